// The three ways the Engine read a time: seconds, and fractions of them behind a point or a colon; always UTC.
const form = /^(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,6}))?Z$/;

/** Milliseconds since 1970, or nothing when it is no time. */
export function expiryTime(text: string): number | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(time);
  const same =
    year > 0 &&
    year === read.getUTCFullYear() &&
    month === read.getUTCMonth() + 1 &&
    day === read.getUTCDate();
  if (!same || hour > 23 || minute > 59 || second > 59) return undefined;
  return time + Number(`0.${match[7] ?? '0'}`) * 1000;
}
