// RFC 3339, and the ways in which the Engine went beyond it: single digits, fractions behind a colon.
const form =
  /^(\d{4})-(\d{1,2})-(\d{1,2})T(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.:](\d{1,6}))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Milliseconds since 1970, or nothing when it is no time. */
export function expiryTime(text: string): number | undefined {
  const match = form.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(time);
  const sameDay =
    read.getUTCMonth() + 1 === month && read.getUTCDate() === day && read.getUTCFullYear() === year;
  const [, , , , , , , fraction = '0', sign = '+', hours = '0', minutes = '0'] = match;
  if (!sameDay || hour > 23 || minute > 59 || second > 59 || Number(hours) > 23 || Number(minutes) > 59) {
    return undefined;
  }
  const east = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return time + Number(`0.${fraction}`) * 1000 + (sign === '-' ? east : -east);
}
