/** What stands where a secret was. */
export const asterisks = '****';

/** Long enough to tell most texts apart, short enough to look up at every character. */
const prefixLength = 6;

/**
 * Puts asterisks in place of whatever belongs to one of `hidden`, overlapping or not, where it `stands`. In time linear
 * in the text: a file, or a config, may hold thousands of secrets.
 */
export function coverer(
  hidden: Iterable<string>,
  stands: (text: string, start: number, end: number) => boolean = () => true,
): (text: string) => string {
  const secrets = [...new Set(hidden)].filter((secret) => secret !== '');
  if (secrets.length === 0) return (text) => text;
  const width = secrets.reduce((least, { length }) => Math.min(least, length), prefixLength);
  const byPrefix = new Map(
    Array.from(
      Map.groupBy(secrets, (secret) => secret.slice(0, width)),
      ([prefix, alike]) => [prefix, longestAt(alike, stands)],
    ),
  );
  return (text) => {
    let out = '';
    let kept = 0;
    for (let at = 0; at + width <= text.length; at += 1) {
      const length = byPrefix.get(text.slice(at, at + width))?.(text, at) ?? 0;
      if (length === 0) continue;
      if (at >= kept) out += text.slice(kept, at) + asterisks;
      kept = Math.max(kept, at + length);
    }
    return out + text.slice(kept);
  };
}

/** Answers the length of the longest of `secrets` that stands in a text at some place, or 0. */
function longestAt(
  secrets: readonly string[],
  stands: (text: string, start: number, end: number) => boolean,
): (text: string, at: number) => number {
  const known = new Set(secrets);
  const lengths = [...new Set(secrets.map(({ length }) => length))].sort((a, b) => b - a);
  return (text, at) =>
    lengths.find((length) => known.has(text.slice(at, at + length)) && stands(text, at, at + length)) ?? 0;
}

/** The same for whatever has texts in it, names of members included. */
export function covering(hidden: readonly string[]): <T>(value: T) => T {
  if (hidden.length === 0) return (value) => value;
  const cover = coverer(hidden);
  return (value) => mapTexts(value, cover);
}

/** A path makes one slash of two. */
const credentials = /(?<=[a-z][a-z\d+.-]{1,20}:\/{1,2})[^\s/]+(?=@)/gi;

/** Without what stands before the `@` of the host of any URL in it. */
export function withoutCredentials(text: string): string {
  return text.includes('@') ? text.replaceAll(credentials, asterisks) : text;
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
