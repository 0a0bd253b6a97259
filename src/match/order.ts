import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import type { MatchedPackage } from './input.ts';
import { compareNames } from './names.ts';

/** Those that count first, then by risk and severity; the same in every run. */
export function inOrder(
  vulnerabilities: readonly Vulnerability[],
  packages: readonly Pick<MatchedPackage, 'id' | 'name'>[],
): Vulnerability[] {
  const names = new Map(packages.map(({ id, name }) => [id, name]));
  return vulnerabilities.toSorted(
    (a, b) =>
      compare(a, b) ||
      compareText(names.get(a.package), names.get(b.package)) ||
      compareText(a.package, b.package),
  );
}

function compare(a: Vulnerability, b: Vulnerability): number {
  return (
    Number(a.suppressed !== undefined) - Number(b.suppressed !== undefined) ||
    b.risk - a.risk ||
    vulnerabilitySeverities.indexOf(a.severity) - vulnerabilitySeverities.indexOf(b.severity) ||
    (b.score ?? 0) - (a.score ?? 0) ||
    compareNames(a.id, b.id)
  );
}

function compareText(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}
