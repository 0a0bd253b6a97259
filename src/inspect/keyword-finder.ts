/*
 * All keywords at once over raw bytes. Only every second position is looked at: of two neighboring trigrams of a keyword
 * one begins at an even position. A table tells whether a trigram (its letters' case left out) is one of those of any
 * keyword, another whether it is with the byte behind or before it; only then are keywords compared. No step depends on
 * the one before, as the steps of an automaton do, so a processor overlaps them.
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

const trigramBits = 16;
const gramBits = 18;
const listBits = 12;
const batchWords = 2048;
/** Sets the one bit in which the cases of a letter differ. */
const foldAll = 0x20202020;
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function keywordFinder(keywords: readonly Keyword[]): KeywordFinder {
  return new Finder(keywords);
}

class Finder implements KeywordFinder {
  readonly longest: number;
  /** By the hash of a trigram: which bytes may follow it in a keyword, as bits for their last three bits. */
  readonly #known = new Uint8Array(1 << trigramBits);
  readonly #queue = new Int32Array(2 * batchWords + 1);
  /** A bit for each hash of a gram: small enough to stay near the processor. */
  readonly #grams = new Uint8Array(1 << (gramBits - 3));
  /** By the first bits of the hash of a gram: where its list of anchors begins. */
  readonly #lists = new Int32Array((1 << listBits) + 1);
  /** Of each anchor: `keyword`, `offset`, `gram`. */
  readonly #anchors: Int32Array;
  readonly #keywords: readonly { readonly bytes: Uint8Array; readonly fold: Uint8Array }[];

  constructor(keywords: readonly Keyword[]) {
    this.longest = Math.max(...keywords.map(({ text }) => text.length), 0);
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
      this.#anchors.set([keyword, offset, gram], filled[list] ?? 0);
      filled[list] = (filled[list] ?? 0) + anchorFields;
    }
  }

  #know(gram: number, follows: number | undefined): void {
    const bit = hashOf(gram) >>> (32 - gramBits);
    this.#grams[bit >>> 3] = (this.#grams[bit >>> 3] ?? 0) | (1 << (bit & 7));
    const first = hashOf(gram & 0xffffff) >>> (32 - trigramBits);
    this.#known[first] = (this.#known[first] ?? 0) | (1 << ((gram >>> 24) & 7));
    const second = hashOf(gram >>> 8) >>> (32 - trigramBits);
    this.#known[second] = (this.#known[second] ?? 0) | (follows === undefined ? anyByte : 1 << (follows & 7));
  }

  find(bytes: Uint8Array, after: number, found: FoundKeyword): void {
    const look: Look = { bytes, after, found };
    const from = Math.max(after - this.longest, 0);
    const aligned = Math.min(from + (-(bytes.byteOffset + from) & 3), bytes.length);
    if (aligned - 2 >= from) this.#lookAt(look, aligned - 2);
    const count = littleEndian ? (bytes.length - aligned) >>> 2 : 0;
    const words = new Int32Array(bytes.buffer, count > 0 ? bytes.byteOffset + aligned : 0, count);
    for (let i = 0; i < count - 1; i += batchWords) {
      const suspects = this.#suspects(words, i, Math.min(i + batchWords, count - 1));
      for (let n = 0; n < suspects; n++) this.#lookAt(look, aligned + (this.#queue[n] ?? 0));
    }
    for (let at = aligned + Math.max(count - 1, 0) * 4; at + 2 <= bytes.length; at += 2)
      this.#lookAt(look, at);
  }

  /** Queues the positions in the words from `first` to `end` that have a known trigram, without a branch to mispredict. */
  #suspects(words: Int32Array, first: number, end: number): number {
    const known = this.#known;
    const queue = this.#queue;
    let queued = 0;
    let word = (words[first] ?? 0) | foldAll;
    for (let i = first; i < end; i++) {
      const next = (words[i + 1] ?? 0) | foldAll;
      queue[queued] = i * 4;
      queued += ((known[hashOf(word & 0xffffff) >>> (32 - trigramBits)] ?? 0) >>> ((word >>> 24) & 7)) & 1;
      queue[queued] = i * 4 + 2;
      queued +=
        ((known[hashOf((word >>> 16) | ((next & 0xff) << 16)) >>> (32 - trigramBits)] ?? 0) >>>
          ((next >>> 8) & 7)) &
        1;
      word = next;
    }
    return queued;
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
const anyByte = 0xff;

/** The four bytes that files have least often. Three bytes alone are found with any that follow. */
function anchorsOf(keyword: Uint8Array, index: number): Anchor[] {
  const bytes = keyword.map((byte) => byte | 0x20);
  const gramAt = (offset: number, last = bytes[offset + 3] ?? 0): number =>
    (bytes[offset] ?? 0) | ((bytes[offset + 1] ?? 0) << 8) | ((bytes[offset + 2] ?? 0) << 16) | (last << 24);
  if (bytes.length > 3) {
    const offset = rarest(bytes);
    return [{ keyword: index, offset, gram: gramAt(offset), follows: bytes[offset + 4] }];
  }
  const following = new Set(sameBytes.map((byte) => byte | 0x20));
  return Array.from(following, (last) => ({ keyword: index, offset: 0, gram: gramAt(0, last) }));
}

/** Where the four bytes begin that files have least often. */
function rarest(bytes: Uint8Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 4 <= bytes.length; at++) {
    let commonness = bytes[at] === bytes[at + 1] && bytes[at + 1] === bytes[at + 2] ? ruler : 0;
    // Of the two trigrams that begin here, both have the bytes in the middle.
    if (frequent.includes(Buffer.from(bytes.subarray(at, at + 4)).toString('latin1'))) commonness += wordPart;
    for (let i = 0; i < 4; i++)
      commonness += (commonnessOf[bytes[at + i] ?? 0] ?? 0) * (i === 1 || i === 2 ? 2 : 1);
    if (commonness >= least) continue;
    least = commonness;
    best = at;
  }
  return best;
}

/** Lines drawn of one character are in every program. */
const ruler = 100;
/** What is in words of most programs is shunned, unless all of a keyword is. */
const wordPart = 40;
const frequent =
  'type able node ation content ine version name module option element right class require index char assert int64 length common default result base case address export write code package end point over request native append cache collection tables sequence change extract contain hash make names store only condition static space here item equal debug notification less last token start mark text like expression cket access string compile user specification stable process passed assign count order other object group value state';

/** By how often programs and texts have them; all other bytes are rarer. */
const common = 'zqxjk;"=,:/v._wyb-hgfumpdclsrnoiate ';

const commonnessOf = sameBytes.map((byte) => common.indexOf(String.fromCharCode(byte)) + 1);
