import { compareDigits, compareText } from './order.ts';
import { type VersionScheme, versionScheme } from './scheme.ts';

type Kind =
  | 'first'
  | 'number'
  | 'letter'
  | 'suffix'
  | 'suffix-number'
  | 'commit'
  | 'revision'
  | 'end'
  | 'invalid';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

/** In the order in which a shorter version is told from a longer one. */
const kinds: readonly Kind[] = [
  'first',
  'number',
  'letter',
  'suffix',
  'suffix-number',
  'commit',
  'revision',
  'end',
  'invalid',
];
const before = ['alpha', 'beta', 'pre', 'rc'];
/** Suffixes in order; the empty one stands for a release. */
const suffixes = [...before, '', 'cvs', 'svn', 'git', 'hg', 'p'];

/** Alpine. https://gitlab.alpinelinux.org/alpine/apk-tools/-/blob/master/doc/apk-package.5.scd */
export const apk: VersionScheme = versionScheme<readonly Token[]>({
  id: 'apk',
  parse: (text) => (/^[\da-z.]\S*$/.test(text.trim()) ? tokens(text.trim()) : undefined),
  compare(a, b) {
    let at = 0;
    for (; kindAt(a, at) === kindAt(b, at) && kindAt(a, at) !== 'end'; at += 1) {
      // What follows is no version: both are the same as far as they are one.
      if (kindAt(a, at) === 'invalid') return 0;
      const order = compareTokens(a[at], b[at]);
      if (order !== 0) return order;
    }
    if (kindAt(a, at) === kindAt(b, at)) return 0;
    if (isBefore(a[at])) return -1;
    if (isBefore(b[at])) return 1;
    if (isEmpty(a[at]) || isEmpty(b[at])) return isEmpty(a[at]) ? -1 : 1;
    return kinds.indexOf(kindAt(b, at)) - kinds.indexOf(kindAt(a, at));
  },
});

function kindAt(list: readonly Token[], at: number): Kind {
  return list[at]?.kind ?? 'end';
}

function isBefore(token: Token | undefined): boolean {
  return token?.kind === 'suffix' && before.includes(token.text);
}

/** Two dots side by side, or a dot before a letter. */
function isEmpty(token: Token | undefined): boolean {
  return token?.kind === 'number' && token.text === '';
}

function compareTokens(a: Token | undefined, b: Token | undefined): number {
  const left = a?.text ?? '';
  const right = b?.text ?? '';
  switch (a?.kind) {
    case 'suffix':
      return suffixes.indexOf(left) - suffixes.indexOf(right);
    case 'first':
    case 'suffix-number':
    case 'revision':
      return compareDigits(left, right);
    case 'number':
      // As digits behind a decimal point, once one of them begins with 0.
      return left.startsWith('0') || right.startsWith('0')
        ? compareText(left, right)
        : compareDigits(left, right);
    default:
      return compareText(left, right);
  }
}

const grammar: readonly (readonly [pattern: RegExp, kind: Kind, after: readonly Kind[]])[] = [
  [/^(\d+)/, 'suffix-number', ['suffix']],
  [/^(\d+)/, 'number', ['letter']],
  [/^\.(\d*)/, 'number', ['first', 'number']],
  [/^([a-z])/, 'letter', ['first', 'number']],
  [
    /^_(alpha|beta|pre|rc|cvs|svn|git|hg|p)(?![a-z])/,
    'suffix',
    ['first', 'number', 'letter', 'suffix', 'suffix-number'],
  ],
  [/^~([0-9a-f]+)/, 'commit', ['first', 'number', 'letter', 'suffix', 'suffix-number']],
  [/^-r(\d+)/, 'revision', ['first', 'number', 'letter', 'suffix', 'suffix-number', 'commit']],
];

function tokens(text: string): readonly Token[] {
  const first = /^\d*/.exec(text)?.[0] ?? '';
  const found: Token[] = [{ kind: 'first', text: first }];
  let rest = text.slice(first.length);
  while (rest !== '') {
    const next = nextToken(rest, found.at(-1)?.kind ?? 'first');
    if (next === undefined) return [...found, { kind: 'invalid', text: '' }];
    found.push(next.token);
    rest = rest.slice(next.length);
  }
  return found;
}

function nextToken(rest: string, previous: Kind): { token: Token; length: number } | undefined {
  for (const [pattern, kind, after] of grammar) {
    const match = after.includes(previous) ? pattern.exec(rest) : null;
    if (match) return { token: { kind, text: match[1] ?? '' }, length: match[0].length };
  }
  return undefined;
}
