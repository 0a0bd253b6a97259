import {
  type ByteSet,
  byteSet,
  digits,
  type Edge,
  inverse,
  oneByte,
  spaces,
  wordBytes,
} from './pattern-syntax.ts';
import { type PatternText, patternFault } from './pattern-text.ts';

export interface ByteClass {
  readonly set: ByteSet;
  /** What is meant is all but these. */
  readonly inverted?: boolean;
}

const categories: Readonly<Record<string, ByteSet | undefined>> = {
  d: digits,
  D: inverse(digits),
  s: spaces,
  S: inverse(spaces),
  w: wordBytes,
  W: inverse(wordBytes),
};
const edges: Readonly<Record<string, Edge | undefined>> = {
  A: 'start',
  Z: 'end',
  b: 'word',
  B: 'not-word',
};
const controls: Readonly<Record<string, number | undefined>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** What the backslash that was just read means outside a class. */
export function readEscape(text: PatternText): ByteClass | Edge {
  const letter = text.peek;
  const edge = Object.hasOwn(edges, letter) ? edges[letter] : undefined;
  if (edge !== undefined) {
    text.next();
    return edge;
  }
  const category = readCategory(text);
  if (category) return { set: category };
  if (/[1-9]/.test(letter) && !text.match(/(?=[0-3][0-7]{2})/y)) {
    if (text.match(/[4-7][0-7]{2}/y)) throw patternFault('an octal escape beyond a byte');
    throw patternFault('a back-reference');
  }
  return { set: oneByte(readByte(text)) };
}

/** The class whose opening bracket was just read. */
export function readClass(text: PatternText): ByteClass {
  const inverted = text.take('^');
  const set = byteSet(() => false);
  for (let first = true; first || !text.take(']'); first = false) {
    const low = readMember(text);
    if (typeof low !== 'number') add(set, low);
    const range = text.match(/-(?!\])/y) !== undefined;
    if (!range) {
      if (typeof low === 'number') set[low] = 1;
      continue;
    }
    const high = readMember(text);
    if (typeof low !== 'number' || typeof high !== 'number' || high < low)
      throw patternFault('a bad range of characters');
    set.fill(1, low, high + 1);
  }
  return { set, inverted };
}

function add(set: ByteSet, more: ByteSet): void {
  for (let byte = 0; byte < 256; byte += 1) if (more[byte] === 1) set[byte] = 1;
}

function readMember(text: PatternText): number | ByteSet {
  if (text.atEnd) throw patternFault('a class without its closing bracket');
  if (!text.take('\\')) return text.next().charCodeAt(0);
  if (text.take('b')) return 8;
  return readCategory(text) ?? readByte(text);
}

function readCategory(text: PatternText): ByteSet | undefined {
  const letter = text.peek;
  const category = Object.hasOwn(categories, letter) ? categories[letter] : undefined;
  if (category !== undefined) text.next();
  return category;
}

function readByte(text: PatternText): number {
  const [, hex] = text.match(/x([0-9a-fA-F]{2})/y) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const [octal] = text.match(/[0-7]{1,3}/y) ?? [];
  if (octal !== undefined) {
    const value = Number.parseInt(octal, 8);
    if (value > 255) throw patternFault('an octal escape beyond a byte');
    return value;
  }
  if (text.atEnd) throw patternFault('a backslash at its end');
  const letter = text.next();
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined) return control;
  if (/[A-Za-z0-9]/.test(letter)) throw patternFault(`an escape without a meaning: \\${letter}`);
  return letter.charCodeAt(0);
}
