const day = 86_400_000;

/** Whether more than `days` days lie between `time` and `at` (milliseconds since 1970), to the second. */
export function isOlderThan(time: number, days: number, at: number): boolean {
  return wholeSecond(time) < at - days * day;
}

/** Whether fewer than `days` days lie between them. */
export function isYoungerThan(time: number, days: number, at: number): boolean {
  return wholeSecond(time) > at - days * day;
}

/** Milliseconds since 1970 of an RFC 3339 time; undefined for none and for what is no time. */
export function timeOf(written: string | undefined): number | undefined {
  const time = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(time) ? undefined : time;
}

/** `2024-04-17`, in UTC. */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Whole days that have gone by. */
export function daysBetween(time: number, at: number): number {
  return Math.floor((at - time) / day);
}

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
