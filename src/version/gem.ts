import { compareDigits, compareLists, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

/** RubyGems. https://docs.ruby-lang.org/en/master/Gem/Version.html */
export const gem: VersionScheme = versionScheme<readonly string[]>({
  id: 'gem',
  parse(text) {
    const version = text.trim();
    if (version === '') return ['0'];
    if (!/^\d[0-9a-z]*(?:\.[0-9a-z]+)*(?:-[0-9a-z.-]+)?$/i.test(version)) return undefined;
    return withoutZeros(version.replace('-', '.pre.').match(/\d+|[a-z]+/gi) ?? []);
  },
  compare: (a, b) => compareLists(a, b, { missing: '0', compare: compareSegments }),
});

/** Zeros at the end of the numbers before the first word say nothing: 0.0.beta is 0.beta. */
function withoutZeros(segments: readonly string[]): readonly string[] {
  const word = segments.findIndex((segment) => !isNumber(segment));
  const end = word < 0 ? segments.length : word;
  const kept = segments.slice(0, end).findLastIndex((segment) => !/^0+$/.test(segment)) + 1;
  return [...segments.slice(0, kept), ...segments.slice(end)];
}

/** A word is older than any number. */
function compareSegments(a: string, b: string): number {
  if (isNumber(a) && isNumber(b)) return compareDigits(a, b);
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? 1 : -1;
  return compareText(a, b);
}

function isNumber(segment: string): boolean {
  return /^\d/.test(segment);
}
