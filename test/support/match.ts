import type { MatchedPackage, MatchOptions } from '../../src/match/input.ts';
import { matchPackages } from '../../src/match/match.ts';
import type { Advisory, AffectedPackage, RangeEvent } from '../../src/model/advisory.ts';
import type { Distro } from '../../src/model/distro.ts';
import { parsePurl } from '../../src/model/purl.ts';
import type { VulnerabilityReport } from '../../src/model/vulnerability.ts';
import { type MemoryFacts, memoryIndex } from './memory-index.ts';

/** A package by its URL, with what else is said of it. */
export function packageOf(purl: string, more: Partial<MatchedPackage> = {}): MatchedPackage {
  const { namespace, name, version = '', type } = parsePurl(purl);
  const joined = type === 'maven' || type === 'golang' || type === 'npm' || type === 'composer';
  const separator = type === 'maven' ? ':' : '/';
  const whole = joined && namespace !== undefined ? `${namespace}${separator}${name}` : name;
  return { id: purl, name: whole, version, purl, metadata: {}, ...more };
}

export function distroOf(id: string, more: Partial<Distro> = {}): Distro {
  return { id, idLike: [], path: 'etc/os-release', ...more };
}

export const debian12: Distro = distroOf('debian', { versionId: '12' });

/** `1.0..2.0` is from the first up to but without the second; without a second, to the end. */
export function rangeOf(words: string): readonly RangeEvent[] {
  const [introduced = '0', fixed = ''] = words.split('..');
  return [{ introduced }, ...(fixed === '' ? [] : [{ fixed }])];
}

export function affectedOf(
  ecosystem: string,
  name: string,
  { range = '0..', ...more }: Partial<AffectedPackage> & { readonly range?: string } = {},
): AffectedPackage {
  return { ecosystem, name, status: 'affected', ranges: [{ events: rangeOf(range) }], versions: [], ...more };
}

export function advisoryOf(
  id: string,
  affected: AffectedPackage | readonly AffectedPackage[],
  more: Partial<Advisory> = {},
): Advisory {
  const parts = 'ecosystem' in affected ? [affected] : affected;
  return {
    id,
    feed: `osv/${parts[0]?.ecosystem}`,
    aliases: [],
    upstream: [],
    modified: '2026-01-01T00:00:00Z',
    ratings: [],
    cwes: [],
    references: [],
    affected: parts,
    ...more,
  };
}

export interface MatchFacts extends MemoryFacts {
  readonly packages: readonly MatchedPackage[];
  readonly distro?: Distro;
  readonly options?: MatchOptions;
}

export function reportOf({ packages, distro, options, ...facts }: MatchFacts): VulnerabilityReport {
  return matchPackages({ distro, packages }, memoryIndex(facts), options);
}

/** What counts and what is suppressed, as `CVE-1 package`. */
export function idsOf({ vulnerabilities }: VulnerabilityReport): {
  readonly counted: readonly string[];
  readonly suppressed: readonly string[];
} {
  const words = (suppressed: boolean) =>
    vulnerabilities
      .filter((vulnerability) => (vulnerability.suppressed !== undefined) === suppressed)
      .map(({ id, package: pkg }) => `${id} ${parsePurl(pkg).name}`)
      .sort();
  return { counted: words(false), suppressed: words(true) };
}
