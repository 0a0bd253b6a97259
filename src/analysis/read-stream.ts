import { peek, sniffCompression } from '../core/compress.ts';
import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { BlobFacts } from '../layer/decode.ts';
import type { LayerAnalysis } from '../layer/layer-analysis.ts';
import { parseConfig } from '../model/image-config.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Problem } from '../model/problem.ts';
import { looksLikeTar } from '../source/archive-bytes.ts';
import type { ImageOrigin, ResolvedImage, StreamedImage, StreamMember } from '../source/source.ts';
import { checkCount, checkLayer } from './check-layer.ts';
import { fileSecrets } from './config-echoes.ts';
import { configSecrets } from './config-secrets.ts';
import type { LayerReading, ReadImage, ReadLayer } from './reading.ts';

/** A manifest, config or index; larger members that look like JSON are no part of an image. */
const MAX_TEXT = 4 * 1024 * 1024;
const MAX_TEXTS = 64 * 1024 * 1024;
/** Eight times what container engines can stack. */
const MAX_LAYERS = 1024;

interface StreamedLayer {
  readonly analysis: LayerAnalysis;
  readonly facts: BlobFacts;
}

/**
 * Reads an image that comes in one piece, in the order of the stream: what looks like a layer is worked off as it goes
 * by, JSON is kept, and only at the end it is known which layers are the image's.
 */
export async function readStream(opened: StreamedImage, reading: LayerReading): Promise<ReadImage> {
  const remembered = await recall(opened, reading);
  if (remembered) return remembered;
  const texts = new Map<string, Uint8Array>();
  const layers = new Map<string, Promise<StreamedLayer>>();
  const { onEvent, signal } = reading.options;
  let textBytes = 0;
  for await (const member of opened.members(signal)) {
    signal.throwIfAborted();
    const { head, all } = await peek(member.body, 512);
    if (looksLikeJson(head)) {
      if (member.size > MAX_TEXT) continue;
      textBytes += member.size;
      if (textBytes > MAX_TEXTS) throw notAnArchive();
      texts.set(member.name, await collect(all));
    } else if (looksLikeLayer(head, member)) {
      const number = layers.size;
      if (number === MAX_LAYERS) throw notAnArchive();
      onEvent({ kind: 'layer-started', layer: number, name: member.name, size: member.size });
      const [taken, result] = startLayer({ ...member, body: all }, reading, number);
      layers.set(member.name, result);
      await taken;
    }
  }
  const read = await settle(layers);
  const resolved = await opened.resolve(texts, (name) => read.has(name));
  onEvent({ kind: 'resolved', location: resolved.origin.location, layers: resolved.layers.length });
  const image = check(resolved, read, reading.options.allowMismatch);
  await remember(opened, image, reading);
  return image;
}

function notAnArchive(): KedgeError {
  return new KedgeError(
    'ARCHIVE_INVALID',
    `more than ${MAX_LAYERS} layers, or ${MAX_TEXTS} bytes of JSON, is no image archive`,
  );
}

/** The first promise: the member's bytes are all taken. The second: the layer is worked off. */
function startLayer(
  member: StreamMember,
  reading: LayerReading,
  number: number,
): [Promise<void>, Promise<StreamedLayer>] {
  const taken = Promise.withResolvers<void>();
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      yield* member.body;
    } finally {
      taken.resolve();
    }
  }
  const ref: LayerRef = { name: member.name, size: member.size, ...digestInName(member.name) };
  const result = reading.read(body(), ref, number).then((read) => {
    reading.options.onEvent({ kind: 'layer-done', layer: number, name: member.name, cached: false });
    return read;
  });
  // Its failure is met by `settle`, or ends the stream here.
  result.catch(() => {});
  return [Promise.race([taken.promise, result.then(() => {})]), result];
}

function digestInName(name: string): { digest?: Digest } {
  const match = /(?:^|\/)blobs\/(sha256|sha512)\/([0-9a-f]+)$/.exec(name);
  const digest = match && `${match[1]}:${match[2]}`;
  return isDigest(digest) ? { digest } : {};
}

async function settle(
  layers: ReadonlyMap<string, Promise<StreamedLayer>>,
): Promise<Map<string, StreamedLayer>> {
  const read = new Map<string, StreamedLayer>();
  for (const [name, result] of layers) read.set(name, await result);
  return read;
}

function check(
  resolved: ResolvedImage,
  read: ReadonlyMap<string, StreamedLayer>,
  allowMismatch: boolean,
): ReadImage {
  const { diffIds } = parseConfig(resolved.config, resolved.origin.location);
  const problems: Problem[] = [];
  const layers = resolved.layers.map((ref, index): ReadLayer => {
    const found = read.get(ref.name);
    if (!found)
      throw new KedgeError('ARCHIVE_INVALID', `layer ${printable(ref.name)} is missing from the archive`);
    problems.push(
      ...checkLayer(
        { ref, index, facts: found.facts, diffIds, layers: resolved.layers.length },
        allowMismatch,
      ),
    );
    return { ref, size: found.facts.size, analysis: found.analysis };
  });
  return { resolved, layers, problems: [...checkCount(diffIds, layers.length), ...problems] };
}

/** What is kept of a daemon's image under its id, so that the next scan need not ask for its bytes. */
interface Remembered {
  readonly origin: Omit<ImageOrigin, 'tags' | 'location'>;
  readonly configDigest: Digest;
  readonly config: string;
  readonly layers: readonly (LayerRef & { readonly diffId: Digest; readonly size: number })[];
}

/** Numbered: raised when `Remembered` changes. */
const rememberedAs = (id: Digest): string => `image-2.${id}`;

async function remember(
  { known }: StreamedImage,
  { resolved, layers, problems }: ReadImage,
  { options }: LayerReading,
) {
  if (!known || !options.cache || problems.length > 0 || resolved.problems.length > 0) return;
  // The cache holds no secret, and of a config nothing can be taken away: its digest is the image's id.
  const inFiles = layers.flatMap(({ analysis }) => fileSecrets(analysis));
  const said = configSecrets(resolved.config, { ...options, dockerfile: undefined }, inFiles);
  if (said.found.length > 0 || said.repeats) return;
  const { location: _location, tags: _tags, ...origin } = resolved.origin;
  const kept: Remembered = {
    origin,
    configDigest: resolved.configDigest,
    config: Buffer.from(resolved.config).toString('base64'),
    layers: layers.map(({ ref, size, analysis }) => ({ ...ref, size, diffId: analysis.diffId })),
  };
  await options.cache.put('configs', rememberedAs(known.id), Buffer.from(JSON.stringify(kept)));
}

async function recall({ known }: StreamedImage, reading: LayerReading): Promise<ReadImage | undefined> {
  const stored = known && (await reading.options.cache?.get('configs', rememberedAs(known.id)));
  if (!stored || !known) return undefined;
  const kept = JSON.parse(Buffer.from(stored).toString('utf8')) as Remembered;
  const layers: ReadLayer[] = [];
  for (const { diffId, ...ref } of kept.layers) {
    const analysis = await reading.cached(diffId);
    if (!analysis) return undefined;
    layers.push({ ref, size: ref.size, analysis });
  }
  const origin = { ...kept.origin, ...known.origin };
  const { onEvent } = reading.options;
  onEvent({ kind: 'resolved', location: origin.location, layers: layers.length });
  for (const [layer, { ref }] of layers.entries())
    onEvent({ kind: 'layer-done', layer, name: ref.name, cached: true });
  const config = Buffer.from(kept.config, 'base64');
  return {
    resolved: {
      origin,
      configDigest: kept.configDigest,
      config,
      layers: layers.map(({ ref }) => ref),
      problems: [],
    },
    layers,
    problems: [],
  };
}

function looksLikeJson(head: Uint8Array): boolean {
  return /^\s*[{[]/.test(Buffer.from(head).toString('latin1'));
}

/** Packed, a tar header, or the zero blocks of an empty tar. */
function looksLikeLayer(head: Uint8Array, member: StreamMember): boolean {
  if (sniffCompression(head) !== 'none') return true;
  if (head.length < 512 || member.size < 1024) return false;
  return head.every((byte) => byte === 0) || looksLikeTar(head);
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
