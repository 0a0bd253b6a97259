import { KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { decodeLayer } from '../layer/codec.ts';
import { type BlobFacts, decodeBlob } from '../layer/decode.ts';
import { type LayerPool, layerPool } from '../layer/pool.ts';
import { parseConfig } from '../model/image-config.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Problem } from '../model/problem.ts';
import type { BlobImage, OpenedImage } from '../source/source.ts';
import { checkCount, checkLayer } from './check-layer.ts';
import { readStream } from './read-stream.ts';
import { fingerprint, type ReadSettings } from './readers.ts';
import type { AnalyzeOptions, LayerReading, ReadImage } from './reading.ts';

export async function readLayers(opened: OpenedImage, options: AnalyzeOptions): Promise<ReadImage> {
  const { digests, limits, inspect, temporaryDirectory, workers } = options;
  const settings: ReadSettings = { digests, limits, inspect, temporaryDirectory };
  await using pool = layerPool({ workers, program: new URL('./worker.ts', import.meta.url), settings });
  const reading = layerReading(options, pool, fingerprint(settings));
  return await (opened.access === 'blobs' ? readBlobs(opened, reading) : readStream(opened, reading));
}

function layerReading(options: AnalyzeOptions, pool: LayerPool, key: string): LayerReading {
  const { cache, limits, onEvent, signal } = options;
  return {
    options,
    async cached(diffId) {
      const stored = await cache?.get('analyses', `${key}.${diffId}`);
      return stored && decodeLayer(stored);
    },
    async read(blob, ref, layer) {
      const { tar, facts } = decodeBlob(blob, ref, {
        limits,
        onBytes: (bytes) => onEvent({ kind: 'layer-bytes', layer, bytes }),
      });
      let known: BlobFacts | undefined;
      const encoded = await pool
        .run(interruptible(tar, signal), () => {
          known = facts();
          return { diffId: known.diffId, unpackedSize: known.unpackedSize };
        })
        .catch((cause: unknown) => {
          throw named(cause, ref);
        });
      if (known) await cache?.put('analyses', `${key}.${known.diffId}`, encoded);
      const analysis = decodeLayer(encoded);
      if (!analysis || !known)
        throw new KedgeError('INTERNAL', `layer ${printable(ref.name)} was lost on its way`);
      return { analysis, facts: known };
    },
  };
}

async function* interruptible(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    signal.throwIfAborted();
    yield chunk;
  }
}

/** What a pass throws speaks of "the layer": say which. */
function named(cause: unknown, ref: LayerRef): unknown {
  if (!(cause instanceof KedgeError) || (cause.code !== 'LAYER_CORRUPT' && cause.code !== 'LIMIT_EXCEEDED'))
    return cause;
  const name = printable(ref.name);
  if (cause.message.includes(name)) return cause;
  const remedy = cause.remedy ?? 'Build, pull or export the image again.';
  return new KedgeError(cause.code, `layer ${name} cannot be read: ${reason(cause)}`, { cause, remedy });
}

async function readBlobs(opened: BlobImage, reading: LayerReading): Promise<ReadImage> {
  const { image } = opened;
  const { diffIds } = parseConfig(image.config, image.origin.location);
  const { onEvent } = reading.options;
  onEvent({ kind: 'resolved', location: image.origin.location, layers: image.layers.length });
  const problems: Problem[] = [];
  const layers = await onEach(image.layers, reading.options.workers, async (ref, index) => {
    const declared = diffIds.length === image.layers.length ? diffIds[index] : undefined;
    const cached = declared && (await reading.cached(declared));
    if (cached) {
      onEvent({ kind: 'layer-done', layer: index, name: ref.name, cached: true });
      return { ref, size: ref.size ?? 0, analysis: cached };
    }
    onEvent({ kind: 'layer-started', layer: index, name: ref.name, size: ref.size });
    const { analysis, facts } = await reading.read(blobOf(opened, ref, reading.options), ref, index);
    problems.push(
      ...checkLayer(
        { ref, index, facts, diffIds, layers: image.layers.length },
        reading.options.allowMismatch,
      ),
    );
    onEvent({ kind: 'layer-done', layer: index, name: ref.name, cached: false });
    return { ref, size: facts.size, analysis };
  });
  problems.sort((a, b) => (a.layer ?? 0) - (b.layer ?? 0));
  return { resolved: image, layers, problems: [...checkCount(diffIds, layers.length), ...problems] };
}

async function* blobOf(
  opened: BlobImage,
  ref: LayerRef,
  { cache, signal }: AnalyzeOptions,
): AsyncGenerator<Uint8Array> {
  const { digest } = ref;
  if (!digest || !opened.remote || !cache) {
    yield* opened.read(ref, signal);
    return;
  }
  yield* (await cache.readBlob(digest)) ?? cache.keepBlob(digest, opened.read(ref, signal));
}

/**
 * `work` on each layer, at most `width` at a time, the largest first so that none is left over alone; the first failure
 * ends the rest. Results in the order of the layers.
 */
async function onEach<R>(
  layers: readonly LayerRef[],
  width: number,
  work: (layer: LayerRef, index: number) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = [...layers.entries()].sort(([, a], [, b]) => (b.size ?? 0) - (a.size ?? 0)).values();
  const lane = async (): Promise<void> => {
    for (const [index, layer] of waiting) results[index] = await work(layer, index);
  };
  await Promise.all(Array.from({ length: Math.min(width, layers.length) }, lane));
  return results;
}
