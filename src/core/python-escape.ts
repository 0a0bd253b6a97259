import type { Category, CharacterClass, Edge, Member } from './pattern-syntax.ts';
import { type PatternText, patternFault } from './pattern-text.ts';

const categories: Readonly<Record<string, Category | undefined>> = { d: 'digit', s: 'space', w: 'word' };
const edges: Readonly<Record<string, Edge | undefined>> = {
  A: 'start',
  Z: 'end',
  b: 'word',
  B: 'not-word',
};
const controls: Readonly<Record<string, number | undefined>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

const maxCode = 0x10ffff;

/** What the backslash that was just read means outside a class. */
export function readEscape(text: PatternText): CharacterClass | Edge {
  const letter = text.peek;
  const edge = Object.hasOwn(edges, letter) ? edges[letter] : undefined;
  if (edge !== undefined) {
    text.next();
    return edge;
  }
  const category = readCategory(text);
  if (category) return { members: [category], inverted: false };
  if (/[1-9]/.test(letter) && !text.match(/(?=[0-3][0-7]{2})/y)) {
    if (text.match(/[4-7][0-7]{2}/y)) throw patternFault('an octal escape beyond a byte');
    throw patternFault('a back-reference');
  }
  return just(readCode(text));
}

export function just(code: number): CharacterClass {
  return { members: [{ low: code, high: code }], inverted: false };
}

/** The class whose opening bracket was just read. */
export function readClass(text: PatternText): CharacterClass {
  const inverted = text.take('^');
  const members: Member[] = [];
  for (let first = true; first || !text.take(']'); first = false) {
    const low = readMember(text);
    const range = text.match(/-(?!\])/y) !== undefined;
    if (!range) {
      members.push(typeof low === 'number' ? { low, high: low } : low);
      continue;
    }
    const high = readMember(text);
    if (typeof low !== 'number' || typeof high !== 'number' || high < low)
      throw patternFault('a bad range of characters');
    members.push({ low, high });
  }
  return { members, inverted };
}

function readMember(text: PatternText): number | Member {
  if (text.atEnd) throw patternFault('a class without its closing bracket');
  if (!text.take('\\')) return text.next().codePointAt(0) ?? 0;
  if (text.take('b')) return 8;
  return readCategory(text) ?? readCode(text);
}

function readCategory(text: PatternText): Member | undefined {
  const letter = text.peek;
  const lower = letter.toLowerCase();
  const category = Object.hasOwn(categories, lower) ? categories[lower] : undefined;
  if (category === undefined) return undefined;
  text.next();
  return { category, negative: letter !== lower };
}

function readCode(text: PatternText): number {
  const [, hex] = text.match(/x([0-9a-fA-F]{2})/y) ?? [];
  if (hex !== undefined) return Number.parseInt(hex, 16);
  const [octal] = text.match(/[0-7]{1,3}/y) ?? [];
  if (octal !== undefined) {
    const value = Number.parseInt(octal, 8);
    if (value > 255) throw patternFault('an octal escape beyond a byte');
    return value;
  }
  if (text.atEnd) throw patternFault('a backslash at its end');
  return (text.isText ? readUnicode(text) : undefined) ?? readLetter(text);
}

/** Escapes that only texts have. */
function readUnicode(text: PatternText): number | undefined {
  const [, short, long] = text.match(/u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})/y) ?? [];
  const digits = short ?? long;
  if (digits === undefined) {
    if (text.peek === 'N') throw patternFault('a character by its name: write \\uXXXX or \\UXXXXXXXX');
    return undefined;
  }
  const code = Number.parseInt(digits, 16);
  if (code > maxCode) throw patternFault('an escape beyond Unicode');
  return code;
}

function readLetter(text: PatternText): number {
  const letter = text.next();
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined) return control;
  if (/[A-Za-z0-9]/.test(letter)) throw patternFault(`an escape without a meaning: \\${letter}`);
  return letter.codePointAt(0) ?? 0;
}
