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
  /** By the hash of a trigram: which bytes may follow it in a keyword, as bits for their last three bits. */
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
    const anchors = this.#keywords.map(({ bytes }) => anchorsOf(bytes));
    const next = this.#lists.subarray(1);
    for (const { hash, mask } of anchors.flat()) {
      this.#known[hash] = (this.#known[hash] ?? 0) | mask;
      next[hash] = (next[hash] ?? 0) + anchorFields;
    }
    for (let hash = 1; hash < next.length; hash++) next[hash] = (next[hash] ?? 0) + (next[hash - 1] ?? 0);
    this.#anchors = new Int32Array(next.at(-1) ?? 0);
    const filled = this.#lists.slice();
    for (const [keyword, own] of anchors.entries()) {
      for (const { hash, offset, beside, byte } of own) {
        this.#anchors.set([keyword, offset, beside, byte], filled[hash] ?? 0);
        filled[hash] = (filled[hash] ?? 0) + anchorFields;
      }
    }
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
      queued += ((known[hashOf(word & 0xffffff)] ?? 0) >>> ((word >>> 24) & 7)) & 1;
      queue[queued] = i * 4 + 2;
      queued += ((known[hashOf((word >>> 16) | ((next & 0xff) << 16))] ?? 0) >>> ((next >>> 8) & 7)) & 1;
      word = next;
    }
    return queued;
  }

  #lookAt(look: Look, at: number): void {
    const { bytes } = look;
    const trigram = packed(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0);
    const hash = hashOf(trigram | (foldAll & 0xffffff));
    if (this.#known[hash] !== 0) this.#compare(look, at, hash);
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
  /** Bits of the bytes that may follow; see `#known`. */
  readonly mask: number;
  /** Of the trigram in the keyword. */
  readonly offset: number;
  /** Where, from the trigram on, a byte beside it stands, and which one (its case left out): a quick way to rule out most. */
  readonly beside: number;
  readonly byte: number;
}

const anchorFields = 4;
const anyByte = 0xff;

/** The two neighboring trigrams that files have least often. Three bytes alone have but one: the next takes any byte in. */
function anchorsOf(keyword: Uint8Array): Anchor[] {
  const bytes = keyword.map((byte) => byte | 0x20);
  const [a = 0, b = 0, c = 0] = bytes;
  if (bytes.length === 3) {
    const folded = new Set(lowerBytes.map((byte) => byte | 0x20));
    const hashes = Array.from(folded, (last) => hashOf(packed(b, c, last)));
    const alone = { mask: anyByte, offset: 1, beside: -1, byte: a };
    return [
      { ...alone, hash: hashOf(packed(a, b, c)), offset: 0, beside: 0 },
      ...hashes.map((hash) => ({ ...alone, hash })),
    ];
  }
  const first = rarest(bytes);
  return [0, 1].map((shift) => {
    const offset = first + shift;
    const [x = 0, y = 0, z = 0, follows] = bytes.subarray(offset);
    return {
      hash: hashOf(packed(x, y, z)),
      mask: follows === undefined ? anyByte : 1 << (follows & 7),
      offset,
      beside: shift === 0 ? 3 : -1,
      byte: bytes[shift === 0 ? first + 3 : first] ?? 0,
    };
  });
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

function packed(a: number, b: number, c: number): number {
  return a | (b << 8) | (c << 16);
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
