import type { RangeEvent, VersionRange } from '../model/advisory.ts';
import type { VersionScheme } from '../version/scheme.ts';

/** What an advisory says of the versions of one package. */
export interface VersionClaim {
  readonly ranges: readonly VersionRange[];
  readonly versions: readonly string[];
}

/** How a version stands to a claim. */
export type RangeTest =
  | {
      readonly held: true;
      /** In words: `>= 1.0, < 1.5`, or the listed version. */
      readonly range: string;
      /** How the stretch of versions ends that holds it; `listed` when only a list names it. */
      readonly end: 'fixed' | 'last-affected' | 'limit' | 'open' | 'listed';
    }
  | {
      readonly held: false;
      /** A fix lies at or before the version. */
      readonly fixed: boolean;
    }
  /** A version that the scheme cannot read: nothing can be said. */
  | { readonly held: undefined; readonly unreadable: string };

/** From `introduced` to what ends it. */
interface Stretch {
  readonly from: string;
  readonly to?: { readonly version: string; readonly kind: 'fixed' | 'lastAffected' };
}

/** https://ossf.github.io/osv-schema/#evaluation */
export function testVersion(version: string, claim: VersionClaim, scheme: VersionScheme): RangeTest {
  if (claim.versions.includes(version)) return { held: true, range: `= ${version}`, end: 'listed' };
  if (!scheme.valid(version)) return { held: undefined, unreadable: version };
  let unreadable: string | undefined;
  for (const range of claim.ranges) {
    const strange = range.events.map(versionOf).find((event) => !readable(event, scheme));
    unreadable ??= strange;
    const held = strange === undefined ? holder(version, range, scheme) : undefined;
    if (held) return held;
  }
  // A list beside ranges spells out what they hold; alone, it is all there is.
  const alone = claim.ranges.length === 0 ? claim.versions : [];
  const listed = alone.find((one) => scheme.compare(version, one) === 0);
  if (listed !== undefined) return { held: true, range: `= ${listed}`, end: 'listed' };
  unreadable ??= legacyEnd(version, claim, scheme);
  if (unreadable !== undefined) return { held: undefined, unreadable };
  return { held: false, fixed: isFixed(version, claim, scheme) };
}

/** That it is older than all others tells nothing of what it ends, unless the version is of its like. */
function legacyEnd(version: string, { ranges }: VersionClaim, scheme: VersionScheme): string | undefined {
  if (scheme.isLegacy?.(version) !== false) return undefined;
  return ranges
    .flatMap(({ events }) => events.filter((event) => !('introduced' in event)).map(versionOf))
    .find((end) => end !== '*' && scheme.isLegacy?.(end));
}

/** Fix versions after `version` that none of the claims holds, oldest first. */
export function fixesAfter(
  version: string,
  claims: readonly VersionClaim[],
  scheme: VersionScheme,
): readonly string[] {
  const fixes = claims
    .flatMap(({ ranges }) => ranges.flatMap(({ events }) => events))
    .flatMap((event) =>
      'fixed' in event && (scheme.compare(version, event.fixed) ?? 0) < 0 ? [event.fixed] : [],
    );
  const good = [...new Set(fixes)].filter((fix) =>
    claims.every((claim) => testVersion(fix, claim, scheme).held !== true),
  );
  return good.sort((a, b) => scheme.compare(a, b) ?? 0);
}

function holder(version: string, range: VersionRange, scheme: VersionScheme): RangeTest | undefined {
  const limits = range.events.flatMap((event) => ('limit' in event ? [event.limit] : []));
  const below = (limit: string) => limit === '*' || order(version, limit, scheme) < 0;
  if (limits.length > 0 && !limits.some(below)) return undefined;
  const stretch = stretchesOf(range, scheme).find((candidate) => holds(candidate, version, scheme));
  if (stretch === undefined) return undefined;
  const words = stretchInWords(stretch);
  if (stretch.to !== undefined) {
    return { held: true, range: words, end: stretch.to.kind === 'fixed' ? 'fixed' : 'last-affected' };
  }
  const limit = limits.includes('*') ? undefined : limits.at(-1);
  return limit === undefined
    ? { held: true, range: words, end: 'open' }
    : { held: true, range: `${words}, < ${limit}`, end: 'limit' };
}

/** The events in order of versions, told as stretches. Events of one version keep the order in which they stand. */
function stretchesOf({ events }: VersionRange, scheme: VersionScheme): Stretch[] {
  const sorted = events
    .filter((event) => !('limit' in event))
    .sort((a, b) => order(versionOf(a), versionOf(b), scheme));
  const stretches: Stretch[] = [];
  let from: string | undefined;
  for (const event of sorted) {
    if ('introduced' in event) from ??= event.introduced;
    else {
      from ??= reopened(event, stretches, scheme);
      if (from !== undefined) stretches.push({ from, to: endOf(event) });
      from = undefined;
    }
  }
  return from === undefined ? stretches : [...stretches, { from }];
}

/** A version that is both last affected and fixed is fixed: the stretch that it ended ends anew, before it. */
function reopened(event: RangeEvent, stretches: Stretch[], scheme: VersionScheme): string | undefined {
  const last = stretches.at(-1);
  if (!('fixed' in event) || last?.to?.kind !== 'lastAffected') return undefined;
  return order(last.to.version, event.fixed, scheme) === 0 ? stretches.pop()?.from : undefined;
}

function endOf(event: RangeEvent): NonNullable<Stretch['to']> {
  return { version: versionOf(event), kind: 'fixed' in event ? 'fixed' : 'lastAffected' };
}

function holds({ from, to }: Stretch, version: string, scheme: VersionScheme): boolean {
  if (order(version, from, scheme) < 0) return false;
  if (to === undefined) return true;
  const toEnd = order(version, to.version, scheme);
  return to.kind === 'fixed' ? toEnd < 0 : toEnd <= 0;
}

/** `0` is before every version, also before those that sort before a plain 0. */
function order(a: string, b: string, scheme: VersionScheme): number {
  if (a === b) return 0;
  if (a === '0') return -1;
  return b === '0' ? 1 : (scheme.compare(a, b) ?? 0);
}

function versionOf(event: RangeEvent): string {
  if ('introduced' in event) return event.introduced;
  if ('fixed' in event) return event.fixed;
  return 'limit' in event ? event.limit : event.lastAffected;
}

function readable(version: string, scheme: VersionScheme): boolean {
  return version === '0' || version === '*' || scheme.valid(version);
}

function isFixed(version: string, { ranges }: VersionClaim, scheme: VersionScheme): boolean {
  return ranges.some(({ events }) =>
    events.some((event) => 'fixed' in event && order(event.fixed, version, scheme) <= 0),
  );
}

function stretchInWords({ from, to }: Stretch): string {
  if (to === undefined) return `>= ${from}`;
  return `>= ${from}, ${to.kind === 'fixed' ? '<' : '<='} ${to.version}`;
}

/** All ranges: `>= 0, < 1.5 or >= 2.0, < 2.3`. */
export function claimInWords({ ranges, versions }: VersionClaim, scheme: VersionScheme): string {
  const words = ranges.flatMap((range) => stretchesOf(range, scheme).map(stretchInWords));
  const listed = versions.length === 0 ? [] : [`one of ${versions.length} listed versions`];
  return [...words, ...listed].join(' or ') || 'no version';
}
