import type { MatchedPackage } from '../src/match/input.ts';
import type { Advisory, AffectedPackage, ExploitPrediction, KnownExploit } from '../src/model/advisory.ts';

/** A kind of feed as publishers have them, in the proportions of their records today. */
interface Shape {
  readonly feed: string;
  readonly records: number;
  readonly id: string;
  /** Of each record, one part: `RELEASE` stands for each of these. */
  readonly ecosystems: readonly string[];
  /** Packages of a record, on average. */
  readonly packages: number;
  /** Distinct ones. */
  readonly names: number;
  /** Whether some have thousands of records and most a handful, as in distributions. */
  readonly uneven: boolean;
  readonly ranges: number;
  readonly versions: number;
  /** Words of the description. */
  readonly words: number;
  readonly references: number;
}

const usual = { uneven: true, packages: 1, ranges: 1, versions: 0, words: 45, references: 3 };
const releases = (name: string, ...versions: readonly string[]): string[] =>
  versions.map((version) => `${name}:${version}`);

/** 500,000 records with about 2 million ranges. */
export const shapes: readonly Shape[] = [
  {
    ...usual,
    feed: 'osv/Debian',
    id: 'DEBIAN-CVE',
    records: 60_000,
    names: 4000,
    ecosystems: releases('Debian', '11', '12', '13', '14'),
  },
  {
    ...usual,
    feed: 'osv/Ubuntu',
    id: 'UBUNTU-CVE',
    records: 50_000,
    names: 3500,
    packages: 2,
    ecosystems: releases('Ubuntu', '18.04:LTS', '20.04:LTS', '22.04:LTS', '24.04:LTS', '25.10'),
  },
  {
    ...usual,
    feed: 'osv/Red Hat',
    id: 'RHSA',
    records: 40_000,
    names: 9000,
    packages: 16,
    ecosystems: releases('Red Hat', 'enterprise_linux:9'),
    words: 120,
    references: 9,
  },
  {
    ...usual,
    feed: 'osv/Alpine',
    id: 'ALPINE-CVE',
    records: 20_000,
    names: 900,
    ecosystems: releases('Alpine', 'v3.19', 'v3.20', 'v3.21', 'v3.22'),
  },
  {
    ...usual,
    feed: 'osv/npm',
    id: 'MAL',
    records: 150_000,
    uneven: false,
    names: 120_000,
    ecosystems: ['npm'],
    words: 60,
  },
  {
    ...usual,
    feed: 'osv/PyPI',
    id: 'PYSEC',
    records: 30_000,
    uneven: false,
    names: 9000,
    ecosystems: ['PyPI'],
    ranges: 2,
    versions: 50,
    words: 90,
  },
  {
    ...usual,
    feed: 'osv/Maven',
    id: 'GHSA',
    records: 50_000,
    uneven: false,
    names: 9000,
    ecosystems: ['Maven'],
    ranges: 2,
    versions: 20,
    words: 110,
    references: 6,
  },
  {
    ...usual,
    feed: 'nvd/2.0',
    id: 'CVE',
    records: 100_000,
    names: 30_000,
    ecosystems: ['CPE'],
    ranges: 2,
    words: 60,
  },
];

export function* advisoriesOf(shape: Shape): Generator<Advisory> {
  const random = generator(shape.feed.length * 7919 + shape.names);
  for (let index = 0; index < shape.records; index += 1) yield advisory(shape, { index, random });
}

/** The same record as its publisher changed it. */
export function changed(advisory: Advisory): Advisory {
  const affected = advisory.affected.map((part) => ({
    ...part,
    ranges: [{ events: [{ introduced: '0' }, { fixed: '99.1-1' }] }],
  }));
  return { ...advisory, affected, modified: '2026-11-01T00:00:00Z' };
}

export function* predictions(): Generator<ExploitPrediction> {
  const random = generator(300);
  for (let index = 0; index < 300_000; index += 1) {
    const score = Number((random() ** 8).toFixed(5));
    yield { cve: cve(index), score, percentile: Number(random().toFixed(5)) };
  }
}

export function* exploits(): Generator<KnownExploit> {
  for (let index = 0; index < 1400; index += 1)
    yield { cve: cve(index * 199), added: '2025-03-01', due: '2025-03-22', ransomware: index % 5 === 0 };
}

/** Those of an image: of one distribution, of which those with the most records are more likely, and of a language. */
export function packagesOfImage(): MatchedPackage[] {
  const random = generator(11);
  return Array.from({ length: 1000 }, (_, index) => {
    const [type, place] = index < 700 ? ['deb/debian', index ** 1.25] : ['npm', index * 100];
    // Newer than most fixes, as in an image that is kept up to date.
    const [name, release] = [nameOf(Math.floor(place)), version(random).replace(/^\d/, '8')];
    const purl = `pkg:${type}/${name}@${encodeURIComponent(release)}`;
    return { id: purl, name, version: release, purl, metadata: {} };
  });
}

interface Draw {
  readonly index: number;
  readonly random: () => number;
}

function advisory(shape: Shape, { index, random }: Draw): Advisory {
  const alias = shape.feed.startsWith('osv/npm') ? [] : [cve(Math.floor(random() * 300_000))];
  const affected: AffectedPackage[] = [];
  const packages = 1 + Math.floor(random() * (2 * shape.packages - 1));
  for (let each = 0; each < packages; each += 1) {
    const name = nameOf(shape.uneven ? skewed(shape.names, random) : Math.floor(random() * shape.names));
    for (const ecosystem of shape.ecosystems) affected.push(part(shape, { ecosystem, name, random }));
  }
  const bulletin = shape.feed === 'osv/Red Hat';
  const text = words(shape.words, random);
  return {
    id: `${shape.id}-${2010 + (index % 16)}-${index}`,
    feed: shape.feed,
    aliases: bulletin ? [] : alias,
    upstream: bulletin ? Array.from({ length: 4 }, () => cve(Math.floor(random() * 300_000))) : [],
    summary: text.slice(0, 60),
    details: text,
    published: stamp(random),
    modified: stamp(random),
    ratings: [{ kind: 'cvss', version: '3.1', vector: vector(random), by: shape.feed }],
    cwes: [`CWE-${Math.floor(random() * 900)}`],
    references: Array.from({ length: shape.references }, () => ({
      type: 'WEB',
      url: `https://${pick(vocabulary, random)}.example/advisories/${Math.floor(random() * 1e9).toString(36)}`,
    })),
    affected,
  };
}

function part(
  shape: Shape,
  { ecosystem, name, random }: { ecosystem: string; name: string; random: () => number },
): AffectedPackage {
  const ranges = Array.from({ length: shape.ranges }, (_, index) => ({
    events: [
      { introduced: index === 0 ? '0' : version(random) },
      ...(random() < 0.8 ? [{ fixed: version(random) }] : []),
    ],
  }));
  const count = Math.floor(random() * 2 * shape.versions);
  const versions = Array.from({ length: count }, (_, index) => `${Math.floor(index / 10)}.${index % 10}.0`);
  return { ecosystem, name, status: 'affected', ranges, versions };
}

/** Of `count` numbers, small ones far more often than great ones. */
function skewed(count: number, random: () => number): number {
  return Math.floor(count ** random()) - 1;
}

function nameOf(index: number): string {
  const word = vocabulary[index % vocabulary.length] ?? '';
  return index < vocabulary.length
    ? `lib${word}`
    : `lib${word}-${Math.floor(index / vocabulary.length).toString(36)}`;
}

function version(random: () => number): string {
  const number = (below: number): number => Math.floor(random() * below);
  return `${number(9)}.${number(30)}.${number(20)}-${1 + number(9)}+deb12u${1 + number(9)}`;
}

function cve(index: number): string {
  return `CVE-${2005 + (index % 21)}-${1000 + index}`;
}

function stamp(random: () => number): string {
  return new Date(1.3e12 + Math.floor(random() * 4.6e8) * 1000).toISOString();
}

function vector(random: () => number): string {
  const one = (letters: string): string => letters[Math.floor(random() * letters.length)] ?? '';
  return `CVSS:3.1/AV:${one('NALP')}/AC:${one('LH')}/PR:${one('NLH')}/UI:${one('NR')}/S:${one('UC')}/C:${one('NLH')}/I:${one('NLH')}/A:${one('NLH')}`;
}

function words(count: number, random: () => number): string {
  return Array.from({ length: count }, () => vocabulary[skewed(vocabulary.length, random)]).join(' ');
}

function pick(from: readonly string[], random: () => number): string {
  return from[Math.floor(random() * from.length)] ?? '';
}

/** Words of syllables: descriptions pack about as well as real ones. */
const vocabulary: readonly string[] = (() => {
  const random = generator(1);
  const syllables =
    'al an ar as at con de di ed en er es ex for in ing ion is it le mo ne on or per pro re se ta te ti to un ver'.split(
      ' ',
    );
  const made = new Set<string>();
  while (made.size < 3000)
    made.add(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(syllables, random)).join(''));
  return [...made];
})();

/** Numbers from 0 up to 1 that look random and are the same on every run. https://en.wikipedia.org/wiki/Xorshift */
function generator(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
