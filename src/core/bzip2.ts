import { BitReader } from './bzip2-bits.ts';

/*
 * Own, since unbzip2-stream and seek-bzip unpack all that they were given before any of it can be taken from them, and
 * one kilobyte may hold a gigabyte. https://github.com/dsnet/compress/blob/master/doc/bzip2-format.pdf
 */

const blockStart = [0x314159, 0x265359] as const;
const streamEnd = [0x177245, 0x385090] as const;
const levelUnit = 100_000;
const chunkSize = 256 * 1024;
const maxCodeLength = 20;
const codesPerGroup = 50;

export function isBzip2(head: Uint8Array): boolean {
  return head[0] === 0x42 && head[1] === 0x5a && head[2] === 0x68;
}

/**
 * The content of a bzip2 file of one or more streams, in pieces of at most 256 KiB; its checksums are verified. Throws
 * FILE_MALFORMED on damage, after passing on what was good.
 */
export function* unpackBzip2(packed: Uint8Array, what: string): Generator<Uint8Array> {
  const bits = new BitReader(packed, what);
  do {
    const level = readLevel(bits);
    const block: Block = { symbols: new Uint32Array(level * levelUnit), length: 0, origin: 0 };
    let checksum = 0;
    while (isBlock(bits)) {
      const expected = bits.read32();
      readBlock(bits, block);
      const found = yield* unsorted(block);
      if (found !== expected) bits.fail('a checksum is wrong');
      checksum = (((checksum << 1) | (checksum >>> 31)) ^ found) >>> 0;
    }
    if (bits.read32() !== checksum) bits.fail('its checksum is wrong');
    bits.check();
  } while (bits.align());
}

interface Block {
  /** One a byte, in the lowest 8 bits; those above are for the way back through the sorting. */
  readonly symbols: Uint32Array;
  length: number;
  /** Where the first byte stands among the sorted ones. */
  origin: number;
}

function readLevel(bits: BitReader): number {
  const magic = bits.read(24);
  const level = bits.read(8) - 0x30;
  if (magic !== 0x425a68 || level < 1 || level > 9) bits.fail('it is not bzip2');
  return level;
}

/** Whether a block follows, or the end of the stream. */
function isBlock(bits: BitReader): boolean {
  const [high, low] = [bits.read(24), bits.read(24)];
  bits.check();
  if (high === blockStart[0] && low === blockStart[1]) return true;
  if (high !== streamEnd[0] || low !== streamEnd[1]) bits.fail('a block does not begin as one');
  return false;
}

function readBlock(bits: BitReader, block: Block): void {
  if (bits.read(1) === 1) bits.fail('it is of a kind that no program has written since 1999');
  block.origin = bits.read(24);
  const used = readUsedBytes(bits);
  const codeCount = bits.read(3);
  if (codeCount < 2 || codeCount > 6) bits.fail('a block has no codes');
  const selectors = readSelectors(bits, codeCount);
  const codes = Array.from({ length: codeCount }, () => readCode(bits, used.length + 2));
  bits.check();
  readSymbols(bits, { block, used, groups: selectors.map((index) => codes[index]) });
  if (block.origin >= block.length) bits.fail('a block begins behind its end');
}

function readUsedBytes(bits: BitReader): number[] {
  const ranges = bits.read(16);
  const used: number[] = [];
  for (let range = 0; range < 16; range += 1) {
    if ((ranges & (0x8000 >> range)) === 0) continue;
    const bytes = bits.read(16);
    for (let low = 0; low < 16; low += 1) if ((bytes & (0x8000 >> low)) !== 0) used.push(range * 16 + low);
  }
  if (used.length === 0) bits.fail('a block has no bytes');
  return used;
}

/** Which code each 50 symbols are written in. */
function readSelectors(bits: BitReader, codeCount: number): number[] {
  const order = Uint8Array.from({ length: codeCount }, (_, index) => index);
  return Array.from({ length: bits.read(15) }, () => {
    let place = 0;
    for (; bits.read(1) === 1; place += 1) {
      if (place >= codeCount - 1) bits.fail('a block names a code that it does not have');
    }
    return toFront(order, place);
  });
}

function toFront(order: Uint8Array, place: number): number {
  const moved = order[place] ?? 0;
  for (let at = place; at > 0; at -= 1) order[at] = order[at - 1] ?? 0;
  order[0] = moved;
  return moved;
}

/** A canonical Huffman code. */
interface Code {
  readonly shortest: number;
  /** By length: the first code of 20 bits that is longer. */
  readonly ends: Uint32Array;
  /** By length: what to take from a code to get its place in `symbols`. */
  readonly offsets: Int32Array;
  readonly symbols: readonly number[];
}

function readCode(bits: BitReader, symbolCount: number): Code {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol += 1) {
    for (;;) {
      if (length < 1 || length > maxCodeLength) bits.fail('a code is too long');
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  const symbols = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0));
  const ends = new Uint32Array(maxCodeLength + 1);
  const offsets = new Int32Array(maxCodeLength + 1);
  let next = 0;
  let before = 0;
  for (let size = 1; size <= maxCodeLength; size += 1) {
    const count = lengths.reduce((sum, one) => sum + (one === size ? 1 : 0), 0);
    offsets[size] = next - before;
    next += count;
    before += count;
    ends[size] = next * 2 ** (maxCodeLength - size);
    next *= 2;
  }
  return { shortest: lengths[symbols[0] ?? 0] ?? 1, ends, offsets, symbols };
}

interface Coded {
  readonly block: Block;
  readonly used: readonly number[];
  readonly groups: readonly (Code | undefined)[];
}

/** Symbols 0 and 1 are digits of the length of a run, lowest first; the last one ends the block. */
function readSymbols(bits: BitReader, { block, used, groups }: Coded): void {
  const { symbols } = block;
  const order = Uint8Array.from(used);
  const last = used.length + 1;
  let at = 0;
  let run = 0;
  let digit = 1;
  for (const code of groups) {
    if (code === undefined) break;
    bits.check();
    for (let left = codesPerGroup; left > 0; left -= 1) {
      const symbol = readSymbol(bits, code);
      if (symbol <= 1) {
        run += digit * (symbol + 1);
        digit *= 2;
        // Asked at each digit: thirty more, and the length would be any number.
        if (at + run > symbols.length) bits.fail('a block is longer than it may be');
        continue;
      }
      if (run > 0) {
        symbols.fill(order[0] ?? 0, at, at + run);
        at += run;
        [run, digit] = [0, 1];
      }
      if (symbol === last) {
        block.length = at;
        return;
      }
      if (at >= symbols.length) bits.fail('a block is longer than it may be');
      symbols[at] = toFront(order, symbol - 1);
      at += 1;
    }
  }
  bits.fail('a block does not end');
}

function readSymbol(bits: BitReader, { shortest, ends, offsets, symbols }: Code): number {
  const ahead = bits.peek(maxCodeLength);
  let length = shortest;
  while (ahead >= (ends[length] ?? 0)) {
    length += 1;
    if (length > maxCodeLength) bits.fail('a code stands for nothing');
  }
  bits.skip(length);
  return symbols[(ahead >>> (maxCodeLength - length)) - (offsets[length] ?? 0)] ?? 0;
}

/** Brings the bytes of a block into the order they had before it was sorted; each fifth of a run is a count. */
function* unsorted({ symbols, length, origin }: Block): Generator<Uint8Array, number> {
  linkUp(symbols, length);
  let checksum = 0xffffffff;
  let out = new Uint8Array(chunkSize);
  let filled = 0;
  let entry = symbols[origin] ?? 0;
  let previous = -1;
  let same = 0;
  for (let left = length; left > 0; left -= 1) {
    entry = symbols[entry >>> 8] ?? 0;
    const byte = entry & 0xff;
    let copies = 1;
    if (same === 4) {
      copies = byte;
      same = 0;
    } else {
      same = byte === previous ? same + 1 : 1;
      previous = byte;
    }
    for (; copies > 0; copies -= 1) {
      out[filled] = previous;
      filled += 1;
      checksum = ((checksum << 8) ^ (checksumTable[(checksum >>> 24) ^ previous] ?? 0)) >>> 0;
      if (filled < chunkSize) continue;
      yield out;
      out = new Uint8Array(chunkSize);
      filled = 0;
    }
    if (same === 0) previous = -1;
  }
  if (filled > 0) yield out.subarray(0, filled);
  return ~checksum >>> 0;
}

/** Writes above each symbol, in sorted order, where the one after it stands. */
function linkUp(symbols: Uint32Array, length: number): void {
  const starts = new Uint32Array(257);
  for (let at = 0; at < length; at += 1) {
    const after = ((symbols[at] ?? 0) & 0xff) + 1;
    starts[after] = (starts[after] ?? 0) + 1;
  }
  for (let byte = 1; byte <= 256; byte += 1) starts[byte] = (starts[byte] ?? 0) + (starts[byte - 1] ?? 0);
  for (let at = 0; at < length; at += 1) {
    const byte = (symbols[at] ?? 0) & 0xff;
    const place = starts[byte] ?? 0;
    symbols[place] = (symbols[place] ?? 0) | (at << 8);
    starts[byte] = place + 1;
  }
}

/** CRC-32 of bits that come highest first, unlike that of zip. */
const checksumTable: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte << 24;
  for (let bit = 0; bit < 8; bit += 1)
    remainder = remainder < 0 ? (remainder << 1) ^ 0x04c11db7 : remainder << 1;
  return remainder;
});
