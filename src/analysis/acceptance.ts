import { compileGlobs } from '../core/glob.ts';
import { type AllowEntry, hasExpired } from '../model/allow.ts';
import type { Acceptance, Secret } from '../model/secret.ts';

type Judged = Pick<Secret, 'rule' | 'fingerprint' | 'place'>;

/** Answers for each secret which of the entries accepts it: of several the first that has not expired. */
export function acceptances(
  entries: readonly AllowEntry[],
  today: string,
): (secret: Judged) => Acceptance | undefined {
  const byFingerprint = new Map<string | undefined, Condition[]>();
  for (const [order, entry] of entries.entries()) {
    if (hasExpired(entry, today)) continue;
    const conditions = byFingerprint.get(entry.fingerprint) ?? [];
    conditions.push({ order, entry, matchesPath: pathMatcher(entry) });
    byFingerprint.set(entry.fingerprint, conditions);
  }
  const first = (conditions: readonly Condition[] | undefined, secret: Judged): Condition | undefined =>
    conditions?.find(
      ({ entry: { rule }, matchesPath }) => (rule ?? secret.rule) === secret.rule && matchesPath(secret),
    );
  return (secret) => {
    const [condition] = [
      first(byFingerprint.get(secret.fingerprint), secret),
      first(byFingerprint.get(undefined), secret),
    ]
      .filter((found) => found !== undefined)
      .sort((a, b) => a.order - b.order);
    return condition && acceptanceBy(condition.entry);
  };
}

interface Condition {
  readonly order: number;
  readonly entry: AllowEntry;
  readonly matchesPath: (secret: Judged) => boolean;
}

function pathMatcher({ path }: AllowEntry): Condition['matchesPath'] {
  if (path === undefined) return () => true;
  const matches = compileGlobs([path.replace(/^\/+/, '')]);
  return ({ place }) => {
    if (place.kind !== 'file') return false;
    return matches(place.path) || (place.member !== undefined && matches(`${place.path}!/${place.member}`));
  };
}

function acceptanceBy({ file, reason, expires }: AllowEntry): Acceptance {
  return {
    by: 'entry',
    file,
    ...(reason === undefined ? {} : { reason }),
    ...(expires === undefined ? {} : { expires }),
  };
}
