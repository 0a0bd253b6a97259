import { compareDigits, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

/** A number, a qualifier, or what follows a hyphen. */
type Item = { readonly number: string } | { readonly qualifier: string } | Item[];

/** In order; the empty one stands for a release. Unknown ones follow, by name. */
const qualifiers = ['alpha', 'beta', 'milestone', 'rc', 'snapshot', '', 'sp'];
const aliases: Readonly<Record<string, string>> = { ga: '', final: '', release: '', cr: 'rc' };
const abbreviations: Readonly<Record<string, string>> = { a: 'alpha', b: 'beta', m: 'milestone' };

/** As Maven's ComparableVersion. https://maven.apache.org/pom.html#version-order-specification */
export const maven: VersionScheme = versionScheme<Item[]>({
  id: 'maven',
  parse: (text) => (/^\S+$/.test(text.trim()) ? parse(text.trim().toLowerCase()) : undefined),
  compare: compareLists,
});

function parse(text: string): Item[] {
  const root: Item[] = [];
  const lists = [root];
  let list = root;
  const nest = (): void => {
    const inner: Item[] = [];
    list.push(inner);
    lists.push(inner);
    list = inner;
  };
  const runs = text.match(/[.-]|\d+|[^\d.-]+/g) ?? [];
  for (const [at, run] of runs.entries()) {
    const next = runs[at + 1];
    if (run === '.' || run === '-') {
      // Nothing between two separators, or before the first, is a zero.
      if (isSeparator(runs[at - 1] ?? '.')) list.push({ number: '0' });
      if (run === '-') nest();
    } else if (/^\d/.test(run)) {
      list.push({ number: run });
      if (next !== undefined && !isSeparator(next)) nest();
    } else {
      const beforeDigit = next !== undefined && !isSeparator(next);
      list.push({ qualifier: qualifierOf(run, beforeDigit) });
      if (beforeDigit) nest();
    }
  }
  for (const inner of lists.reverse()) trim(inner);
  return root;
}

function isSeparator(run: string): boolean {
  return run === '.' || run === '-';
}

function qualifierOf(word: string, beforeDigit: boolean): string {
  const full = beforeDigit ? (abbreviations[word] ?? word) : word;
  return aliases[full] ?? full;
}

/** Takes off what says nothing at the end, also before a hyphen: 1.0.0 is 1, 1.0-x is 1-x. */
function trim(list: Item[]): void {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const item = list[at];
    if (item === undefined) return;
    if (isNothing(item)) list.splice(at, 1);
    else if (!Array.isArray(item)) return;
  }
}

function isNothing(item: Item): boolean {
  if (Array.isArray(item)) return item.length === 0;
  return 'number' in item ? /^0+$/.test(item.number) : item.qualifier === '';
}

function compareLists(a: readonly Item[], b: readonly Item[]): number {
  for (let at = 0; at < Math.max(a.length, b.length); at += 1) {
    if (isOlderByZero(a, at, b[at])) return -1;
    if (isOlderByZero(b, at, a[at])) return 1;
    const order = compareItems(a[at], b[at]);
    if (order !== 0) return order;
  }
  return 0;
}

function compareItems(a: Item | undefined, b: Item | undefined): number {
  if (a === undefined) return b === undefined ? 0 : -compareToNothing(b);
  if (b === undefined) return compareToNothing(a);
  const kind = rank(a) - rank(b);
  if (kind !== 0) return kind;
  if (Array.isArray(a)) return Array.isArray(b) ? compareLists(a, b) : 0;
  if ('number' in a) return 'number' in b ? compareDigits(a.number, b.number) : 0;
  return 'qualifier' in b ? compareQualifiers(a.qualifier, b.qualifier) : 0;
}

/** A word comes before a hyphen, a hyphen before a number. */
function rank(item: Item): number {
  if (Array.isArray(item)) return 1;
  return 'number' in item ? 2 : 0;
}

/** 2.0.a is older than 2-1: a zero that a word follows is none against a number behind a hyphen. */
function isOlderByZero(list: readonly Item[], at: number, other: Item | undefined): boolean {
  const zero = list[at];
  const next = list[at + 1];
  if (zero === undefined || Array.isArray(zero) || !isNothing(zero)) return false;
  if (next === undefined || Array.isArray(next) || 'number' in next || !Array.isArray(other)) return false;
  const [first] = other;
  return first !== undefined && !Array.isArray(first) && 'number' in first;
}

function compareToNothing(item: Item): number {
  if (Array.isArray(item)) return item.map(compareToNothing).find((order) => order !== 0) ?? 0;
  return 'number' in item ? compareDigits(item.number, '0') : compareQualifiers(item.qualifier, '');
}

function compareQualifiers(a: string, b: string): number {
  const left = qualifiers.indexOf(a);
  const right = qualifiers.indexOf(b);
  if (left >= 0 && right >= 0) return left - right;
  if (left < 0 && right < 0) return compareText(a, b);
  return left < 0 ? 1 : -1;
}
