/**
 * Reader of tar streams: POSIX ustar and pax, GNU (long names, base-256 numbers, both sparse forms) and v7.
 * Pushed and synchronous, one header in memory at most. Names are kept byte for byte (`decodeName`).
 * Follows what container runtimes do: two zero blocks end the archive and whatever comes after is ignored; global pax
 * headers change nothing; an unknown type is a file.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
 * https://www.gnu.org/software/tar/manual/html_node/Standard.html
 */
import { KedgeError } from './errors.ts';
import { decodeName } from './name-bytes.ts';
import { printable } from './printable.ts';
import { readGnuSegments, readPaxMap, type Segment, type SparseMap, SparseSink } from './tar-sparse.ts';

const BLOCK = 512;
/** Long names and pax records of one member; more is an attack. */
const MAX_EXTENDED = 4 * 1024 * 1024;

export type TarKind =
  | 'file'
  | 'directory'
  | 'symlink'
  | 'hardlink'
  | 'character-device'
  | 'block-device'
  | 'fifo'
  | 'socket';

export interface TarMember {
  /** As written: may be absolute, hold `..`, end in a slash. */
  readonly name: string;
  readonly kind: TarKind;
  /** `0o7777` at most. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes of content, holes of a sparse file included. */
  readonly size: number;
  readonly sparse: boolean;
  /** As written. */
  readonly linkName: string;
}

/** Takes the content of one member. Chunks are views that are valid during the call only. */
export interface TarSink {
  write(chunk: Uint8Array): void;
  end(): void;
}

export interface TarReader {
  /** Throws LAYER_CORRUPT on a damaged header, and whatever the sinks throw. */
  push(chunk: Uint8Array): void;
  /** Throws LAYER_CORRUPT when the stream stopped in the middle of a member. */
  finish(): void;
  /** Bytes that were read; when `push` threw, all that follows is unread. */
  readonly offset: number;
}

/** `visit` is called for each member, in order; without a sink the content is skipped. */
export function tarReader(visit: (member: TarMember) => TarSink | undefined): TarReader {
  return new Reader(visit);
}

type Pax = ReadonlyMap<string, Uint8Array>;

class Reader implements TarReader {
  readonly #visit: (member: TarMember) => TarSink | undefined;
  readonly #block = new Uint8Array(BLOCK);
  #filled = 0;
  /** Bytes of content still to come, and of padding after them. */
  #remaining = 0;
  #padding = 0;
  #sink: TarSink | undefined;
  #zeroBlocks = 0;
  #ended = false;
  #offset = 0;
  #member = '';
  #extended: { readonly type: string; readonly parts: Uint8Array } | undefined;
  #extendedAt = 0;
  #longName: string | undefined;
  #longLink: string | undefined;
  #pax: Pax | undefined;
  /** A GNU sparse header whose extension blocks are still coming. */
  #sparse: { readonly header: Uint8Array; readonly segments: Segment[] } | undefined;

  constructor(visit: (member: TarMember) => TarSink | undefined) {
    this.#visit = visit;
  }

  get offset(): number {
    return this.#offset;
  }

  push(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length && !this.#ended) {
      at += this.#remaining > 0 ? this.#content(chunk, at) : this.#skipOrHeader(chunk, at);
    }
  }

  finish(): void {
    const inMember = this.#remaining + this.#padding + this.#filled > 0;
    if (this.#ended || !(inMember || this.#sparse || this.#pax || this.#longName)) return;
    throw this.#corrupt(
      `the tar stream ends in the middle of ${this.#member === '' ? 'a header' : this.#member}`,
    );
  }

  #content(chunk: Uint8Array, at: number): number {
    const length = Math.min(this.#remaining, chunk.length - at);
    const bytes = chunk.subarray(at, at + length);
    this.#remaining -= length;
    this.#offset += length;
    if (this.#extended) {
      this.#extended.parts.set(bytes, this.#extendedAt);
      this.#extendedAt += length;
    } else this.#sink?.write(bytes);
    if (this.#remaining === 0) this.#endOfContent();
    return length;
  }

  #endOfContent(): void {
    if (this.#extended) {
      const { type, parts } = this.#extended;
      this.#extended = undefined;
      if (type === 'L') this.#longName = cString(parts);
      else if (type === 'K') this.#longLink = cString(parts);
      else if (type === 'x') this.#pax = this.#readPax(parts);
      return;
    }
    const sink = this.#sink;
    this.#sink = undefined;
    sink?.end();
  }

  #skipOrHeader(chunk: Uint8Array, at: number): number {
    if (this.#padding > 0) {
      const length = Math.min(this.#padding, chunk.length - at);
      this.#padding -= length;
      this.#offset += length;
      return length;
    }
    const length = Math.min(BLOCK - this.#filled, chunk.length - at);
    this.#offset += length;
    if (length === BLOCK) this.#header(chunk.subarray(at, at + BLOCK));
    else {
      this.#block.set(chunk.subarray(at, at + length), this.#filled);
      this.#filled += length;
      if (this.#filled === BLOCK) {
        this.#filled = 0;
        this.#header(this.#block);
      }
    }
    return length;
  }

  #header(block: Uint8Array): void {
    if (this.#sparse) {
      const more = readGnuSegments(block, 0, 21, this.#sparse.segments);
      if (!more) this.#start(this.#sparse.header, this.#sparse.segments);
      return;
    }
    const sums = checksums(block);
    if (sums.unsigned === 8 * 32) {
      this.#zeroBlocks += 1;
      this.#ended = this.#zeroBlocks === 2;
      return;
    }
    this.#zeroBlocks = 0;
    const written = octal(block, 148, 8);
    if (written !== sums.unsigned && written !== sums.signed) {
      throw this.#corrupt(`no valid tar header at byte ${this.#offset - BLOCK}`);
    }
    const type = String.fromCharCode(block[156] ?? 0);
    if (type === 'x' || type === 'g' || type === 'L' || type === 'K') this.#startExtended(block, type);
    else if (type === 'S') {
      const segments: Segment[] = [];
      const header = block.slice();
      if (readGnuSegments(block, 386, 4, segments)) this.#sparse = { header, segments };
      else this.#start(header, segments);
    } else this.#start(block, undefined);
  }

  #startExtended(block: Uint8Array, type: string): void {
    const size = this.#number(block, 124, 12);
    if (size > MAX_EXTENDED) throw this.#corrupt(`an extended tar header of ${size} bytes`);
    this.#extended = { type, parts: new Uint8Array(size) };
    this.#extendedAt = 0;
    this.#member = 'an extended header';
    this.#expect(size);
    if (size === 0) this.#endOfContent();
  }

  #expect(size: number): void {
    this.#remaining = size;
    this.#padding = (BLOCK - (size % BLOCK)) % BLOCK;
  }

  #start(block: Uint8Array, gnuMap: SparseMap | undefined): void {
    const pax = this.#pax ?? new Map<string, Uint8Array>();
    const longName = this.#longName;
    const longLink = this.#longLink;
    this.#pax = undefined;
    this.#longName = undefined;
    this.#longLink = undefined;
    this.#sparse = undefined;

    const stored = paxNumber(pax, 'size') ?? this.#number(block, 124, 12);
    if (!Number.isSafeInteger(stored) || stored < 0) throw this.#corrupt(`a member with the size ${stored}`);
    const name = paxText(pax, 'GNU.sparse.name') ?? paxText(pax, 'path') ?? longName ?? headerName(block);
    const kind = kindOf(String.fromCharCode(block[156] ?? 0), stored === 0 && name.endsWith('/'), pax);
    const map = gnuMap ?? readPaxMap(pax);
    const realSize = gnuMap
      ? octalOrBinary(block, 483, 12)
      : (paxNumber(pax, 'GNU.sparse.realsize') ?? paxNumber(pax, 'GNU.sparse.size'));
    const sparse = map !== undefined && kind === 'file';
    if (sparse && !(Number.isSafeInteger(realSize) && (realSize ?? -1) >= 0)) {
      throw this.#corrupt(`a sparse member without a valid size`);
    }
    const size = kind !== 'file' ? 0 : sparse ? (realSize ?? 0) : stored;
    this.#member = printable(name);
    const sink = this.#visit({
      name,
      kind,
      mode: octalOrBinary(block, 100, 8) & 0o7777,
      uid: owner(paxNumber(pax, 'uid') ?? octalOrBinary(block, 108, 8)),
      gid: owner(paxNumber(pax, 'gid') ?? octalOrBinary(block, 116, 8)),
      size,
      sparse,
      linkName: paxText(pax, 'linkpath') ?? longLink ?? cString(block.subarray(157, 257)),
    });
    this.#sink = sink && sparse ? new SparseSink(sink, map, size) : sink;
    this.#expect(headerOnly.test(String.fromCharCode(block[156] ?? 0)) ? 0 : stored);
    if (this.#remaining === 0) this.#endOfContent();
  }

  #number(block: Uint8Array, at: number, length: number): number {
    const value = octalOrBinary(block, at, length);
    if (!Number.isSafeInteger(value) || value < 0) throw this.#corrupt(`a tar header with the size ${value}`);
    return value;
  }

  #readPax(bytes: Uint8Array): Pax {
    const records = new Map<string, Uint8Array>();
    // GNU sparse 0.0 has these once for each segment.
    const repeated: Record<string, string[]> = { 'GNU.sparse.offset': [], 'GNU.sparse.numbytes': [] };
    for (let at = 0; at < bytes.length && bytes[at] !== 0; ) {
      const space = bytes.indexOf(0x20, at);
      const length = space < 0 || space - at > 10 ? 0 : Number(latin1(bytes.subarray(at, space)));
      const end = at + length;
      if (!Number.isInteger(length) || length < 5 || end > bytes.length || bytes[end - 1] !== 0x0a) {
        throw this.#corrupt('a malformed pax header');
      }
      const equals = bytes.indexOf(0x3d, space);
      if (equals < 0 || equals >= end) throw this.#corrupt('a malformed pax header');
      const key = latin1(bytes.subarray(space + 1, equals));
      const value = bytes.slice(equals + 1, end - 1);
      repeated[key]?.push(latin1(value));
      records.set(key, value);
      at = end;
    }
    for (const [key, values] of Object.entries(repeated)) {
      if (values.length > 0) records.set(key, Buffer.from(values.join(',')));
    }
    return records;
  }

  #corrupt(what: string): KedgeError {
    return new KedgeError('LAYER_CORRUPT', what);
  }
}

/** Links, devices, directories and fifos carry no data, whatever size their header gives. */
const headerOnly = /[1-6]/;

function kindOf(type: string, slashed: boolean, pax: Pax): TarKind {
  switch (type) {
    case '1':
      return 'hardlink';
    case '2':
      return 'symlink';
    case '3':
      return 'character-device';
    case '4':
      return 'block-device';
    case '5':
    case 'D':
      return 'directory';
    case '6':
      return paxText(pax, 'KEDGE.kind') === 'socket' ? 'socket' : 'fifo';
    default:
      return slashed ? 'directory' : 'file';
  }
}

function headerName(block: Uint8Array): string {
  const name = cString(block.subarray(0, 100));
  const ustar = latin1(block.subarray(257, 263)) === 'ustar\0';
  if (!ustar || block[345] === 0) return name;
  return `${cString(block.subarray(345, 500))}/${name}`;
}

function checksums(block: Uint8Array): { readonly unsigned: number; readonly signed: number } {
  let unsigned = 8 * 32;
  let high = 0;
  for (let i = 0; i < BLOCK; i += 1) {
    if (i === 148) i = 156;
    const byte = block[i] ?? 0;
    unsigned += byte;
    if (byte > 127) high += 1;
  }
  return { unsigned, signed: unsigned - 256 * high };
}

function octal(block: Uint8Array, at: number, length: number): number {
  let value = 0;
  let i = at;
  while (i < at + length && (block[i] === 0x20 || block[i] === 0)) i += 1;
  for (; i < at + length; i += 1) {
    const digit = (block[i] ?? 0) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  return value;
}

/** GNU writes numbers that do not fit in octal as big-endian two's complement with the top bit set. */
function octalOrBinary(block: Uint8Array, at: number, length: number): number {
  const first = block[at] ?? 0;
  if ((first & 0x80) === 0) return octal(block, at, length);
  const negative = (first & 0x40) !== 0;
  let value = negative ? (first & 0x3f) - 64 : first & 0x3f;
  for (let i = at + 1; i < at + length; i += 1) value = value * 256 + (block[i] ?? 0);
  return value;
}

function owner(value: number): number {
  return Number.isSafeInteger(value) && value >= 0 && value <= 0xffff_ffff ? value : 0xffff_ffff;
}

function paxNumber(pax: Pax, key: string): number | undefined {
  const value = pax.get(key);
  if (value === undefined) return undefined;
  const text = latin1(value);
  return /^-?\d{1,20}$/.test(text) ? Number(text) : Number.NaN;
}

function paxText(pax: Pax, key: string): string | undefined {
  const value = pax.get(key);
  return value === undefined || value.length === 0 ? undefined : cString(value);
}

function cString(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decodeName(end < 0 ? bytes : bytes.subarray(0, end));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
