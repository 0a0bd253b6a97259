import { compareDigits, compareLists, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';
import { compareIdentifiers } from './semver-like.ts';

interface ConanVersion {
  readonly items: readonly string[];
  readonly prerelease: readonly string[];
  readonly build: readonly string[];
}

/**
 * Conan: semver with any count of items, letters among them (`1.1.1t`, `cci.20200203`).
 * https://docs.conan.io/2/tutorial/versioning/version_ranges.html
 */
export const conan: VersionScheme = versionScheme<ConanVersion>({
  id: 'conan',
  parse(text) {
    const [whole, items = '', prerelease = '', build = ''] =
      /^([0-9a-z_.]+)(?:-([0-9a-z_.-]+))?(?:\+([0-9a-z_.+-]+))?$/i.exec(text.trim()) ?? [];
    if (whole === undefined) return undefined;
    return { items: items.split('.'), prerelease: parts(prerelease), build: parts(build) };
  },
  compare(a, b) {
    return (
      compareLists(a.items, b.items, { missing: '0', compare: compareItems }) ||
      Math.sign(b.prerelease.length) - Math.sign(a.prerelease.length) ||
      compareIdentifiers(a.prerelease, b.prerelease) ||
      compareIdentifiers(a.build, b.build)
    );
  },
});

function compareItems(a: string, b: string): number {
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? compareDigits(a, b) : compareText(a, b);
}

function parts(text: string): readonly string[] {
  return text === '' ? [] : text.split('.');
}
