import type { Json } from './json.ts';

/**
 * `value` with asterisks for every one of `hidden` in any of its strings, names of members included. Of texts that
 * overlap the first is covered: the longest should come first.
 */
export function covered<T extends Json | undefined>(value: T, hidden: readonly string[]): T {
  if (hidden.length === 0) return value;
  return coverIn(value, hidden) as T;
}

function coverIn(value: Json | undefined, hidden: readonly string[]): Json | undefined {
  if (typeof value === 'string') return coverText(value, hidden);
  if (isList(value)) return value.map((item) => coverIn(item, hidden) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value);
  return Object.fromEntries(
    members.map(([name, member]) => [coverText(name, hidden), coverIn(member, hidden)]),
  );
}

/** `text` with asterisks for every one of `hidden`. */
export function coverText(text: string, hidden: readonly string[]): string {
  return hidden.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, '****')), text);
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
