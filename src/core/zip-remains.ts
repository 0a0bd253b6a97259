import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { startOf } from './unpack-start.ts';

export interface ZipRemain {
  readonly name: string;
  readonly content: Uint8Array;
}

const localSignature = Buffer.from('PK\x03\x04', 'latin1');
const localBytes = 30;
/** A descriptor, with its signature and sizes of 64 bits. */
const descriptorBytes = 24;

/**
 * What is left of a zip file without a usable directory: its members one after the other, as their own headers have
 * them, to the first that cannot be told from what follows. `room` answers how many bytes one may have. Returns whether
 * that is all there was: every member is what its checksum says, and the directory behind them has no others.
 */
export function* zipRemains(source: ByteSource, room: () => number): Generator<ZipRemain, boolean> {
  const offsets = new Set<number>();
  let isWhole = true;
  let at = 0;
  for (;;) {
    const header = Buffer.from(source.slice(at, localBytes));
    if (header.length < localBytes || !header.subarray(0, 4).equals(localSignature)) break;
    offsets.add(at);
    const nameLength = header.readUInt16LE(26);
    const start = at + localBytes + nameLength + header.readUInt16LE(28);
    const name = Buffer.from(source.slice(at + localBytes, nameLength)).toString('utf8');
    const flags = header.readUInt16LE(6);
    const size = header.readUInt32LE(18);
    const method = (flags & encryptedFlag) === 0 ? header.readUInt16LE(8) : -1;
    const data: Data = { start, size, method, room: room() };
    const { content, used } = size > 0 ? ofKnownSize(source, data) : ofUnknownSize(source, data);
    const end = start + Math.max(used, size);
    const sum = (flags & descriptorFlag) === 0 ? header.readUInt32LE(14) : describedSum(source, end);
    isWhole &&= crc32(content) === sum;
    if (content.length > 0) yield { name, content };
    at = nextSignature(source, end);
  }
  return isWhole && directoryHas(source, at, offsets);
}

const encryptedFlag = 1;
const descriptorFlag = 8;
const descriptorSignature = 0x08074b50;

function describedSum(source: ByteSource, at: number): number | undefined {
  const descriptor = Buffer.from(source.slice(at, 8));
  if (descriptor.length < 8) return undefined;
  return descriptor.readUInt32LE(descriptor.readUInt32LE(0) === descriptorSignature ? 4 : 0);
}

/** Whether all entries of the directory at `at` are among `offsets`. */
function directoryHas(source: ByteSource, from: number, offsets: ReadonlySet<number>): boolean {
  for (let at = from; ; ) {
    const entry = Buffer.from(source.slice(at, 46));
    if (entry.subarray(0, 4).equals(endSignature)) return at > from;
    if (!entry.subarray(0, 4).equals(entrySignature) || entry.length < 46) return false;
    if (!offsets.has(entry.readUInt32LE(42))) return false;
    at += 46 + entry.readUInt16LE(28) + entry.readUInt16LE(30) + entry.readUInt16LE(32);
  }
}

const entrySignature = Buffer.from('PK\x01\x02', 'latin1');
const endSignature = Buffer.from('PK\x05\x06', 'latin1');

interface Data {
  readonly start: number;
  /** Packed; 0 when it is told behind the data. */
  readonly size: number;
  readonly method: number;
  readonly room: number;
}

function ofKnownSize(source: ByteSource, { start, size, method, room }: Data): Unpacked {
  return unpackStart(source.slice(start, Math.min(size, room)), method, room);
}

const firstReach = 4096;

function ofUnknownSize(source: ByteSource, { start, method, room }: Data): Unpacked {
  if (method !== 8) return none;
  for (let reach = firstReach; ; reach *= 2) {
    const packed = source.slice(start, Math.min(reach, room));
    const unpacked = inflateStart(packed, room);
    if (unpacked.used < packed.length || packed.length < reach) return unpacked;
  }
}

/** What comes out of a member that is not what the directory promises. */
export function memberRemains(packed: Uint8Array, method: number, room: number): Uint8Array {
  return unpackStart(packed, method, room).content;
}

interface Unpacked {
  readonly content: Uint8Array;
  /** Bytes of `packed`. */
  readonly used: number;
}

const none: Unpacked = { content: new Uint8Array(), used: 0 };

function unpackStart(packed: Uint8Array, method: number, room: number): Unpacked {
  if (method === 0) return { content: packed.subarray(0, room), used: packed.length };
  return method === 8 ? inflateStart(packed, room) : none;
}

/** As much as comes out of deflated data that is cut short or damaged. */
export function inflateStart(packed: Uint8Array, room: number): Unpacked {
  return (
    startOf(packed, (start) => {
      // What Node answers with `info`, which its types do not know.
      const { buffer, engine } = inflateRawSync(start, {
        maxOutputLength: Math.max(room, 1),
        finishFlush: constants.Z_SYNC_FLUSH,
        info: true,
      }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
      return { content: buffer, used: engine.bytesWritten };
    }) ?? none
  );
}

/** Of a member or of the directory, behind a descriptor that there may be. */
function nextSignature(source: ByteSource, from: number): number {
  const next = Buffer.from(source.slice(from, descriptorBytes + 4));
  const places = [localSignature, entrySignature].map((one) => next.indexOf(one)).filter((at) => at >= 0);
  return from + Math.min(...places, next.length);
}
