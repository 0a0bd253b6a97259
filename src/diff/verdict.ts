import type { Cause, DiffSection, SideVerdict, VerdictChange, VerdictFinding } from '../model/diff.ts';
import { compareText } from '../version/order.ts';
import { judgingCauses, lackingNames, readingCauses, type Sides, sameImage } from './inputs.ts';
import { pairUp } from './pairing.ts';
import { kindOf } from './vulnerabilities.ts';

/** What a policy finds on one side alone, or with another action. The verdicts themselves are in the sides. */
export function compareVerdicts(sides: Sides): DiffSection<VerdictChange> {
  const [was, is] = [sides.before.verdict, sides.after.verdict];
  if (was === undefined || is === undefined) {
    const lacking = lackingNames(sides, ({ verdict }) => verdict !== undefined);
    return { compared: false, why: `no policy was asked for ${lacking}` };
  }
  const pairing = pairUp(findingsOf(was), findingsOf(is), [(finding) => [keyOf(finding)]]);
  const causes = causesOf(sides, was, is);
  const changes: VerdictChange[] = [
    ...pairing.after.map((after) => ({ kind: kindOf(false, counts(after)), after, causes })),
    ...pairing.before.map((before) => ({ kind: kindOf(counts(before), false), before, causes })),
    ...pairing.pairs
      .filter(([before, after]) => before.action !== after.action)
      .map(([before, after]) => ({ kind: kindOf(counts(before), counts(after)), before, after, causes })),
  ];
  return { compared: true, changes: changes.filter(isOfWeight) };
}

/** What the policy lets go on both sides decides nothing. */
function isOfWeight({ before, after }: VerdictChange): boolean {
  return [before, after].some((finding) => finding !== undefined && counts(finding));
}

/** Any of the inputs that differ: which of them a gate looked at, nothing here tells. */
function causesOf(sides: Sides, was: SideVerdict, is: SideVerdict): readonly Cause[] {
  if (was.bundle.digest !== is.bundle.digest) {
    return [{ kind: 'rule', text: `the policy was ${was.bundle.id} and is ${is.bundle.id}` }];
  }
  const image: Cause = { kind: 'image', text: 'the image is another' };
  const judging = judgingCauses(sides, 'the advisories are others').filter(({ kind }) => kind !== 'rule');
  const causes = [...(sameImage(sides) ? [] : [image]), ...judging];
  return causes.length > 0 ? causes : readingCauses(sides);
}

function counts({ action }: VerdictFinding): boolean {
  return action !== 'go';
}

function findingsOf({ findings }: SideVerdict): readonly VerdictFinding[] {
  return findings.toSorted((a, b) => compareText(keyOf(a), keyOf(b)) || compareText(a.action, b.action));
}

function keyOf({ gate, trigger, triggerId }: VerdictFinding): string {
  return [gate, trigger, triggerId].join('\0');
}
