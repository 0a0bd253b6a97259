/** How blobs are compressed, told by their first bytes and never by what a manifest claims. */
import type { Duplex } from 'node:stream';
import { createGunzip, createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import { systemCode } from './errors.ts';
import { type FramePart, frameParts } from './zstd-frames.ts';

export type Compression = 'gzip' | 'zstd' | 'none';

export function sniffCompression(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  // A skippable frame: parallel compressors begin with one.
  if (((head[0] ?? 0) & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18)
    return 'zstd';
  return 'none';
}

/** Large chunks halve the time of inflating. */
const chunkSize = 256 * 1024;

/** A frame that small is decoded in one call: a stream for each of a layer's fifty thousand would cost seconds. */
const smallFrame = 256 * 1024;
const smallContent = 4 * 1024 * 1024;

/**
 * The unpacked bytes of `packed`, whose chunks need to be valid only until the next is asked for. Throws what zlib throws
 * on damaged data, after passing on what was good.
 */
export async function* decompress(
  packed: AsyncIterable<Uint8Array>,
  compression: Exclude<Compression, 'none'>,
): AsyncGenerator<Uint8Array> {
  if (compression === 'gzip') yield* through(packed, createGunzip(streamOptions));
  else yield* unpackFrames(packed);
}

const streamOptions = { chunkSize, readableHighWaterMark: 4 * chunkSize };

async function* through(packed: AsyncIterable<Uint8Array>, decoder: Duplex): AsyncGenerator<Uint8Array> {
  void feed(packed, decoder);
  yield* decoder as AsyncIterable<Uint8Array>;
}

/** The next chunk is asked for when the decoder is through with the last: until then it is valid. */
async function feed(packed: AsyncIterable<Uint8Array>, decoder: Duplex): Promise<void> {
  try {
    for await (const chunk of packed) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      decoder.write(chunk, (error) => (error ? reject(error) : resolve()));
      await promise;
    }
    decoder.end();
  } catch (cause) {
    decoder.destroy(cause instanceof Error ? cause : new Error(String(cause)));
  }
}

async function* unpackFrames(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = frameParts(packed);
  for (;;) {
    const start: Uint8Array[] = [];
    let size = 0;
    let last = false;
    while (!last && size < smallFrame) {
      const next = await parts.next();
      if (next.done) return;
      // A copy: the part is valid until the next is asked for.
      start.push(Buffer.from(next.value.bytes));
      size += next.value.bytes.length;
      last = next.value.last;
    }
    const content = last ? unpackSmall(start) : undefined;
    if (content) yield content;
    else yield* through(restOfFrame(start, last, parts), createZstdDecompress(streamOptions));
  }
}

async function* restOfFrame(
  start: readonly Uint8Array[],
  complete: boolean,
  parts: AsyncGenerator<FramePart>,
): AsyncGenerator<Uint8Array> {
  yield* start;
  for (let last = complete; !last; ) {
    const next = await parts.next();
    if (next.done) return;
    yield next.value.bytes;
    last = next.value.last;
  }
}

/** Undefined when there is more in the frame than one call should hold. */
function unpackSmall(frame: readonly Uint8Array[]): Uint8Array | undefined {
  try {
    return zstdDecompressSync(Buffer.concat(frame), { maxOutputLength: smallContent });
  } catch (cause) {
    if (systemCode(cause) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw cause;
  }
}

/** The first `length` bytes (fewer at the end), and the whole stream again from its start. */
export async function peek(
  bytes: AsyncIterable<Uint8Array>,
  length: number,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  for (let have = 0; have < length; ) {
    const next = await iterator.next();
    if (next.done) break;
    have += next.value.length;
    // Kept while another is asked for, it has to be a copy: a chunk is valid until then only.
    chunks.push(have < length ? Buffer.from(next.value) : next.value);
  }
  return { head: Buffer.concat(chunks).subarray(0, length), all: replay(chunks, iterator) };
}

async function* replay(
  chunks: Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks.splice(0);
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
