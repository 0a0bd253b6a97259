import { tmpdir } from 'node:os';
import { digestOf } from '../../src/core/digest.ts';
import { defaultLimits, type Limits } from '../../src/core/limits.ts';
import { decodeLayer } from '../../src/layer/codec.ts';
import type { LayerAnalysis } from '../../src/layer/layer-analysis.ts';
import { layerPass } from '../../src/layer/pass.ts';
import type { Reader, StreamReader } from '../../src/layer/reader.ts';
import { type DigestAlgorithm, digestAlgorithms } from '../../src/model/entry.ts';
import { type Members, tarOf } from './layers.ts';

export interface LayerOptions {
  readonly readers?: readonly Reader[];
  readonly streams?: readonly StreamReader[];
  readonly digests?: readonly DigestAlgorithm[];
  readonly limits?: Partial<Limits>;
  readonly chunkSize?: number;
}

/** One layer through the pass, in this thread. */
export async function layerOf(
  layer: Members | Uint8Array,
  options: LayerOptions = {},
): Promise<LayerAnalysis> {
  const tar = layer instanceof Uint8Array ? layer : await tarOf(layer);
  const pass = layerPass({
    readers: options.readers ?? [],
    streams: options.streams ?? [],
    digests: options.digests ?? digestAlgorithms,
    limits: { ...defaultLimits, ...options.limits },
    temporaryDirectory: tmpdir(),
  });
  const step = options.chunkSize ?? 64 * 1024;
  for (let at = 0; at < tar.length; at += step) pass.push(tar.subarray(at, at + step));
  const analysis = decodeLayer(pass.finish({ diffId: digestOf(tar), unpackedSize: tar.length }));
  if (!analysis) throw new RangeError('the encoded layer cannot be decoded');
  return analysis;
}
