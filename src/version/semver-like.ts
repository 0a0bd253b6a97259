import { compareDigits, compareLists, compareText } from './order.ts';

/** Numbers, then a pre-release, then a build: https://semver.org with any count of numbers. */
export interface SemverLike {
  readonly numbers: readonly string[];
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
}

const form =
  /^[vV=\s]*(\d+(?:\.\d+)*)(?:-?([A-Za-z-][0-9A-Za-z.~-]*|(?<=-)[0-9A-Za-z.~-]+))?(?:\+([0-9A-Za-z.~+-]*))?\s*$/;

/** Real versions leave numbers out, add a fourth and forget the hyphen; all that has one clear meaning is taken. */
export function parseSemverLike(text: string): SemverLike | undefined {
  const [whole, numbers = '', prerelease = '', build = ''] = form.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return { numbers: numbers.split('.'), prerelease: parts(prerelease), build: parts(build) };
}

/** Numbers, then pre-releases: https://semver.org/#spec-item-11 */
export function compareSemverLike(a: SemverLike, b: SemverLike): number {
  return (
    compareLists(a.numbers, b.numbers, { missing: '0', compare: compareDigits }) ||
    comparePrereleases(a.prerelease, b.prerelease)
  );
}

function comparePrereleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  return compareIdentifiers(a, b);
}

/** Numbers come before words, fewer identifiers before more. */
export function compareIdentifiers(a: readonly string[], b: readonly string[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
    const order = compareIdentifier(a[at] ?? '', b[at] ?? '');
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareIdentifier(a: string, b: string): number {
  const aIsNumber = /^\d+$/.test(a);
  const bIsNumber = /^\d+$/.test(b);
  if (aIsNumber && bIsNumber) return compareDigits(a, b);
  if (aIsNumber !== bIsNumber) return aIsNumber ? -1 : 1;
  return compareText(a, b);
}

function parts(text: string): readonly string[] {
  return text === '' ? [] : text.split('.');
}
