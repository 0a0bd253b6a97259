import { counted, grouped } from '../core/units.ts';

/** Why things did not fire: each reason once, with how many it held for, in the order in which they came. */
export class Tally {
  readonly #reasons = new Map<string, number>();

  add(reason: string, count = 1): void {
    if (count > 0) this.#reasons.set(reason, (this.#reasons.get(reason) ?? 0) + count);
  }

  /** `40 below severity high` */
  notes(): string[] {
    return Array.from(this.#reasons, ([reason, count]) => `${grouped(count)} ${reason}`);
  }
}

/** `93 packages`, or why there are none: `no packages`. */
export function amount(count: number, noun: string, plural?: string): string {
  return count === 0 ? `no ${plural ?? `${noun}s`}` : counted(count, noun, plural);
}

/** The one reason for which `count` things did not fire; none when there are no such things. */
export function noted(count: number, reason: string): string[] {
  const tally = new Tally();
  tally.add(reason, count);
  return tally.notes();
}
