/** A regular expression over bytes, as a tree. */
export type PatternNode =
  | { readonly kind: 'byte'; readonly set: ByteSet }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | {
      readonly kind: 'repeat';
      readonly item: PatternNode;
      readonly min: number;
      /** Infinity when there is no bound. */
      readonly max: number;
    }
  | { readonly kind: 'edge'; readonly edge: Edge }
  | {
      readonly kind: 'look';
      readonly item: PatternNode;
      readonly behind: boolean;
      readonly negative: boolean;
    };

/** 256 numbers: 1 for the bytes in it, or for the symbols (see `TextAlphabet`). Not to be changed by whom it is given to. */
export type ByteSet = Uint8Array;

/** `last`: the end, or before a line feed that ends the text. */
export type Edge =
  | 'start'
  | 'end'
  | 'last'
  | 'line-start'
  | 'line-end'
  | 'word'
  | 'not-word'
  | 'ascii-word'
  | 'not-ascii-word';

export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  /** Nothing beyond ASCII has a category or a case; it is always so for bytes. */
  readonly ascii: boolean;
}

export type Category = 'digit' | 'space' | 'word';

export type Member =
  | { readonly low: number; readonly high: number }
  | { readonly category: Category; readonly negative: boolean };

/** What an expression says of one byte, or of one character. */
export interface CharacterClass {
  readonly members: readonly Member[];
  /** What is meant is all but these. Letters lose their case before. */
  readonly inverted: boolean;
}

/** Begins the symbols of what is not ASCII. It is itself of none: sets have it that have more than ASCII. */
export const beyondAscii = 128;

/** What expressions are made of. */
export interface Alphabet {
  /** Characters of a text, and not bytes. */
  readonly isText: boolean;
  /** Symbols of words, for a text. */
  readonly words?: ByteSet;
  set(wanted: CharacterClass, flags: PatternFlags): ByteSet;
}

export function byteSet(has: (byte: number) => boolean): ByteSet {
  const set = new Uint8Array(256);
  for (let byte = 0; byte < 256; byte += 1) if (has(byte)) set[byte] = 1;
  return set;
}

const single: readonly ByteSet[] = Array.from({ length: 256 }, (_, byte) =>
  byteSet((other) => other === byte),
);

/** The same one each time: lists have 100,000 expressions. */
function oneByte(byte: number): ByteSet {
  return single[byte] ?? byteSet(() => false);
}

export function inverse(set: ByteSet): ByteSet {
  return set.map((has) => 1 - has);
}

/** With both cases of its ASCII letters. */
export function caseless(set: ByteSet): ByteSet {
  const both = set.slice();
  for (let upper = 65; upper <= 90; upper += 1) {
    const has = (set[upper] ?? 0) | (set[upper | 32] ?? 0);
    both[upper] = has;
    both[upper | 32] = has;
  }
  return both;
}

function isLetter(byte: number): boolean {
  const lower = byte | 32;
  return lower >= 97 && lower <= 122;
}

const anyByte: ByteSet = byteSet(() => true);
const notLineFeed: ByteSet = byteSet((byte) => byte !== 10);
const digits: ByteSet = byteSet((byte) => byte >= 48 && byte <= 57);
/** As Python has it for bytes: with the vertical tab, without anything beyond ASCII. */
const spaces: ByteSet = byteSet((byte) => (byte >= 9 && byte <= 13) || byte === 32);
export const wordBytes: ByteSet = byteSet((byte) => isLetter(byte) || digits[byte] === 1 || byte === 95);

export const categories: Readonly<Record<Category, ByteSet>> = {
  digit: digits,
  space: spaces,
  word: wordBytes,
};

const otherCategories: Readonly<Record<Category, ByteSet>> = {
  digit: inverse(digits),
  space: inverse(spaces),
  word: inverse(wordBytes),
};

/** What most sets are. */
function sharedSet({ members, inverted }: CharacterClass, { ignoreCase }: PatternFlags): ByteSet | undefined {
  const [only] = members;
  if (only === undefined) return inverted ? anyByte : undefined;
  if (members.length > 1) return undefined;
  if ('category' in only)
    return inverted ? undefined : (only.negative ? otherCategories : categories)[only.category];
  if (only.low !== only.high) return undefined;
  if (inverted) return only.low === 10 ? notLineFeed : undefined;
  return ignoreCase ? undefined : oneByte(only.low);
}

export const byteAlphabet: Alphabet = {
  isText: false,
  set(wanted, flags) {
    const shared = sharedSet(wanted, flags);
    if (shared) return shared;
    const { members, inverted } = wanted;
    const { ignoreCase } = flags;
    const set = new Uint8Array(256);
    for (const member of members) {
      if ('category' in member) addCategory(set, categories[member.category], member.negative);
      else set.fill(1, member.low, member.high + 1);
    }
    const cased = ignoreCase ? caseless(set) : set;
    return inverted ? inverse(cased) : cased;
  },
};

/** Adds the bytes of a category to `set`, or all others. */
export function addCategory(set: ByteSet, category: ByteSet, negative: boolean): void {
  const wanted = negative ? 0 : 1;
  for (let byte = 0; byte < 256; byte += 1) if (category[byte] === wanted) set[byte] = 1;
}
