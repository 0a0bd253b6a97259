import { createHash } from 'node:crypto';
import { decompress, peek, sniffCompression } from '../core/compress.ts';
import { type Digest, digestAlgorithm, digestMismatch } from '../core/digest.ts';
import { KedgeError, reason } from '../core/errors.ts';
import { type Limits, ratioFloorBytes } from '../core/limits.ts';
import { printable } from '../core/printable.ts';
import { release } from '../core/release.ts';
import type { LayerRef } from '../model/layer.ts';

export interface DecodeOptions {
  readonly limits: Limits;
  /** Called with the number of stored bytes that went by. */
  readonly onBytes: (bytes: number) => void;
}

/** What is known of a blob once it has been read to its end. */
export interface BlobFacts {
  readonly digest: Digest;
  /** Bytes as stored. */
  readonly size: number;
  readonly diffId: Digest;
  readonly unpackedSize: number;
}

/**
 * Unpacks a layer blob as it streams by and computes its digest, size and diffID. `facts` may be called after the last
 * byte was taken. Checking them against what the image says is the caller's; bounds are held here.
 * A chunk of `tar` is valid until the next is asked for, and `blob` must not use its chunks after giving them.
 */
export function decodeBlob(
  blob: AsyncIterable<Uint8Array>,
  layer: LayerRef,
  options: DecodeOptions,
): { tar: AsyncIterable<Uint8Array>; facts: () => BlobFacts } {
  const algorithm = layer.digest ? digestAlgorithm(layer.digest) : 'sha256';
  const stored = createHash(algorithm);
  const unpacked = createHash('sha256');
  let size = 0;
  let unpackedSize = 0;

  async function* tally(): AsyncGenerator<Uint8Array> {
    for await (const chunk of blob) {
      stored.update(chunk);
      size += chunk.length;
      if (layer.size !== undefined && size > layer.size) throw sizeMismatch(layer, size);
      options.onBytes(chunk.length);
      yield chunk;
      release(chunk);
    }
  }

  async function* unpack(): AsyncGenerator<Uint8Array> {
    const { head, all } = await peek(tally(), 4);
    const compression = sniffCompression(head);
    for await (const chunk of compression === 'none' ? all : decompressed(all, compression)) {
      unpackedSize += chunk.length;
      checkBounds(layer, options.limits, size, unpackedSize);
      unpacked.update(chunk);
      yield chunk;
      if (compression !== 'none') release(chunk);
    }
    for await (const rest of all) void rest;
  }

  /** Damaged data is most often a damaged blob: its size and digest tell, and are the clearer message. */
  async function* decompressed(all: AsyncGenerator<Uint8Array>, compression: 'gzip' | 'zstd') {
    const source = rest(all);
    try {
      yield* decompress(source, compression);
    } catch (cause) {
      if (cause instanceof KedgeError) throw cause;
      for await (const chunk of source) void chunk;
      if (layer.size !== undefined && layer.size !== size) throw sizeMismatch(layer, size);
      const found: Digest = `${algorithm}:${stored.digest('hex')}`;
      if (layer.digest && found !== layer.digest) {
        throw digestMismatch(`layer ${printable(layer.name)}`, layer.digest, found);
      }
      throw new KedgeError(
        'LAYER_CORRUPT',
        `layer ${printable(layer.name)} is damaged: its ${compression} data cannot be unpacked (${reason(cause)})`,
        { cause, remedy: 'Build, pull or export the image again.' },
      );
    }
  }

  return {
    tar: unpack(),
    facts: () => ({
      digest: `${algorithm}:${stored.digest('hex')}`,
      size,
      diffId: `sha256:${unpacked.digest('hex')}`,
      unpackedSize,
    }),
  };
}

/** The same stream behind a handle that a consumer's early end does not close. */
function rest(all: AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => all.next() }) };
}

export function sizeMismatch(layer: LayerRef, found: number): KedgeError {
  return new KedgeError(
    'SIZE_MISMATCH',
    `layer ${printable(layer.name)} does not have its size: expected ${layer.size} bytes, got ${found}`,
    { remedy: 'The image was damaged or tampered with on its way: pull or export it again.' },
  );
}

function checkBounds(layer: LayerRef, limits: Limits, size: number, unpackedSize: number): void {
  if (unpackedSize > limits.maxLayerBytes) {
    throw new KedgeError(
      'LIMIT_EXCEEDED',
      `layer ${printable(layer.name)} unpacks to more than ${limits.maxLayerBytes} bytes`,
      { remedy: 'If the layer is to be trusted, raise limits.maxLayerBytes.' },
    );
  }
  if (unpackedSize > ratioFloorBytes && unpackedSize > size * limits.maxRatio) {
    throw new KedgeError(
      'LIMIT_EXCEEDED',
      `layer ${printable(layer.name)} unpacks to more than ${limits.maxRatio} times its size`,
      { remedy: 'If the layer is to be trusted, raise limits.maxRatio.' },
    );
  }
}
