import { hasExpired } from '../model/allow.ts';

const maxShown = 10;

export interface ExpiringEntry {
  readonly expires?: string;
  readonly file: string;
}

/** Says which entries hold no longer. `kind` names one and several, `textOf` one of them: by its conditions. */
export function warnOfExpired<T extends ExpiringEntry>(
  entries: readonly T[],
  {
    kind,
    today,
    textOf,
  }: {
    readonly kind: readonly [one: string, several: string];
    readonly today: string;
    readonly textOf: (entry: T) => string;
  },
  warn: (message: string) => void,
): void {
  const expired = entries.filter((entry) => hasExpired(entry, today));
  for (const entry of expired.slice(0, maxShown)) {
    warn(`The ${kind[0]} for ${textOf(entry)} in ${entry.file} expired on ${entry.expires}`);
  }
  if (expired.length > maxShown) warn(`${expired.length - maxShown} more ${kind[1]} expired`);
}
