import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import { triggerName } from './engine-package.ts';
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

/** What allowlists name the finding by: first its id, then those that other feeds have for the vulnerability. */
export function triggerIdsOf({ vulnerability: { id, ids }, pkg }: Finding) {
  const name = triggerName(pkg);
  return {
    id: `${id}+${name}`,
    otherIds: ids.filter((other) => other !== id).map((other) => `${other}+${name}`),
  };
}

export const notMatched = 'nothing: packages were not matched with advisories';

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
    else if (pkg !== undefined) counting.push({ vulnerability, pkg });
  }
  const looked = amount(report.vulnerabilities.length, 'vulnerability', 'vulnerabilities');
  return { counting, looked, notes: tally.notes() };
}
