import type { Package } from '../../model/package.ts';
import type { Vulnerability } from '../../model/vulnerability.ts';
import { isCve } from '../names.ts';
import type { VexStatement } from './statement.ts';
import { type JudgedImage, Subject } from './subject.ts';

/**
 * Suppresses what VEX documents say is not affected or fixed. The latest statement about a package and vulnerability
 * counts, of those made at the same time the last in order. One that says *affected* outweighs earlier ones, but takes
 * back no suppression that is not of VEX.
 */
export function applyVex(
  vulnerabilities: readonly Vulnerability[],
  statements: readonly VexStatement[],
  judged: JudgedImage,
): readonly Vulnerability[] {
  if (statements.length === 0) return vulnerabilities;
  const byName = indexed(statements);
  const subject = new Subject(judged);
  const packages = new Map(judged.packages.map((pkg) => [pkg.id, pkg]));
  return vulnerabilities.map((vulnerability) => {
    const pkg = packages.get(vulnerability.package);
    if (pkg === undefined || vulnerability.suppressed !== undefined) return vulnerability;
    const latest = latestAbout(vulnerability, pkg);
    if (latest?.status !== 'not_affected' && latest?.status !== 'fixed') return vulnerability;
    const { source, reason, status } = latest;
    const verdict = status === 'fixed' ? 'fixed' : 'not-affected';
    return { ...vulnerability, suppressed: { by: 'vex', source, reason, verdict } };
  });

  function latestAbout({ ids }: Vulnerability, pkg: Package): VexStatement | undefined {
    const positions = new Set(ids.flatMap((id) => byName.get(id.toLowerCase()) ?? []));
    let latest: VexStatement | undefined;
    for (const position of [...positions].sort((a, b) => a - b)) {
      const statement = statements[position];
      if (statement === undefined || statement.timeMs < (latest?.timeMs ?? -Infinity)) continue;
      if (isSame(statement.names, ids) && subject.concerns(statement, pkg)) latest = statement;
    }
    return latest;
  }
}

/** That they share the name of a bulletin about several does not make two CVEs the same. */
function isSame(said: readonly string[], ids: readonly string[]): boolean {
  const [ours, theirs] = [ids.filter(isCve), said.map((name) => name.toUpperCase()).filter(isCve)];
  return ours.length === 0 || theirs.length === 0 || theirs.some((name) => ours.includes(name));
}

/** Names to the positions of the statements about them. */
function indexed(statements: readonly VexStatement[]): ReadonlyMap<string, readonly number[]> {
  const byName = new Map<string, number[]>();
  for (const [position, { names }] of statements.entries()) {
    for (const name of new Set(names.map((one) => one.toLowerCase()))) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [position]);
      else known.push(position);
    }
  }
  return byName;
}
