/**
 * Sparse files in tar: GNU's old form (map in the header) and its pax forms 0.0, 0.1 and 1.0.
 * https://www.gnu.org/software/tar/manual/html_node/Sparse-Formats.html
 */
import { KedgeError } from './errors.ts';
import type { TarSink } from './tar.ts';

export interface Segment {
  readonly offset: number;
  readonly length: number;
}

/** Where the data of a sparse member belongs; form 1.0 writes it at the head of the data itself. */
export type SparseMap = readonly Segment[] | 'in-data';

const MAX_SEGMENTS = 100_000;
const ZEROS = new Uint8Array(256 * 1024);

function corrupt(what: string): KedgeError {
  return new KedgeError('LAYER_CORRUPT', what);
}

/** Reads `count` pairs of a GNU header or extension block at `at`; true when another extension block follows. */
export function readGnuSegments(block: Uint8Array, at: number, count: number, into: Segment[]): boolean {
  for (let i = 0; i < count; i += 1) {
    const start = at + i * 24;
    if (block[start] === 0) break;
    into.push({ offset: numeric(block, start), length: numeric(block, start + 12) });
  }
  if (into.length > MAX_SEGMENTS) throw corrupt(`a sparse map of more than ${MAX_SEGMENTS} segments`);
  return block[at === 0 ? 504 : 482] === 1;
}

/** The map of a pax sparse member; undefined when it is not sparse. */
export function readPaxMap(pax: ReadonlyMap<string, Uint8Array>): SparseMap | undefined {
  const text = (key: string): string | undefined => {
    const value = pax.get(key);
    return value && Buffer.from(value).toString('latin1');
  };
  if (text('GNU.sparse.major') === '1') return 'in-data';
  const map = text('GNU.sparse.map')?.split(',');
  const offsets = text('GNU.sparse.offset')?.split(',');
  const lengths = text('GNU.sparse.numbytes')?.split(',');
  if (map) return pairs(map);
  if (!offsets || !lengths) return undefined;
  return pairs(offsets.flatMap((offset, i) => [offset, lengths[i] ?? '']));
}

function pairs(numbers: readonly string[]): Segment[] {
  if (numbers.length > 2 * MAX_SEGMENTS) throw corrupt(`a sparse map of more than ${MAX_SEGMENTS} segments`);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < numbers.length; i += 2) {
    segments.push({ offset: decimal(numbers[i]), length: decimal(numbers[i + 1]) });
  }
  return segments;
}

function decimal(text: string | undefined): number {
  if (!text || !/^\d{1,16}$/.test(text)) throw corrupt('a sparse map that is not numbers');
  return Number(text);
}

function numeric(block: Uint8Array, at: number): number {
  const text = Buffer.from(block.subarray(at, at + 12))
    .toString('latin1')
    .replace(/[\0 ]+$/, '');
  if (/^[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  let value = (block[at] ?? 0) & 0x7f;
  for (let i = at + 1; i < at + 12; i += 1) value = value * 256 + (block[i] ?? 0);
  return value;
}

/** Puts the holes back: what the inner sink sees is the file as it would be read from disk. */
export class SparseSink implements TarSink {
  readonly #inner: TarSink;
  readonly #size: number;
  #segments: readonly Segment[];
  #index = 0;
  #written = 0;
  #inSegment = 0;
  /** Form 1.0: the map as it comes in, until it is complete. */
  #map: Uint8Array[] | undefined;

  constructor(inner: TarSink, map: SparseMap, size: number) {
    this.#inner = inner;
    this.#segments = map === 'in-data' ? [] : map;
    this.#size = size;
    this.#map = map === 'in-data' ? [] : undefined;
  }

  write(chunk: Uint8Array): void {
    let data: Uint8Array = chunk;
    if (this.#map) {
      this.#map.push(chunk.slice());
      const parsed = leadingMap(Buffer.concat(this.#map));
      if (!parsed) return;
      this.#segments = parsed.segments;
      this.#map = undefined;
      data = parsed.rest;
    }
    while (data.length > 0) {
      const segment = this.#segments[this.#index];
      if (!segment) return;
      this.#hole(Math.min(segment.offset, this.#size));
      const take = Math.min(segment.length - this.#inSegment, data.length, this.#size - this.#written);
      if (take > 0) this.#emit(data.subarray(0, take));
      this.#inSegment += take;
      data = data.subarray(take);
      if (this.#inSegment >= segment.length || take === 0) {
        this.#index += 1;
        this.#inSegment = 0;
      }
    }
  }

  end(): void {
    if (this.#map) throw corrupt('a sparse map without an end');
    this.#hole(this.#size);
    this.#inner.end();
  }

  #hole(until: number): void {
    if (this.#inSegment > 0) return;
    while (this.#written < until)
      this.#emit(ZEROS.subarray(0, Math.min(ZEROS.length, until - this.#written)));
  }

  #emit(bytes: Uint8Array): void {
    this.#inner.write(bytes);
    this.#written += bytes.length;
  }
}

/** Form 1.0: decimal lines (count, then offset and length of each segment), padded to a block. */
function leadingMap(bytes: Buffer): { segments: Segment[]; rest: Uint8Array } | undefined {
  const numbers: string[] = [];
  let at = 0;
  for (let wanted = 1; numbers.length < wanted; ) {
    const end = bytes.indexOf(0x0a, at);
    if (end < 0) {
      if (bytes.length - at > 512) throw corrupt('a sparse map that is not numbers');
      return undefined;
    }
    numbers.push(bytes.toString('latin1', at, end));
    if (numbers.length === 1) {
      const count = decimal(numbers[0]);
      if (count > MAX_SEGMENTS) throw corrupt(`a sparse map of more than ${MAX_SEGMENTS} segments`);
      wanted = 1 + 2 * count;
    }
    at = end + 1;
  }
  const start = Math.ceil(at / 512) * 512;
  if (bytes.length < start) return undefined;
  return { segments: pairs(numbers.slice(1)), rest: bytes.subarray(start) };
}
