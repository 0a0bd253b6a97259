import correct from 'spdx-correct';
import parse, { type Expression } from 'spdx-expression-parse';
import deprecatedIds from 'spdx-license-ids/deprecated.json' with { type: 'json' };
import currentIds from 'spdx-license-ids/index.json' with { type: 'json' };

/** What a declared licence is in SPDX terms. https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/ */
export type License =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'expression'; readonly expression: string; readonly references: readonly string[] }
  | { readonly kind: 'text'; readonly text: string };

const longestExpression = 500;
const ids = new Map([...deprecatedIds, ...currentIds].map((id) => [id.toLowerCase(), id]));

/** Names that distributions use and SPDX does not. */
const aliases = new Map([
  ['expat', 'MIT'],
  ['asl 2.0', 'Apache-2.0'],
  ['mplv1.1', 'MPL-1.1'],
  ['mplv2.0', 'MPL-2.0'],
]);

/** Words of a licence's name that its SPDX id abbreviates or leaves out. */
const fluff = new Set(
  'the license licence version software v gnu general public lesser library affero mozilla eclipse'.split(
    ' ',
  ),
);

/** Packages of an image declare the same over and over. */
const read = new Map<string, License>();
const maxRead = 5000;

/** Reads a declaration as an SPDX id or expression where it says so without doubt; all else stays text. */
export function toLicense(declared: string): License {
  const text = declared.trim();
  if (text === '' || text.length > longestExpression) return { kind: 'text', text: declared };
  const before = read.get(declared);
  if (before !== undefined) return before;
  const license = fromId(text) ??
    fromExpression(text) ??
    fromExpression(translate(text)) ?? { kind: 'text', text: declared };
  if (read.size === maxRead) read.clear();
  // Blanks around it may fill the memory.
  if (declared.length <= longestExpression) read.set(declared, license);
  return license;
}

function fromId(text: string): License | undefined {
  const id = knownId(text);
  return id === undefined ? undefined : { kind: 'id', id };
}

function fromExpression(text: string): License | undefined {
  let expression: Expression;
  try {
    expression = parse(text);
  } catch {
    return undefined;
  }
  const references = referencesIn(expression);
  if (references.some((reference) => reference.startsWith('DocumentRef-'))) return undefined;
  const rendered = render(expression);
  return fromId(rendered) ?? { kind: 'expression', expression: rendered, references };
}

/** `GPLv2+ and (ASL 2.0 or BSD-3-clause)` with every name that is known beyond doubt as its SPDX id. */
function translate(text: string): string {
  return text
    .split(/(\(|\)|\s+and\s+|\s+or\s+(?!later|newer))/i)
    .map((part) => {
      const name = part.trim();
      if (name === '' || name === '(' || name === ')') return name;
      return /^(?:and|or)$/i.test(name) ? name.toUpperCase() : (knownId(name) ?? name);
    })
    .join(' ')
    .trim();
}

function knownId(name: string): string | undefined {
  const lower = name.toLowerCase();
  return gnuId(lower) ?? ids.get(lower) ?? aliases.get(lower) ?? corrected(name);
}

/** `gpl-2+`, `lgplv2.1+`, `gpl3`, `gpl-2.0`: GNU licences as distributions and older SPDX lists abbreviate them. */
function gnuId(lower: string): string | undefined {
  const [, family = '', major, minor = '0', later] =
    /^(gpl|lgpl|agpl|gfdl)[- ]?v?(\d)(?:\.(\d))?(\+)?$/.exec(lower) ?? [];
  if (major === undefined) return undefined;
  return ids.get(`${family}-${major}.${minor}-${later === undefined ? 'only' : 'or-later'}`);
}

/** The guess of spdx-correct, unless it adds a number or ignores a word. */
function corrected(name: string): string | undefined {
  const given = new Set(words(name));
  if (!/^[\w .,+-]+$/.test(name) || !couldBeMeant(given)) return undefined;
  const id = correct(name);
  if (id === null || !ids.has(id.toLowerCase())) return undefined;
  const meant = new Set(words(id));
  const ignored = given.values().some((word) => !meant.has(word) && !fluff.has(word));
  const added = meant.values().some((word) => /^\d/.test(word) && !given.has(word));
  return ignored || added ? undefined : id;
}

let idsByWord: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** Whether one id has all the words but fluff. Without one no guess is good, and spdx-correct takes its time. */
function couldBeMeant(given: ReadonlySet<string>): boolean {
  idsByWord ??= wordIndex();
  const told = Array.from(given).filter((word) => !fluff.has(word));
  const [first, ...others] = told.map((word) => idsByWord?.get(word) ?? new Set<string>());
  if (first === undefined) return true;
  return first.values().some((id) => others.every((having) => having.has(id)));
}

function wordIndex(): ReadonlyMap<string, ReadonlySet<string>> {
  const index = new Map<string, Set<string>>();
  for (const id of ids.keys()) {
    for (const word of words(id)) index.set(word, (index.get(word) ?? new Set()).add(id));
  }
  return index;
}

function words(name: string): string[] {
  return (name.toLowerCase().match(/[a-z]+|[\d.]*\d|\+/g) ?? []).map((word) =>
    word === '+' || word === 'newer' ? 'later' : word.replace(/\.0$/, ''),
  );
}

function render(expression: Expression): string {
  if ('license' in expression) {
    const { license, plus, exception } = expression;
    const id = `${license}${plus ? '+' : ''}`;
    return `${gnuId(id.toLowerCase()) ?? id}${exception === undefined ? '' : ` WITH ${exception}`}`;
  }
  const side = (part: Expression) =>
    'license' in part || part.conjunction === expression.conjunction ? render(part) : `(${render(part)})`;
  return `${side(expression.left)} ${expression.conjunction.toUpperCase()} ${side(expression.right)}`;
}

function referencesIn(expression: Expression): string[] {
  if ('license' in expression) return /Ref-/.test(expression.license) ? [expression.license] : [];
  return [...referencesIn(expression.left), ...referencesIn(expression.right)];
}
