import type { Decision } from './judge.ts';
import { claimInWords } from './range.ts';

/** One step in a sentence: which version was held against what, and what came of it. */
export function decisionInWords(decision: Decision): string {
  const { advisory, affected, lookup, test, verdict, why } = decision;
  const { name, version, scheme, ecosystem } = lookup;
  const subject = `${name} ${version}`;
  switch (verdict) {
    case 'affected':
      return `${subject} lies in ${test?.held === true ? test.range : 'the range'} (${scheme.id})`;
    case 'fixed':
      return `${subject} lies outside ${claimInWords(affected, scheme)}: a fix is at or before it (${scheme.id})`;
    case 'outside':
      return `${subject} lies outside ${claimInWords(affected, scheme)} (${scheme.id})`;
    case 'not-affected':
      return `${ecosystem} says that ${name} is not affected`;
    case 'withdrawn':
      return `${advisory.id} was withdrawn on ${advisory.withdrawn}`;
    case 'excluded':
      return `${advisory.id} does not apply to ${subject}: ${why}`;
    default:
      return `${subject} cannot be compared: "${test?.held === undefined ? test?.unreadable : ''}" is no version of ${scheme.id}`;
  }
}
