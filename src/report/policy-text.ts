import { counted } from '../core/units.ts';
import { type GateAction, gateActions, type PolicyEvaluation, type PolicyFinding } from '../model/policy.ts';

/** The Engine's word for the verdict: only `stop` fails. */
export function verdictWord({ finalAction }: PolicyEvaluation): 'pass' | 'fail' {
  return finalAction === 'stop' ? 'fail' : 'pass';
}

/** `3 stop, 2 warn, 1 allowlisted` */
export function findingTally({ findings }: PolicyEvaluation): string {
  const open = findings.filter(({ allowlisted }) => allowlisted === undefined);
  const parts = gateActions.map((action) => [open.filter((each) => each.action === action).length, action]);
  return [...parts, [findings.length - open.length, 'allowlisted']]
    .filter(([count]) => count !== 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

/** Why the verdict is what it is, in one sentence without its full stop. */
export function verdictReason(evaluation: PolicyEvaluation): string {
  const { reason, mapping, finalAction, findings } = evaluation;
  if (reason === 'blacklisted') return 'the bundle lists the image as denied';
  if (reason === 'whitelisted') return 'the bundle lists the image as allowed';
  if (mapping === undefined) return 'no mapping of the bundle matches the image: nothing was judged';
  const deciding = findings.filter(({ action, allowlisted }) => action === finalAction && !allowlisted);
  if (finalAction === 'go') return 'nothing stops it';
  const verb = finalAction === 'stop' ? (deciding.length === 1 ? 'stops' : 'stop') : 'warn of';
  return `${counted(deciding.length, 'finding')} ${verb} it`;
}

export interface GateGroup {
  readonly gate: string;
  /** The gravest first, those that are allowlisted last. */
  readonly findings: readonly PolicyFinding[];
}

/** By gate, the one with the gravest finding first. */
export function findingsByGate({ findings }: PolicyEvaluation): readonly GateGroup[] {
  const groups = Array.from(
    Map.groupBy(findings, ({ gate }) => gate),
    ([gate, members]) => ({
      gate,
      findings: members.toSorted((a, b) => weight(a) - weight(b)),
    }),
  );
  return groups.toSorted((a, b) => firstWeight(a) - firstWeight(b));
}

function firstWeight({ findings: [first] }: GateGroup): number {
  return first === undefined ? gateActions.length : weight(first);
}

function weight({ action, allowlisted }: PolicyFinding): number {
  return allowlisted === undefined ? gateActions.indexOf(action) : gateActions.length;
}

/** `stop`, or `allowlisted by LIST`. */
export function actionText({ action, allowlisted }: PolicyFinding): string {
  return allowlisted === undefined ? action : `allowlisted by ${allowlisted.listName || allowlisted.listId}`;
}

export function bundleText({ bundle }: PolicyEvaluation): string {
  return bundle.name === '' || bundle.name === bundle.id ? bundle.id : `${bundle.name} (${bundle.id})`;
}

/** The level at which tools for code show a finding. */
export function levelOf(action: GateAction): 'error' | 'warning' | 'note' {
  if (action === 'stop') return 'error';
  return action === 'warn' ? 'warning' : 'note';
}
