/*
 * All keywords at once over raw bytes. Only every second position is looked at: of two neighboring trigrams of a keyword
 * one begins at an even position. A table tells whether a trigram (its letters' case left out) is one of those of any
 * keyword; only then are the keywords that share it compared. No step depends on the one before, as the steps of an
 * automaton do, so a processor overlaps them.
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

const tableBits = 16;
const batchWords = 2048;
/** Sets the one bit in which the cases of a letter differ. */
const foldAll = 0x20202020;
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

export function keywordFinder(keywords: readonly Keyword[]): KeywordFinder {
  return new Finder(keywords);
}

class Finder implements KeywordFinder {
  readonly longest: number;
  /** By the hash of a trigram: whether any keyword has it. */
  readonly #known = new Uint8Array(1 << tableBits);
  readonly #queue = new Int32Array(2 * batchWords + 1);
  /** By the hash of a trigram: where its list of anchors begins. */
  readonly #lists = new Int32Array((1 << tableBits) + 1);
  /** Of each anchor: `keyword`, `offset`, `beside`, `byte`. */
  readonly #anchors: Int32Array;
  readonly #keywords: readonly { readonly bytes: Uint8Array; readonly fold: Uint8Array }[];

  constructor(keywords: readonly Keyword[]) {
    this.longest = Math.max(...keywords.map(({ text }) => text.length), 0);
    this.#keywords = keywords.map(({ text, exact }) => ({
      bytes: Buffer.from(text, 'latin1'),
      fold: exact ? sameBytes : lowerBytes,
    }));
    const anchors = keywords.flatMap(({ text }, keyword) =>
      anchorsOf(text).map((anchor) => ({ ...anchor, keyword })),
    );
    anchors.sort((a, b) => a.hash - b.hash);
    this.#anchors = Int32Array.from(
      anchors.flatMap(({ keyword, offset, beside, byte }) => [keyword, offset, beside, byte]),
    );
    for (const { hash } of anchors) {
      this.#known[hash] = 1;
      this.#lists[hash + 1] = (this.#lists[hash + 1] ?? 0) + anchorFields;
    }
    for (let hash = 0; hash < 1 << tableBits; hash++)
      this.#lists[hash + 1] = (this.#lists[hash + 1] ?? 0) + (this.#lists[hash] ?? 0);
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
      queued += known[hashOf(word & 0xffffff)] ?? 0;
      queue[queued] = i * 4 + 2;
      queued += known[hashOf((word >>> 16) | ((next & 0xff) << 16))] ?? 0;
      word = next;
    }
    return queued;
  }

  #lookAt(look: Look, at: number): void {
    const { bytes } = look;
    const trigram = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
    const hash = hashOf(trigram | (foldAll & 0xffffff));
    if (this.#known[hash] === 1) this.#compare(look, at, hash);
  }

  #compare(look: Look, at: number, hash: number): void {
    const { bytes } = look;
    const anchors = this.#anchors;
    const end = this.#lists[hash + 1] ?? 0;
    for (let i = this.#lists[hash] ?? 0; i < end; i += anchorFields) {
      const byte = (bytes[at + (anchors[i + 2] ?? 0)] ?? 0) | 0x20;
      if (byte === anchors[i + 3]) this.#compareOne(look, anchors[i] ?? 0, at - (anchors[i + 1] ?? 0));
    }
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

/** Fibonacci hashing: https://en.wikipedia.org/wiki/Hash_function#Fibonacci_hashing */
function hashOf(trigram: number): number {
  return Math.imul(trigram, 0x9e3779b1) >>> (32 - tableBits);
}

interface Anchor {
  readonly hash: number;
  /** Of the trigram in the keyword. */
  readonly offset: number;
  /** Where, from the trigram on, a byte beside it stands, and which one (its case left out): a quick way to rule out most. */
  readonly beside: number;
  readonly byte: number;
}

const anchorFields = 4;

/** The two neighboring trigrams that files have least often. Three bytes alone have but one: the next takes any byte in. */
function anchorsOf(keyword: string): Anchor[] {
  const bytes = Buffer.from(keyword, 'latin1').map((byte) => byte | 0x20);
  const [a = 0, b = 0, c = 0] = bytes;
  if (keyword.length === 3) {
    const hashes = new Set(Array.from({ length: 256 }, (_, any) => hashOf(packed([b, c, any | 0x20]))));
    return [
      { hash: hashOf(packed([a, b, c])), offset: 0, beside: 0, byte: a },
      ...Array.from(hashes, (hash) => ({ hash, offset: 1, beside: -1, byte: a })),
    ];
  }
  const offsets = Array.from({ length: keyword.length - 3 }, (_, offset) => offset);
  const commonness = (offset: number): number =>
    [0, 1, 1, 2, 2, 3].reduce((sum, i) => sum + commonnessOf(bytes[offset + i] ?? 0), 0);
  const best = offsets.reduce((a, b) => (commonness(b) < commonness(a) ? b : a), 0);
  return [
    { hash: hashOf(packed(bytes.subarray(best))), offset: best, beside: 3, byte: bytes[best + 3] ?? 0 },
    { hash: hashOf(packed(bytes.subarray(best + 1))), offset: best + 1, beside: -1, byte: bytes[best] ?? 0 },
  ];
}

function packed([a = 0, b = 0, c = 0]: Iterable<number>): number {
  return a | (b << 8) | (c << 16);
}

/** English letters by how often programs and texts have them; all other bytes are rarer. */
const common = 'zqxjkvwybhgfumpdclsrnoiate ';

function commonnessOf(byte: number): number {
  return common.indexOf(String.fromCharCode(byte)) + 1;
}
