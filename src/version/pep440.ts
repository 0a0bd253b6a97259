import { compare, valid } from '@renovatebot/pep440';
import { compareDigits, compareLists, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

/** Parts of a version from before PEP 440; undefined for one that follows it. */
interface PythonVersion {
  readonly text: string;
  /** Of a release that is numbers alone, as most are: the library would read it anew at every comparison. */
  readonly numbers: readonly string[] | undefined;
  readonly legacy: readonly string[] | undefined;
}

/**
 * Python. https://packaging.python.org/en/latest/specifications/version-specifiers/
 * Versions from before that are older than all others, in the order setuptools gave them:
 * https://setuptools.pypa.io/en/latest/history.html (v8.0)
 */
export const pep440: VersionScheme = versionScheme<PythonVersion>({
  id: 'pep440',
  parse(text) {
    const version = text.trim();
    const numbers = /^\d+(?:\.\d+)*$/.test(version) ? version.split('.') : undefined;
    if (valid(version) !== null) return { text: version, numbers, legacy: undefined };
    if (!/^\S+$/.test(version)) return undefined;
    return { text: version, numbers: undefined, legacy: legacyParts(version.toLowerCase()) };
  },
  isLegacy: ({ legacy }) => legacy !== undefined,
  compare(a, b) {
    if (a.legacy && b.legacy) return compareLists(a.legacy, b.legacy, { missing: '', compare: compareText });
    if (a.legacy || b.legacy) return a.legacy ? -1 : 1;
    if (a.numbers && b.numbers) {
      return compareLists(a.numbers, b.numbers, { missing: '0', compare: compareDigits });
    }
    return compare(a.text, b.text);
  },
});

const names: Readonly<Record<string, string>> = { pre: 'c', preview: 'c', rc: 'c', '-': 'final-', dev: '@' };
/** So many that numbers compare as text. */
const digits = 8;

function legacyParts(version: string): readonly string[] {
  const parts: string[] = [];
  for (const run of [...version.split(/(\d+|[a-z]+|\.|-)/), 'final']) {
    if (run === '' || run === '.') continue;
    if (/^\d/.test(run)) {
      parts.push(run.padStart(digits, '0'));
      continue;
    }
    const word = `*${names[run] ?? run}`;
    if (word < '*final') while (parts.at(-1) === '*final-') parts.pop();
    while (/^0+$/.test(parts.at(-1) ?? '')) parts.pop();
    parts.push(word);
  }
  return parts;
}
