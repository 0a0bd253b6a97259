/** How blobs are compressed, told by their first bytes and never by what a manifest claims. */
import { pipeline, Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

export type Compression = 'gzip' | 'zstd' | 'none';

export function sniffCompression(head: Uint8Array): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return 'zstd';
  return 'none';
}

/** Large chunks halve the time of inflating. */
const chunkSize = 512 * 1024;

/** The unpacked bytes of `packed`. Throws what zlib throws on damaged data, after passing on what was good. */
export async function* decompress(
  packed: AsyncIterable<Uint8Array>,
  compression: Exclude<Compression, 'none'>,
): AsyncGenerator<Uint8Array> {
  const options = { chunkSize, readableHighWaterMark: 4 * chunkSize };
  const decoder = compression === 'gzip' ? createGunzip(options) : createZstdDecompress(options);
  pipeline(Readable.from(packed, { objectMode: false, highWaterMark: chunkSize }), decoder, () => {});
  yield* decoder as AsyncIterable<Uint8Array>;
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
    chunks.push(next.value);
    have += next.value.length;
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
