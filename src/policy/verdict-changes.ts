import type { GateAction, PolicyEvaluation, PolicyFinding } from '../model/policy.ts';

/** One finding that the other bundle does not have, or has with another action. */
export interface FindingChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** The later one; of `removed` the earlier. */
  readonly finding: PolicyFinding;
  /** Of `changed`: what it was. */
  readonly before?: Pick<PolicyFinding, 'action' | 'allowlisted'>;
  /** In words: `the rule is new`, `allowlisted by w1 now`. */
  readonly why: string;
}

export interface VerdictChanges {
  readonly before: GateAction;
  readonly after: GateAction;
  /** What decided, where it is not the rules: the mapping or the lists of images. */
  readonly notes: readonly string[];
  readonly findings: readonly FindingChange[];
}

/** Why two bundles judge the same image differently. */
export function verdictChanges(before: PolicyEvaluation, after: PolicyEvaluation): VerdictChanges {
  return {
    before: before.finalAction,
    after: after.finalAction,
    notes: [...listNotes(before, after), ...mappingNotes(before, after)],
    findings: findingChanges(before, after),
  };
}

function listNotes(before: PolicyEvaluation, after: PolicyEvaluation): string[] {
  const note = (was: unknown, is: unknown, list: string): string[] => {
    if ((was === undefined) === (is === undefined)) return [];
    return [
      is === undefined ? `no longer in the list of ${list} images` : `now in the list of ${list} images`,
    ];
  };
  return [
    ...note(before.deniedImage, after.deniedImage, 'denied'),
    ...note(before.allowedImage, after.allowedImage, 'allowed'),
  ];
}

function mappingNotes(before: PolicyEvaluation, after: PolicyEvaluation): string[] {
  if ((before.mapping === undefined) === (after.mapping === undefined)) return [];
  return [after.mapping === undefined ? 'no mapping matches any more' : 'a mapping matches now'];
}

function findingChanges(before: PolicyEvaluation, after: PolicyEvaluation): FindingChange[] {
  const [was, is] = [byIdentity(before.findings), byIdentity(after.findings)];
  const changes: FindingChange[] = [];
  for (const [key, finding] of is) {
    const earlier = was.get(key);
    if (earlier === undefined)
      changes.push({ kind: 'added', finding, why: whyThere(finding, before, 'new') });
    else if (!isSame(earlier, finding)) changes.push(changed(earlier, finding));
  }
  for (const [key, finding] of was) {
    if (!is.has(key)) changes.push({ kind: 'removed', finding, why: whyThere(finding, after, 'gone') });
  }
  return changes;
}

/** The gravest of those that differ in their rule alone: rules are renamed and split. */
function byIdentity(findings: readonly PolicyFinding[]): ReadonlyMap<string, PolicyFinding> {
  const order: readonly GateAction[] = ['go', 'warn', 'stop'];
  const found = new Map<string, PolicyFinding>();
  for (const finding of findings) {
    const key = [finding.gate, finding.trigger, finding.triggerId].join('\0');
    const other = found.get(key);
    if (other === undefined || order.indexOf(other.action) < order.indexOf(finding.action))
      found.set(key, finding);
  }
  return found;
}

function isSame(a: PolicyFinding, b: PolicyFinding): boolean {
  return a.action === b.action && a.allowlisted?.listId === b.allowlisted?.listId;
}

function changed(earlier: PolicyFinding, finding: PolicyFinding): FindingChange {
  const { action, allowlisted } = earlier;
  const before = { action, ...(allowlisted !== undefined && { allowlisted }) };
  return { kind: 'changed', finding, before, why: whyChanged(earlier, finding) };
}

function whyChanged(earlier: PolicyFinding, finding: PolicyFinding): string {
  if (finding.allowlisted !== undefined && earlier.allowlisted === undefined)
    return `allowlisted now by ${finding.allowlisted.listId}, item ${finding.allowlisted.itemId}`;
  if (finding.allowlisted === undefined && earlier.allowlisted !== undefined)
    return `no longer allowlisted by ${earlier.allowlisted.listId}, item ${earlier.allowlisted.itemId}`;
  if (finding.action === earlier.action) return 'allowlisted by another list';
  return `rule ${finding.ruleId} says ${finding.action}, rule ${earlier.ruleId} said ${earlier.action}`;
}

/** Why `other` does not have the finding: it has no such rule, or one with other parameters. */
function whyThere({ gate, trigger, ruleId }: PolicyFinding, other: PolicyEvaluation, word: string): string {
  const rules = other.rules.filter((rule) => rule.gate === gate && rule.trigger === trigger);
  if (rules.length === 0) return `the rule (${ruleId}) is ${word}`;
  return `rule ${ruleId} and ${rules.map((rule) => rule.ruleId).join(', ')} differ in their parameters`;
}
