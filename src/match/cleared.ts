import type { Clearance, Vulnerability } from '../model/vulnerability.ts';
import type { Descriptions } from './descriptions.ts';
import { groupDecisions } from './groups.ts';
import type { Judgement } from './judge.ts';
import { acquittal } from './suppress.ts';

/** What publishers say their packages are not affected by, where no finding says so already. */
export function clearedIn(
  judgements: readonly Judgement[],
  vulnerabilities: readonly Vulnerability[],
  descriptions: Pick<Descriptions, 'aliases'>,
): Clearance[] {
  const found = Map.groupBy(vulnerabilities, (vulnerability) => vulnerability.package);
  return judgements.flatMap(({ package: { id: pkg }, decisions }) => {
    const acquitting = decisions.filter(({ verdict }) => verdict === 'not-affected');
    if (acquitting.length === 0) return [];
    const reported = new Set(found.get(pkg)?.flatMap(({ ids }) => ids));
    return groupDecisions(acquitting, descriptions).flatMap(({ names, ids, decisions: [first] }) => {
      const [id] = names;
      if (id === undefined || first === undefined || names.some((name) => reported.has(name))) return [];
      return [{ id, ids, package: pkg, suppressed: acquittal(first) }];
    });
  });
}
