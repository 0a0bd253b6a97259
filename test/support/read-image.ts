import { hash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { OpenedImage, ResolvedImage } from '../../src/source/source.ts';

export interface ReadImage {
  readonly image: ResolvedImage;
  /** Hex SHA-256 of each layer as stored, base first. */
  readonly blobs: readonly string[];
  /** The same of each layer unpacked, as a diffID. */
  readonly diffIds: readonly string[];
}

/** Reads an opened image to its end, as a scan does, and closes it. */
export async function readImage(
  opened: OpenedImage,
  signal = new AbortController().signal,
): Promise<ReadImage> {
  await using image = opened;
  const { resolved, bytes } = await (image.access === 'blobs'
    ? readBlobs(image, signal)
    : readStream(image, signal));
  return {
    image: resolved,
    blobs: bytes.map((blob) => hash('sha256', blob)),
    diffIds: bytes.map((blob) => `sha256:${hash('sha256', blob[0] === 0x1f ? gunzipSync(blob) : blob)}`),
  };
}

interface Whole {
  readonly resolved: ResolvedImage;
  readonly bytes: readonly Buffer[];
}

async function readBlobs(
  opened: Extract<OpenedImage, { access: 'blobs' }>,
  signal: AbortSignal,
): Promise<Whole> {
  const { image } = opened;
  const bytes = await Array.fromAsync(image.layers, (layer) => buffer(opened.read(layer, signal)));
  return { resolved: image, bytes };
}

async function readStream(
  opened: Extract<OpenedImage, { access: 'stream' }>,
  signal: AbortSignal,
): Promise<Whole> {
  const texts = new Map<string, Buffer>();
  const members = new Map<string, Buffer>();
  for await (const { name, body } of opened.members(signal)) {
    const bytes = await buffer(body);
    (/^[{[]/.test(bytes.toString('latin1', 0, 1)) ? texts : members).set(name, bytes);
  }
  const resolved = await opened.resolve(texts, (name) => members.has(name));
  const bytes = resolved.layers.map((layer) => {
    const found = members.get(layer.name);
    if (!found) throw new RangeError(`layer ${layer.name} did not go by`);
    return found;
  });
  return { resolved, bytes };
}
