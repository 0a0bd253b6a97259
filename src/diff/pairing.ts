import { compareText } from '../version/order.ts';

export interface Pairing<T> {
  readonly pairs: readonly (readonly [before: T, after: T])[];
  /** Those without a counterpart. */
  readonly before: readonly T[];
  readonly after: readonly T[];
}

/** The keys of an item; two items with a common key may be a pair. */
export type KeysOf<T> = (item: T) => readonly string[];

/**
 * Pairs what is the same on both sides: by the keys of the first round, what is left by those of the second, and so on.
 * Of several with one key, the first of one side goes with the first of the other. With both sides in the same order,
 * swapping them swaps the result and does nothing else.
 */
export function pairUp<T>(
  before: readonly T[],
  after: readonly T[],
  rounds: readonly KeysOf<T>[],
): Pairing<T> {
  const pairs: (readonly [T, T])[] = [];
  let left = { before, after };
  for (const keysOf of rounds) {
    const round = pairRound(left.before, left.after, keysOf);
    pairs.push(...round.pairs);
    left = round;
  }
  return { pairs, before: left.before, after: left.after };
}

function pairRound<T>(before: readonly T[], after: readonly T[], keysOf: KeysOf<T>) {
  const pairs: (readonly [T, T])[] = [];
  const [ours, theirs] = [new Set<T>(), new Set<T>()];
  const others = byKey(after, keysOf);
  // In an order that does not depend on the side: of several keys the first that has a partner counts.
  const groups = Array.from(byKey(before, keysOf)).sort(([a], [b]) => compareText(a, b));
  for (const [key, group] of groups) {
    const free = (others.get(key) ?? []).filter((item) => !theirs.has(item));
    for (const [index, one] of group.filter((item) => !ours.has(item)).entries()) {
      const other = free[index];
      if (other === undefined) break;
      pairs.push([one, other]);
      ours.add(one);
      theirs.add(other);
    }
  }
  return {
    pairs,
    before: before.filter((item) => !ours.has(item)),
    after: after.filter((item) => !theirs.has(item)),
  };
}

function byKey<T>(items: readonly T[], keysOf: KeysOf<T>): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const same = found.get(key);
      if (same === undefined) found.set(key, [item]);
      else same.push(item);
    }
  }
  return found;
}
