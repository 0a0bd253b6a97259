import type { Found } from './found.ts';

/**
 * Leaves of values that overlap those that say most: one rule's at one place once, of several rules with the very same
 * value the first, and none of a generic rule beside another. Sorted by place.
 */
export function withoutOverlaps(all: readonly Found[]): Found[] {
  const sorted = all.toSorted(
    (a, b) => a.start - b.start || a.end - b.end || rank(a) - rank(b) || a.rule.index - b.rule.index,
  );
  const nextSpecific = startsOfNextSpecific(sorted);
  const kept: Found[] = [];
  let specificEnd = -1;
  let genericEnd = -1;
  for (const [index, found] of sorted.entries()) {
    const before = kept.at(-1);
    if (before && before.start === found.start && before.end === found.end) continue;
    if (found.rule.rule.generic === true) {
      if (Math.max(specificEnd, genericEnd) > found.start || (nextSpecific[index] ?? 0) < found.end) continue;
      genericEnd = found.end;
    } else specificEnd = Math.max(specificEnd, found.end);
    kept.push(found);
  }
  return kept;
}

function rank({ rule }: Found): number {
  return rule.rule.generic === true ? 1 : 0;
}

function startsOfNextSpecific(sorted: readonly Found[]): number[] {
  const starts: number[] = [];
  let next = Number.POSITIVE_INFINITY;
  for (let index = sorted.length - 1; index >= 0; index--) {
    starts[index] = next;
    const found = sorted[index];
    if (found && found.rule.rule.generic !== true) next = found.start;
  }
  return starts;
}
