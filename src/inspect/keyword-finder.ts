import { type ByteScan, batchBytes, byteScan, seamBytes } from './byte-scan.ts';

/*
 * All keywords at once over raw bytes. Only every second position is looked at: of two neighboring trigrams of a keyword
 * one begins at an even position. A table tells whether a trigram (its letters' case left out) is one of those of any
 * keyword, with the byte behind it; only then are keywords compared.
 */

export interface Keyword {
  /** Three bytes or more, as latin1. */
  readonly text: string;
  /** Or else ASCII letters match in any case, and `text` is in lower case. */
  readonly exact: boolean;
}

export interface KeywordFinder {
  /** Bytes of the longest keyword. */
  readonly longest: number;
  /**
   * Calls `found` once for each place of each keyword in `bytes` that ends behind `after`. Places come nearly in order:
   * no keyword after another that begins `longest` bytes behind it.
   */
  find(bytes: Uint8Array, after: number, found: FoundKeyword): void;
}

/** `keyword` is its index. */
export type FoundKeyword = (keyword: number, start: number) => void;

const gramBits = 18;
const listBits = 12;
const foldAll = 0x20202020;

export function keywordFinder(keywords: readonly Keyword[]): KeywordFinder {
  return new Finder(keywords);
}

class Finder implements KeywordFinder {
  readonly longest: number;
  readonly #scan: ByteScan;
  /** A bit for each hash of a gram: small enough to stay near the processor. */
  readonly #grams = new Uint8Array(1 << (gramBits - 3));
  /** By the first bits of the hash of a gram: where its list of anchors begins. */
  readonly #lists = new Int32Array((1 << listBits) + 1);
  /** Of each anchor: `keyword`, `offset`, `gram`. */
  readonly #anchors: Int32Array;
  readonly #keywords: readonly { readonly bytes: Uint8Array; readonly fold: Uint8Array }[];

  constructor(keywords: readonly Keyword[]) {
    this.longest = Math.max(...keywords.map(({ text }) => text.length), 0);
    // Three bytes alone have trigrams with any byte.
    this.#scan = byteScan(keywords.every(({ text }) => /^[\t\n -~]{4,}$/.test(text)));
    this.#keywords = keywords.map(({ text, exact }) => ({
      bytes: Buffer.from(text, 'latin1'),
      fold: exact ? sameBytes : lowerBytes,
    }));
    const anchors = this.#keywords.flatMap(({ bytes }, keyword) => anchorsOf(bytes, keyword));
    const next = this.#lists.subarray(1);
    for (const { gram, follows } of anchors) {
      this.#know(gram, follows);
      const list = hashOf(gram) >>> (32 - listBits);
      next[list] = (next[list] ?? 0) + anchorFields;
    }
    for (let list = 1; list < next.length; list++) next[list] = (next[list] ?? 0) + (next[list - 1] ?? 0);
    this.#anchors = new Int32Array(next.at(-1) ?? 0);
    const filled = this.#lists.slice();
    for (const { keyword, offset, gram } of anchors) {
      const list = hashOf(gram) >>> (32 - listBits);
      const at = filled[list] ?? 0;
      this.#anchors[at] = keyword;
      this.#anchors[at + 1] = offset;
      this.#anchors[at + 2] = gram;
      filled[list] = at + anchorFields;
    }
  }

  #know(gram: number, follows: number | undefined): void {
    const bit = hashOf(gram) >>> (32 - gramBits);
    this.#grams[bit >>> 3] = (this.#grams[bit >>> 3] ?? 0) | (1 << (bit & 7));
    this.#scan.know(gram & 0xffffff, gram >>> 24);
    this.#scan.know(gram >>> 8, follows);
  }

  find(bytes: Uint8Array, after: number, found: FoundKeyword): void {
    const look: Look = { bytes, after, found };
    const { queue } = this.#scan;
    for (let from = Math.max(after - this.longest, 0); from < bytes.length; from += batchBytes) {
      const count = this.#scan.suspects(bytes.subarray(from, from + batchBytes + seamBytes));
      for (let n = 0; n < count; n++) this.#lookAt(look, from + (queue[n] ?? 0));
    }
  }

  #lookAt(look: Look, at: number): void {
    const { bytes } = look;
    const middle = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    this.#compare(look, at, middle | ((bytes[at + 3] ?? 0) << 24) | foldAll);
    this.#compare(look, at - 1, (bytes[at - 1] ?? 0) | (middle << 8) | foldAll);
  }

  #compare(look: Look, at: number, gram: number): void {
    const hash = hashOf(gram);
    const bit = hash >>> (32 - gramBits);
    if ((((this.#grams[bit >>> 3] ?? 0) >>> (bit & 7)) & 1) === 0) return;
    const anchors = this.#anchors;
    const list = hash >>> (32 - listBits);
    const end = this.#lists[list + 1] ?? 0;
    for (let i = this.#lists[list] ?? 0; i < end; i += anchorFields)
      if (anchors[i + 2] === gram) this.#compareOne(look, anchors[i] ?? 0, at - (anchors[i + 1] ?? 0));
  }

  #compareOne({ bytes, after, found }: Look, index: number, start: number): void {
    const keyword = this.#keywords[index];
    if (!keyword) return;
    const { length } = keyword.bytes;
    if (start < 0 || start + length <= after || start + length > bytes.length) return;
    let same = 0;
    while (same < length && keyword.fold[bytes[start + same] ?? 0] === keyword.bytes[same]) same++;
    if (same === length) found(index, start);
  }
}

interface Look {
  readonly bytes: Uint8Array;
  readonly after: number;
  readonly found: FoundKeyword;
}

const sameBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const lowerBytes = sameBytes.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte));

/** Fibonacci hashing, of which the first bits are used: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing */
function hashOf(bytes: number): number {
  return Math.imul(bytes, 0x9e3779b1);
}

/** By what a keyword is found. */
interface Anchor {
  readonly keyword: number;
  /** Of the gram in the keyword. */
  readonly offset: number;
  /** Four bytes, their case left out. */
  readonly gram: number;
  /** What the keyword has behind it. */
  readonly follows?: number | undefined;
}

const anchorFields = 3;

/** The four bytes that files have least often. Three bytes alone are found with any that follow. */
function anchorsOf(keyword: Uint8Array, index: number): Anchor[] {
  const bytes = keyword.map((byte) => byte | 0x20);
  if (bytes.length > 3) {
    const offset = rarest(bytes);
    return [{ keyword: index, offset, gram: gramAt(bytes, offset), follows: bytes[offset + 4] }];
  }
  const following = new Set(sameBytes.map((byte) => byte | 0x20));
  const gram = gramAt(bytes, 0);
  return Array.from(following, (last) => ({ keyword: index, offset: 0, gram: gram | (last << 24) }));
}

/** Where the four bytes begin that files have least often. */
function rarest(bytes: Uint8Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 4 <= bytes.length; at++) {
    const commonness = commonnessAt(bytes, at);
    if (commonness >= least) continue;
    least = commonness;
    best = at;
  }
  return best;
}

function commonnessAt(bytes: Uint8Array, at: number): number {
  const of = (i: number): number => commonnessOf[bytes[at + i] ?? 0] ?? 0;
  // Of the two trigrams that begin here, both have the bytes in the middle.
  const sum = of(0) + of(1) * 2 + of(2) * 2 + of(3);
  const isRuler = bytes[at] === bytes[at + 1] && bytes[at + 1] === bytes[at + 2];
  return sum + (isRuler ? ruler : 0) + (frequentGrams.has(gramAt(bytes, at)) ? wordPart : 0);
}

function gramAt(bytes: Uint8Array, at: number): number {
  const three = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return three | ((bytes[at + 3] ?? 0) << 24);
}

/** Lines drawn of one character are in every program. */
const ruler = 100;
/** What is in words of most programs is shunned, unless all of a keyword is. */
const wordPart = 40;
const frequent =
  'type able node ation content ine version name module option element right class require index char assert int64 length common default result base case address export write code package end point over request native append cache collection tables sequence change extract contain hash make names store only condition static space here item equal debug notification less last token start mark text like expression cket access string compile user specification stable process passed assign count order other object group value state';
const frequentBytes = Buffer.from(frequent);
const frequentGrams = new Set(Array.from(frequentBytes, (_, at) => gramAt(frequentBytes, at)));

/** By how often programs and texts have them; all other bytes are rarer. */
const common = 'zqxjk;"=,:/v._wyb-hgfumpdclsrnoiate ';

const commonnessOf = sameBytes.map((byte) => common.indexOf(String.fromCharCode(byte)) + 1);
