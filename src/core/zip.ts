import { crc32, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import { KedgeError, reason } from './errors.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { chunkFor } from './unpack-start.ts';

/*
 * Reads zip files by their central directory, piece by piece: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 * What precedes the archive (a shell script in self-starting jars) is skipped. Encryption, split archives and methods
 * other than stored and deflated are not read.
 */

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  /** As declared: a zip may lie. */
  readonly size: number;
  /** Of the local header, in the source. */
  readonly offset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
/** Of an entry: smaller ones may have any ratio. */
const ratioFloorBytes = 1024 * 1024;

/**
 * The entries of a zip file, in the order of its directory. Throws ARCHIVE_INVALID when it is none, or one whose
 * entries overlap (how a zip bomb makes much of little), and LIMIT_EXCEEDED. `what` names the file in messages.
 */
export function readZip(source: ByteSource, what: string, limits: Limits = defaultLimits): ZipEntry[] {
  const end = findEnd(source, what);
  if (end.count > limits.maxArchiveEntries) throw tooMany(what, limits);
  const maxDirectoryBytes = Math.floor(limits.maxArchiveBytes / 32);
  if (end.size > maxDirectoryBytes)
    throw exceeded(what, `a directory of more than ${maxDirectoryBytes} bytes (limits.maxArchiveBytes ÷ 32)`);
  // The directory ends where the end record begins; what the record says of its start is off by what was put in front.
  const start = end.at - end.size;
  const shift = start - end.offset;
  if (start < 0 || shift < 0) throw invalid(what, 'its directory lies outside the file');
  const directory = view(exactly(source, { offset: start, length: end.size }, what));
  const entries: ZipEntry[] = [];
  for (
    let at = 0;
    at + entryBytes <= directory.byteLength && directory.getUint32(at, true) === entrySignature;
  ) {
    if (entries.length >= limits.maxArchiveEntries) throw tooMany(what, limits);
    entries.push(entryAt(directory, { at, shift }));
    at += entryBytes + namesLength(directory, at);
    if (at > directory.byteLength) throw invalid(what, 'its directory is cut short');
  }
  if (entries.length !== end.count && entries.length % 0x10000 !== end.count) {
    throw invalid(what, `its directory has ${entries.length} entries where ${end.count} were promised`);
  }
  refuseOverlap(entries, { what, end: start });
  return entries;
}

interface End {
  /** Where the end record (of zip64, if there is one) begins. */
  readonly at: number;
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

/** Whether it ends as a zip file does, whatever it begins with. */
export function endsAsZip(source: ByteSource): boolean {
  return lookForEnd(source) !== undefined;
}

function findEnd(source: ByteSource, what: string): End {
  const end = lookForEnd(source);
  if (!end) throw invalid(what, 'it has no end-of-directory record');
  return findEnd64(source, end, what) ?? end;
}

function lookForEnd(source: ByteSource): End | undefined {
  for (const reach of [1024, endBytes + 0xffff]) {
    const from = Math.max(source.size - reach, 0);
    const tail = view(source.slice(from, reach));
    for (let at = tail.byteLength - endBytes; at >= 0; at--) {
      if (tail.getUint32(at, true) !== endSignature) continue;
      if (at + endBytes + tail.getUint16(at + 20, true) > tail.byteLength) continue;
      return {
        at: from + at,
        count: tail.getUint16(at + 10, true),
        size: tail.getUint32(at + 12, true),
        offset: tail.getUint32(at + 16, true),
      };
    }
  }
  return undefined;
}

function findEnd64(source: ByteSource, end: End, what: string): End | undefined {
  if (end.at < 20 || (end.count !== 0xffff && end.size !== 0xffffffff && end.offset !== 0xffffffff))
    return undefined;
  const locator = view(exactly(source, { offset: end.at - 20, length: 20 }, what));
  if (locator.getUint32(0, true) !== locator64Signature) return undefined;
  // Directly before the locator, unless the record has an extensible part: then where the locator says.
  for (const at of [end.at - 20 - 56, number64(locator, 8)]) {
    if (at < 0 || at + 56 > end.at - 20) continue;
    const record = view(exactly(source, { offset: at, length: 56 }, what));
    if (record.getUint32(0, true) !== end64Signature) continue;
    return { at, count: number64(record, 32), size: number64(record, 40), offset: number64(record, 48) };
  }
  throw invalid(what, 'its zip64 record is missing');
}

interface EntryPlace {
  readonly at: number;
  /** Bytes in front of the archive. */
  readonly shift: number;
}

function entryAt(directory: DataView, { at, shift }: EntryPlace): ZipEntry {
  const flags = directory.getUint16(at + 8, true);
  const nameLength = directory.getUint16(at + 28, true);
  const nameEnd = Math.min(at + entryBytes + nameLength, directory.byteLength);
  const name = Buffer.from(
    directory.buffer,
    directory.byteOffset + at + entryBytes,
    nameEnd - at - entryBytes,
  );
  const sizes = [
    directory.getUint32(at + 24, true),
    directory.getUint32(at + 20, true),
    directory.getUint32(at + 42, true),
  ];
  const [size = 0, packedSize = 0, offset = 0] = sizes.includes(0xffffffff)
    ? wideSizes(directory, { from: nameEnd, length: directory.getUint16(at + 30, true), sizes })
    : sizes;
  return {
    name: name.toString('utf8'),
    method: directory.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    crc: directory.getUint32(at + 16, true),
    packedSize,
    size,
    offset: offset + shift,
  };
}

/** The zip64 field holds, in this order, those of size, packed size and offset that did not fit. */
function wideSizes(
  directory: DataView,
  {
    from,
    length,
    sizes,
  }: { readonly from: number; readonly length: number; readonly sizes: readonly number[] },
): number[] {
  const end = Math.min(from + length, directory.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + directory.getUint16(at + 2, true)) {
    if (directory.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    return sizes.map((value) => {
      if (value !== 0xffffffff || field + 8 > end) return value;
      field += 8;
      return number64(directory, field - 8);
    });
  }
  return [...sizes];
}

function namesLength(directory: DataView, at: number): number {
  return [28, 30, 32].reduce((sum, field) => sum + directory.getUint16(at + field, true), 0);
}

function refuseOverlap(
  entries: readonly ZipEntry[],
  { what, end }: { readonly what: string; readonly end: number },
): void {
  const sorted = [...entries].sort((a, b) => a.offset - b.offset);
  for (const [index, entry] of sorted.entries()) {
    const next = sorted[index + 1]?.offset ?? end;
    if (entry.offset + localBytes + entry.packedSize > next) throw invalid(what, 'its entries overlap');
  }
}

/** The bytes of a stored entry as a source of their own, so that an archive in an archive is not held in memory. */
export function storedSource(source: ByteSource, entry: ZipEntry, what: string): ByteSource {
  const start = dataStart(source, entry, what);
  const size = entry.packedSize;
  return {
    size,
    slice: (offset, length) => source.slice(start + offset, Math.max(Math.min(length, size - offset), 0)),
  };
}

export interface EntryOptions {
  /** Names the file and the entry in messages. */
  readonly what: string;
  readonly limits: Limits;
  readonly maxBytes: number;
  /** What `maxBytes` is made of, for the message: `limits.NAME`. */
  readonly maxBytesFrom: string;
}

/** The content of an entry. Throws ARCHIVE_INVALID when it is not what the directory promised, and LIMIT_EXCEEDED. */
export function readEntry(source: ByteSource, entry: ZipEntry, options: EntryOptions): Uint8Array {
  const { what, maxBytes, maxBytesFrom } = options;
  const { maxRatio } = options.limits;
  if (entry.size > maxBytes) throw exceeded(what, `more than ${maxBytes} bytes (${maxBytesFrom})`);
  if (entry.size > ratioFloorBytes && entry.size > entry.packedSize * maxRatio) {
    throw exceeded(what, `bytes that grow more than ${maxRatio} times when unpacked (limits.maxRatio)`);
  }
  const start = dataStart(source, entry, what);
  const packed = exactly(source, { offset: start, length: entry.packedSize }, what);
  const content = entry.method === 0 ? packed : inflate(packed, entry.size, what);
  if (content.length !== entry.size) throw invalid(what, 'an entry is not as long as its directory says');
  if (crc32(content) !== entry.crc) throw invalid(what, 'an entry does not match its checksum');
  return content;
}

/** The text of an entry: as `readEntry`, bounded by `limits.maxArchiveTextBytes`. */
export function readEntryText(
  source: ByteSource,
  entry: ZipEntry,
  { what, limits }: Pick<EntryOptions, 'what' | 'limits'>,
): string {
  const maxBytes = Math.floor(limits.maxArchiveTextBytes / 32);
  const maxBytesFrom = 'limits.maxArchiveTextBytes ÷ 32';
  return new TextDecoder().decode(readEntry(source, entry, { what, limits, maxBytes, maxBytesFrom }));
}

function inflate(packed: Uint8Array, size: number, what: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1), chunkSize: chunkFor(size) });
  } catch (cause) {
    throw new KedgeError('ARCHIVE_INVALID', `${what}: an entry cannot be unpacked: ${reason(cause)}`, {
      cause,
    });
  }
}

function dataStart(source: ByteSource, entry: ZipEntry, what: string): number {
  if (entry.encrypted) throw invalid(what, 'an entry is encrypted');
  if (entry.method !== 0 && entry.method !== 8)
    throw invalid(what, `an entry is packed by method ${entry.method}`);
  const local = view(exactly(source, { offset: entry.offset, length: localBytes }, what));
  if (local.getUint32(0, true) !== localSignature)
    throw invalid(what, 'an entry is not where its directory says');
  return entry.offset + localBytes + local.getUint16(26, true) + local.getUint16(28, true);
}

function exactly(
  source: ByteSource,
  { offset, length }: { readonly offset: number; readonly length: number },
  what: string,
): Uint8Array {
  if (offset < 0 || offset + length > source.size) throw invalid(what, 'it is cut short');
  const bytes = source.slice(offset, length);
  if (bytes.length !== length) throw invalid(what, 'it is cut short');
  return bytes;
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function number64(from: DataView, at: number): number {
  return Number(from.getBigUint64(at, true));
}

function invalid(what: string, why: string): KedgeError {
  return new KedgeError('ARCHIVE_INVALID', `${what} is not a readable zip file: ${why}`);
}

function tooMany(what: string, { maxArchiveEntries }: Limits): KedgeError {
  return exceeded(what, `more than ${maxArchiveEntries} entries (limits.maxArchiveEntries)`);
}

function exceeded(what: string, how: string): KedgeError {
  return new KedgeError('LIMIT_EXCEEDED', `${what} has ${how}`);
}
