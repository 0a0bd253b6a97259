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

/** 256 numbers: 1 for the bytes in it. Not to be changed by whom it is given to. */
export type ByteSet = Uint8Array;

/** `last`: the end, or before a line feed that ends the text. */
export type Edge = 'start' | 'end' | 'last' | 'line-start' | 'line-end' | 'word' | 'not-word';

export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
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
export function oneByte(byte: number): ByteSet {
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

export const anyByte: ByteSet = byteSet(() => true);
export const notLineFeed: ByteSet = byteSet((byte) => byte !== 10);
export const digits: ByteSet = byteSet((byte) => byte >= 48 && byte <= 57);
/** As Python has it for bytes: with the vertical tab, without anything beyond ASCII. */
export const spaces: ByteSet = byteSet((byte) => (byte >= 9 && byte <= 13) || byte === 32);
export const wordBytes: ByteSet = byteSet((byte) => isLetter(byte) || digits[byte] === 1 || byte === 95);
