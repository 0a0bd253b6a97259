import type { AdvisoryIndex, Candidate } from '../advisory/advisory-index.ts';
import { KedgeError } from '../core/errors.ts';
import type { Distro } from '../model/distro.ts';
import type { StepVerdict } from '../model/explanation.ts';
import { type Purl, parsePurl } from '../model/purl.ts';
import { distroOfPurl } from '../model/purl-distro.ts';
import { excluded } from './conditions.ts';
import type { MatchedPackage, MatchInput, MatchOptions } from './input.ts';
import { matchers } from './list.ts';
import type { Lookup, Matcher, Skipped } from './matcher.ts';
import { type Namespace, namespaceOf } from './namespaces.ts';
import { type RangeTest, testVersion } from './range.ts';

/** What one part of one advisory means for one package: a step that `kedge why` can show. */
export interface Decision extends Candidate {
  readonly lookup: Lookup;
  readonly verdict: StepVerdict;
  /** Of an `excluded` one. */
  readonly why?: string;
  /** Of those whose version was compared. */
  readonly test?: RangeTest;
}

/** All that was asked about one package, and what came of it. */
export interface Judgement {
  readonly package: MatchedPackage;
  readonly lookups: readonly Lookup[];
  readonly skipped?: Skipped;
  readonly decisions: readonly Decision[];
}

/** Judges packages one by one. Pure but for the index. */
export interface Judge {
  /** Of the image; undefined when nothing tells its distribution. */
  readonly namespace: Namespace | undefined;
  judge(pkg: MatchedPackage): Judgement;
}

export function createJudge(
  { distro }: Pick<MatchInput, 'distro'>,
  index: AdvisoryIndex,
  { channels = [] }: MatchOptions,
): Judge {
  const available = index.ecosystems();
  const namespaceFor = (of: Distro | undefined) => of && namespaceOf(of, available);
  const namespace = namespaceFor(distro);
  return {
    namespace,
    judge(pkg) {
      const purl = readPurl(pkg.purl);
      const matcher = matcherOf(purl?.type);
      const own = namespace ?? (purl && namespaceFor(distroOfPurl(purl)));
      const planned = plan({ pkg, purl, matcher }, own, available);
      if ('kind' in planned) return { package: pkg, lookups: [], skipped: planned, decisions: [] };
      const conditions = { channels, namespace: own };
      const decisions = planned.flatMap((lookup) =>
        index.candidates(lookup.ecosystem, lookup.name).map((candidate) => {
          const why =
            excluded(candidate.affected, { pkg, lookup }, conditions) ??
            matcher.excludes?.(candidate.affected, pkg, lookup);
          return decide(candidate, lookup, why);
        }),
      );
      const skipped =
        gapOf(pkg, planned, available) ?? (decisions.length === 0 ? madeElsewhere(pkg, own) : undefined);
      return { package: pkg, lookups: planned, ...(skipped && { skipped }), decisions };
    },
  };
}

interface Asked {
  readonly pkg: MatchedPackage;
  readonly purl: Purl | undefined;
  readonly matcher: Matcher;
}

function plan(
  { pkg, purl, matcher }: Asked,
  namespace: Namespace | undefined,
  available: ReadonlySet<string>,
): readonly Lookup[] | Skipped {
  if (purl === undefined) return { kind: 'no-feed', reason: 'it has no package URL that could be read' };
  if (pkg.version === '' || pkg.version === 'unknown') {
    return { kind: 'version-unreadable', reason: 'its version is not known' };
  }
  const lookups = matcher.lookups(pkg, purl, { namespace });
  if ('kind' in lookups || lookups.length > 0) {
    const covered = 'kind' in lookups || lookups.some(({ ecosystem }) => available.has(ecosystem));
    if (covered) return lookups;
    const [first] = lookups;
    return { kind: 'no-feed', reason: `the store has no advisories of ${first?.ecosystem}` };
  }
  return { kind: 'no-feed', reason: 'no feed covers packages of its kind' };
}

/** Judged as far as a listed version goes, but not by any range. */
function gapOf(
  pkg: MatchedPackage,
  lookups: readonly Lookup[],
  available: ReadonlySet<string>,
): Skipped | undefined {
  const strange = lookups.find(
    ({ ecosystem, scheme, version }) => available.has(ecosystem) && !scheme.valid(version),
  );
  if (strange === undefined) return undefined;
  const reason = `"${pkg.version.slice(0, 100)}" is no version of ${strange.ecosystem}`;
  return { kind: 'version-unreadable', reason };
}

/** The distribution's feeds know nothing of what others made for it. */
function madeElsewhere({ metadata }: MatchedPackage, namespace: Namespace | undefined): Skipped | undefined {
  const { vendor } = metadata;
  if (typeof vendor !== 'string' || vendor === '' || vendor === '(none)') return undefined;
  if (namespace?.known !== true || namespace.vendor === undefined || namespace.vendor.test(vendor))
    return undefined;
  return { kind: 'no-feed', reason: `made by "${vendor.slice(0, 60)}", of which no feed tells` };
}

function decide(candidate: Candidate, lookup: Lookup, why: string | undefined): Decision {
  const { advisory, affected } = candidate;
  if (advisory.withdrawn !== undefined) return { ...candidate, lookup, verdict: 'withdrawn' };
  if (why !== undefined) return { ...candidate, lookup, verdict: 'excluded', why };
  if (affected.status === 'not-affected' && affected.ranges.length + affected.versions.length === 0) {
    return { ...candidate, lookup, verdict: 'not-affected' };
  }
  const test = testVersion(lookup.version, affected, lookup.scheme);
  return { ...candidate, lookup, test, ...judged(test, affected.status) };
}

function judged(test: RangeTest, status: Candidate['affected']['status']): Pick<Decision, 'verdict' | 'why'> {
  if (test.held === undefined) return { verdict: 'unreadable' };
  if (status === 'not-affected') {
    return test.held
      ? { verdict: 'not-affected' }
      : { verdict: 'excluded', why: 'it is said of other versions' };
  }
  if (test.held) return { verdict: 'affected' };
  return { verdict: test.fixed ? 'fixed' : 'outside' };
}

function matcherOf(type: string | undefined): Matcher {
  const last = matchers[matchers.length - 1];
  return matchers.find(({ types }) => type !== undefined && types.includes(type)) ?? last ?? matchers[0];
}

/** Documents of others hold package URLs that are none. */
function readPurl(text: string): Purl | undefined {
  try {
    return parsePurl(text);
  } catch (cause) {
    if (cause instanceof KedgeError) return undefined;
    throw cause;
  }
}
