import type { CoverageGap } from '../model/vulnerability.ts';
import type { MatchedPackage, MatchOptions } from './input.ts';
import type { Judgement } from './judge.ts';
import type { Namespace } from './namespaces.ts';

/** What could not be judged, and what deserves a word: of the distribution, then by reason. */
export function coverageGaps(
  judgements: readonly Judgement[],
  namespace: Namespace | undefined,
  { now }: MatchOptions,
): readonly CoverageGap[] {
  return [...distroGaps(namespace, now), ...packageGaps(judgements), ...rangeGaps(judgements)];
}

function* distroGaps(namespace: Namespace | undefined, now: string | undefined): Generator<CoverageGap> {
  if (namespace?.known !== true) return;
  const { title, end, note } = namespace;
  if (end !== undefined && now !== undefined && end < now.slice(0, 10)) {
    const message = `${title} is not supported since ${end}: vulnerabilities found since then may be missing`;
    yield { kind: 'distro-end-of-life', message, packages: [] };
  }
  if (note !== undefined) yield { kind: 'distro-derived', message: `${title}: ${note}`, packages: [] };
}

/** One gap a kind and reason, most packages first. */
function packageGaps(judgements: readonly Judgement[]): CoverageGap[] {
  const groups = new Map<
    string,
    { kind: CoverageGap['kind']; reason: string; type: string; packages: MatchedPackage[] }
  >();
  for (const { package: pkg, skipped } of judgements) {
    if (skipped === undefined || skipped.kind === 'by-rule') continue;
    const { kind, reason } = skipped;
    const type = /^pkg:([^/]+)\//.exec(pkg.purl)?.[1] ?? 'package';
    const key = [kind, reason, type].join('\0');
    const group = groups.get(key) ?? { kind, reason, type, packages: [] };
    groups.set(key, group);
    group.packages.push(pkg);
  }
  return [...groups.values()]
    .sort((a, b) => b.packages.length - a.packages.length || (a.reason < b.reason ? -1 : 1))
    .map(({ kind, reason, type, packages }) => ({
      kind,
      message: `${nameOf(packages, type)} not judged: ${reason}`,
      packages: packages.map(({ id }) => id),
    }));
}

/** Advisories whose versions cannot be compared, package by package. */
function* rangeGaps(judgements: readonly Judgement[]): Generator<CoverageGap> {
  for (const { package: pkg, decisions, skipped } of judgements) {
    if (skipped?.kind === 'version-unreadable') continue;
    const ids = [
      ...new Set(
        decisions.filter(({ verdict }) => verdict === 'unreadable').map(({ advisory }) => advisory.id),
      ),
    ];
    if (ids.length === 0) continue;
    const some = `${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ` and ${ids.length - 3} more` : ''}`;
    const message = `${pkg.name} ${pkg.version} not judged by ${some}, whose versions cannot be read`;
    yield { kind: 'version-unreadable', message, packages: [pkg.id] };
  }
}

function nameOf(packages: readonly MatchedPackage[], type: string): string {
  const [only, ...others] = packages;
  if (others.length > 0 || only === undefined) return `${packages.length} ${type} packages`;
  return `${only.name} ${only.version}`;
}
