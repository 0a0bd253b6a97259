import { type ByteScan, batchBytes, byteScan } from './byte-scan.ts';

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
  let count = 0;
  if (to - from < fewBytes) {
    for (let at = from; at < to; at++) count += bytes[at] === lineFeed ? 1 : 0;
    return count;
  }
  scan ??= byteScan(true);
  for (let at = from; at < to; at += batchBytes)
    count += scan.lineBreaks(bytes.subarray(at, Math.min(at + batchBytes, to)));
  return count;
}

const fewBytes = 256;
let scan: ByteScan | undefined;
