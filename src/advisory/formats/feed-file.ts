import { createReadStream } from 'node:fs';
import { isBzip2, unpackBzip2 } from '../../core/bzip2.ts';
import { decompress, peek, sniffCompression } from '../../core/compress.ts';
import { KedgeError, reason, systemCode } from '../../core/errors.ts';
import type { FeedFile, FeedRecord } from '../feed.ts';

/** A feed that is read whole. */
const maxWholeBytes = 256 * 1024 * 1024;

/** Turns what is wrong with a file as a whole, found while `records` are read, into FEED_INVALID. */
export async function* guarded(
  file: FeedFile,
  feed: string,
  records: AsyncIterable<FeedRecord> | Iterable<FeedRecord>,
): AsyncGenerator<FeedRecord> {
  try {
    yield* records;
  } catch (cause) {
    throw invalidFeed(file, feed, cause);
  }
}

const ofTheFile = new Set(['ARCHIVE_INVALID', 'FILE_MALFORMED', 'LAYER_CORRUPT', 'LIMIT_EXCEEDED']);

function invalidFeed({ name, path }: FeedFile, feed: string, cause: unknown): unknown {
  const damaged =
    cause instanceof KedgeError ? ofTheFile.has(cause.code) : /^Z_|^ZSTD_/.test(systemCode(cause) ?? '');
  if (damaged) {
    return new KedgeError('FEED_INVALID', `${name} of feed ${feed} cannot be used: ${reason(cause)}`, {
      cause,
      remedy: 'Fetch it again with `kedge feeds sync`; if that does not help, tell whoever serves it.',
    });
  }
  if (systemCode(cause) === undefined) return cause;
  return new KedgeError('READ_FAILED', `${path} of feed ${feed} cannot be read: ${reason(cause)}`, { cause });
}

/** The bytes of a file, unpacked when it is packed with gzip, zstd or bzip2. Throws LIMIT_EXCEEDED beyond `maxBytes`. */
export async function* fileBytes(file: FeedFile, maxBytes: number): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(createReadStream(file.path, { highWaterMark: 256 * 1024 }), 6);
  yield* bounded(isBzip2(head) ? unpackedWhole(file, all) : unpackedStream(file, head, all), file, maxBytes);
}

async function* bounded(
  bytes: AsyncIterable<Uint8Array>,
  { name }: FeedFile,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > maxBytes) throw new KedgeError('LIMIT_EXCEEDED', `${name} has more than ${maxBytes} bytes`);
    yield chunk;
  }
}

function unpackedStream(
  { name }: FeedFile,
  head: Uint8Array,
  all: AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  const compression = sniffCompression(head);
  return compression === 'none' ? all : unpacked(name, decompress(all, compression));
}

/** Packed, it is read whole. */
async function* unpackedWhole(file: FeedFile, packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* unpackBzip2(await joined(bounded(packed, file, maxWholeBytes)), file.name);
}

/** Frames of zstd that are cut off are a RangeError, which has no code. */
async function* unpacked(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new KedgeError('FILE_MALFORMED', `${name} cannot be unpacked: ${reason(cause)}`, { cause });
  }
}

/** A small feed, whole. Throws FILE_MALFORMED when it is not JSON. */
export async function readJson(file: FeedFile): Promise<unknown> {
  return parseJson(await readWhole(file), file.name);
}

/** A small feed of text, whole. */
export async function readText(file: FeedFile): Promise<string> {
  return new TextDecoder().decode(await readWhole(file));
}

async function readWhole(file: FeedFile): Promise<Uint8Array> {
  return await joined(fileBytes(file, maxWholeBytes));
}

async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

export function parseJson(bytes: Uint8Array, what: string): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch (cause) {
    throw new KedgeError('FILE_MALFORMED', `${what} is not valid JSON`, { cause });
  }
}
