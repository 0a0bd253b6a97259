/**
 * `value` with asterisks for every one of `hidden` in any of its strings, names of members included. Of texts that
 * overlap the first is covered: the longest should come first.
 */
export function covered<T>(value: T, hidden: readonly string[]): T {
  return hidden.length === 0 ? value : mapTexts(value, (text) => coverText(text, hidden));
}

/** `text` with asterisks for every one of `hidden`. */
export function coverText(text: string, hidden: readonly string[]): string {
  return hidden.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '****')), text);
}

/** Names of members in kedge's own data. A file that holds such a word as its secret must not take a member away. */
const plainName = /^[a-zA-Z]{1,24}\d{0,3}$/;

/** A copy of plain data, as JSON has it, with every string in it changed, names of members included unless plain words. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  return mapIn(value, change) as T;
}

function mapIn(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapIn(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [plainName.test(name) ? name : change(name), mapIn(member, change)]),
  );
}
