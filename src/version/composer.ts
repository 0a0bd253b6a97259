import { compareDigits } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

/** In PHP's order; other words come before all of them. */
const words: readonly (readonly string[])[] = [
  ['dev'],
  ['alpha', 'a'],
  ['beta', 'b'],
  ['rc', 'c'],
  ['#'],
  ['patch', 'pl', 'p'],
];

/** Composer, whose order is PHP's. https://www.php.net/manual/function.version-compare.php */
export const composer: VersionScheme = versionScheme<readonly string[]>({
  id: 'composer',
  parse(text) {
    const version = text.trim().replace(/^v(?=\d)/i, '');
    return /^(?:\d|dev-)\S*$/i.test(version) ? canonical(version) : undefined;
  },
  compare: compareVersions,
});

function compareVersions(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const order = compareParts(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return beyond(a.slice(shared)) - beyond(b.slice(shared));
}

/** Numbers and words, parted by `-`, `_`, `+`, `.` or a change from one to the other. */
function canonical(text: string): readonly string[] {
  return text.toLowerCase().match(/\d+|[a-z]+|#/g) ?? [];
}

/** What one more part does to a version: a number or a patch makes it newer, a pre-release older. */
function beyond(rest: readonly string[]): number {
  const part = rest.find((part) => part !== '#');
  if (part === undefined) return 0;
  return isNumber(part) ? 1 : compareParts(part, '#');
}

function compareParts(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return compareDigits(a, b);
  return rank(isNumber(a) ? '#' : a) - rank(isNumber(b) ? '#' : b);
}

function isNumber(part: string): boolean {
  return /^\d+$/.test(part);
}

function rank(word: string): number {
  return words.findIndex((same) => same.includes(word));
}
