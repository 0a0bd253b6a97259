import type { Fix, FixState } from '../model/vulnerability.ts';
import type { Decision } from './judge.ts';
import { fixesAfter } from './range.ts';

/** Every decision of one package, by advisory: also the parts of it that do not hold the version tell of fixes. */
export type DecisionsByAdvisory = ReadonlyMap<string, readonly Decision[]>;

export function byAdvisory(decisions: readonly Decision[]): DecisionsByAdvisory {
  return Map.groupBy(decisions, advisoryKey);
}

/** What mends a vulnerability that `decisions` found: versions that none of its advisories holds, else what each says. */
export function fixOf(decisions: readonly Decision[], all: DecisionsByAdvisory): Fix {
  const [first] = decisions;
  if (first === undefined) return { state: 'unknown', versions: [] };
  const { version, scheme } = first.lookup;
  const told = [...new Set(decisions.map(advisoryKey))]
    .map((key) => all.get(key) ?? [])
    .map((parts) => parts.filter((part) => tells(part, first) && !isMendedInChannelOff(part, parts)))
    .filter((group) => group.length > 0);
  const claims = told.map((group) => group.map(({ affected }) => affected));
  const agreed = fixesAfter(version, claims.flat(), scheme);
  const versions =
    agreed.length > 0
      ? agreed
      : [...new Set(claims.flatMap((claim) => fixesAfter(version, claim, scheme)))].sort(
          (a, b) => scheme.compare(a, b) ?? 0,
        );
  const available = told.flat().map(({ affected }) => affected.fixDates?.[versions[0] ?? '']);
  const date = available.filter((one) => one !== undefined).sort()[0];
  const state = versions.length > 0 ? 'fixed' : stateOf(decisions);
  return { state, versions, ...(date !== undefined && { available: date }) };
}

/** Under the same version; what is of another module or channel tells nothing. */
function tells({ verdict, lookup }: Decision, { lookup: asked }: Decision): boolean {
  if (verdict === 'excluded' || verdict === 'withdrawn' || verdict === 'not-affected') return false;
  return lookup.version === asked.version && lookup.scheme.id === asked.scheme.id;
}

/** Whoever is without the channel holds the same versions, but will not get its fix. */
function isMendedInChannelOff({ affected }: Decision, parts: readonly Decision[]): boolean {
  if (affected.status !== 'will-not-fix') return false;
  const ranges = JSON.stringify(affected.ranges);
  return parts.some(
    ({ verdict, affected: other }) =>
      verdict === 'excluded' && other.channel !== undefined && JSON.stringify(other.ranges) === ranges,
  );
}

function stateOf(decisions: readonly Decision[]): FixState {
  if (decisions.some(({ affected }) => affected.status === 'will-not-fix')) return 'will-not-fix';
  // A last affected version, or a list of them, tells that later ones are good, but not which.
  return decisions.some(({ test }) => test?.held === true && test.end === 'open') ? 'not-fixed' : 'unknown';
}

function advisoryKey({ advisory }: Decision): string {
  return `${advisory.feed}\0${advisory.id}`;
}
