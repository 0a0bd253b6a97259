import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import { triggerName } from './engine-package.ts';
import { type TriggerMatch, type TriggerOutcome, unjudged } from './gate.ts';
import { remembered } from './remembered.ts';
import { amount, Tally } from './tally.ts';

/** A vulnerability with the package that has it. */
export interface Finding {
  readonly vulnerability: Vulnerability;
  readonly pkg: Package;
}

export interface Findings {
  /** Those that are not suppressed. */
  readonly counting: readonly Finding[];
  readonly looked: string;
  /** How many are suppressed, and by what. */
  readonly notes: readonly string[];
}

const reason = 'packages were not matched with advisories';

export const notMatched = `nothing: ${reason}`;

/** The vulnerabilities that a trigger has to judge. */
export const findingsOf = remembered(readFindings);

function readFindings({ vulnerabilities: report, packages }: ImageAnalysis): Findings {
  if (report === undefined) return { counting: [], looked: notMatched, notes: [] };
  const byId = new Map(packages.map((pkg) => [pkg.id, pkg]));
  const tally = new Tally();
  const counting: Finding[] = [];
  for (const vulnerability of report.vulnerabilities) {
    const pkg = byId.get(vulnerability.package);
    if (vulnerability.suppressed !== undefined) tally.add(`suppressed: ${vulnerability.suppressed.by}`);
    else if (pkg === undefined) tally.add('of packages that the analysis does not have');
    else counting.push({ vulnerability, pkg });
  }
  const looked = amount(report.vulnerabilities.length, 'vulnerability', 'vulnerabilities');
  return { counting, looked, notes: tally.notes() };
}

/** Why a finding does not fire; undefined when the condition holds. */
export type Condition = (finding: Finding) => string | undefined;

/** Fires for each finding that all conditions hold for, and says the same of it only once. */
export function judgeFindings(
  analysis: ImageAnalysis,
  conditions: readonly Condition[],
  messageOf: (finding: Finding) => string,
): TriggerOutcome {
  if (analysis.vulnerabilities === undefined) return unjudged(reason);
  const { counting, looked, notes } = findingsOf(analysis);
  const tally = new Tally();
  const matches = new Map<string, TriggerMatch>();
  for (const finding of counting) {
    const failing = firstFailing(conditions, finding);
    if (failing !== undefined) {
      tally.add(failing);
      continue;
    }
    const match = { ...triggerIdsOf(finding), message: messageOf(finding) };
    matches.set(`${match.id}\0${match.message}`, match);
  }
  return { looked, notes: [...notes, ...tally.notes()], matches: Array.from(matches.values()) };
}

function firstFailing(conditions: readonly Condition[], finding: Finding): string | undefined {
  for (const condition of conditions) {
    const reason = condition(finding);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** First the vulnerability's own id, then those that other feeds have for it. */
function triggerIdsOf({ vulnerability: { id, ids }, pkg }: Finding) {
  const name = triggerName(pkg);
  return {
    id: `${id}+${name}`,
    otherIds: ids.filter((other) => other !== id).map((other) => `${other}+${name}`),
  };
}
