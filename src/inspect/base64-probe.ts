import { goesOn, inAlphabet, mostBreak, segmentEnd } from './base64-run.ts';
import type { Block } from './block-feed.ts';

/** Characters: no shorter run is looked at, for it holds fewer than 18 bytes. */
const shortest = 24;

/** Finds where base64 of text begins, and base64 of anything on two lines or more, as one text goes by in blocks. */
export class Base64Probe {
  /** In the text: nothing before it is looked at again. */
  #next = 0;
  /** Whether the bytes before are of a run that is known. */
  #inRun = false;

  /** `limit` is a place in the text: what begins from there on may be left to the next block. */
  look({ bytes, base, final }: Block, limit: number, found: (at: number, isText: boolean) => void): void {
    let at = this.#next - base;
    if (this.#inRun) at = segmentEnd(bytes, at);
    this.#inRun = at === bytes.length && this.#inRun;
    while (at + shortest <= bytes.length) {
      const other = lastOther(bytes, at);
      if (other >= at) {
        at = other + 1;
        continue;
      }
      const end = segmentEnd(bytes, at + shortest);
      const isText = beginsAsText(bytes, at);
      if (!isText && !final && end + mostBreak > bytes.length && base + at >= limit) break;
      if (isText || goesOn(bytes, at, end)) found(base + at, isText);
      this.#inRun = end === bytes.length;
      at = end;
    }
    this.#next = base + at;
  }
}

/** The last byte that is not of base64, of those that the shortest run takes; before `at` when all are. */
function lastOther(bytes: Uint8Array, at: number): number {
  let place = at + shortest - 1;
  while (place >= at && inAlphabet[bytes[place] ?? 0] === 1) place--;
  return place;
}

/** Whether the shortest run stands for ASCII, as it is or in UTF-16 (little-endian). */
function beginsAsText(bytes: Uint8Array, at: number): boolean {
  let isWide = false;
  for (let group = 0; group < shortest / 4; group++) {
    const start = at + group * 4;
    let bits = 0;
    for (let n = 0; n < 4; n++) bits = (bits << 6) | (sixBits[bytes[start + n] ?? 0] ?? 0);
    if (group === 0) isWide = ((bits >> 8) & 0xff) === 0;
    for (let n = 0; n < 3; n++) {
      const byte = (bits >> (16 - 8 * n)) & 0xff;
      const isHigh = isWide && (group * 3 + n) % 2 === 1;
      if (isHigh ? byte !== 0 : ofText[byte] !== 1) return false;
    }
  }
  return true;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sixBits = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte).replace('-', '+').replace('_', '/');
  return Math.max(alphabet.indexOf(character), 0);
});
const ofText = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\t\n\r -~]/.test(String.fromCharCode(byte)) ? 1 : 0,
);
