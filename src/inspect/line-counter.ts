const lineFeed = 0x0a;

export interface LinePosition {
  /** Both begin at 1; columns count bytes. */
  readonly line: number;
  readonly column: number;
}

/** Knows on which line the next byte of a text stands, without having kept those before. */
export class LineCounter {
  #breaks = 0;
  /** Bytes since the last line break. */
  #column = 0;

  /** `bytes` are the next of the text; they are not asked for again. */
  pass(bytes: Uint8Array): void {
    const last = bytes.lastIndexOf(lineFeed);
    if (last < 0) {
      this.#column += bytes.length;
      return;
    }
    this.#column = bytes.length - last - 1;
    this.#breaks += breaksIn(bytes, 0, last + 1);
  }

  /** Of places in the bytes that come next, asked for in ascending order. */
  positions(bytes: Uint8Array): (place: number) => LinePosition {
    let at = 0;
    let breaks = this.#breaks;
    let lineStart = -this.#column;
    return (place) => {
      const last = place > at ? bytes.subarray(at, place).lastIndexOf(lineFeed) : -1;
      if (last >= 0) {
        breaks += breaksIn(bytes, at, at + last + 1);
        lineStart = at + last + 1;
      }
      at = Math.max(at, place);
      return { line: breaks + 1, column: place - lineStart + 1 };
    };
  }
}

function breaksIn(bytes: Uint8Array, from: number, to: number): number {
  const first = Math.min(from + (-(bytes.byteOffset + from) & 3), to);
  const length = (to - first) >> 2;
  const words = new Int32Array(bytes.buffer, length > 0 ? bytes.byteOffset + first : 0, length);
  let count = breaksOneByOne(bytes, from, first) + breaksOneByOne(bytes, first + words.length * 4, to);
  for (let at = 0; at < words.length; at += mostWords) {
    // Each byte of `sums` counts the line breaks at its position in the words.
    let sums = 0;
    const end = Math.min(at + mostWords, words.length);
    for (let i = at; i < end; i++) {
      const others = (words[i] ?? 0) ^ fourBreaks;
      sums += (~(((others & low7) + low7) | others) >>> 7) & lowBits;
    }
    count += (sums & 0xff) + ((sums >>> 8) & 0xff) + ((sums >>> 16) & 0xff) + (sums >>> 24);
  }
  return count;
}

const fourBreaks = 0x0a0a0a0a;
const low7 = 0x7f7f7f7f;
const lowBits = 0x01010101;
/** More would overflow a byte of the sums. */
const mostWords = 255;

function breaksOneByOne(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) count += bytes[at] === lineFeed ? 1 : 0;
  return count;
}
