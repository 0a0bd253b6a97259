import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Digest, digestOf } from '../../src/core/digest.ts';
import { type Members, tarOf } from './layers.ts';

export type Compression = 'gzip' | 'zstd' | 'none';

export interface ImageOptions {
  /** Merged over the made config. */
  readonly config?: object;
  /** Of every layer; gzip unless said otherwise. */
  readonly compression?: Compression;
  /** Docker's media types instead of OCI's. */
  readonly docker?: boolean;
  /** Merged over the made manifest. */
  readonly manifest?: object;
}

export interface BuiltLayer {
  readonly tar: Buffer;
  readonly diffId: Digest;
  /** As stored. */
  readonly blob: Buffer;
  readonly digest: Digest;
  readonly mediaType: string;
}

export interface BuiltImage {
  readonly config: Buffer;
  readonly manifest: Buffer;
  readonly mediaType: string;
  /** Base first. */
  readonly layers: readonly BuiltLayer[];
}

const types = {
  oci: {
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    index: 'application/vnd.oci.image.index.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar',
    suffix: { none: '', gzip: '+gzip', zstd: '+zstd' },
  },
  docker: {
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar',
    suffix: { none: '', gzip: '.gzip', zstd: '.zstd' },
  },
} as const;

/** A small image by hand, base layer first: `buildImage([{ 'etc/motd': 'hi' }, { 'etc/.wh.motd': '' }])`. */
export async function buildImage(
  layers: readonly (Members | Buffer)[],
  options: ImageOptions = {},
): Promise<BuiltImage> {
  const type = types[options.docker === true ? 'docker' : 'oci'];
  const built: BuiltLayer[] = [];
  for (const layer of layers) built.push(await buildLayer(layer, options));
  const config = json({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: built.map((layer) => layer.diffId) },
    history: built.map((_, index) => ({ created_by: `layer ${index}` })),
    ...options.config,
  });
  const manifest = json({
    schemaVersion: 2,
    mediaType: type.manifest,
    config: descriptor(type.config, config),
    layers: built.map((layer) => descriptor(layer.mediaType, layer.blob)),
    ...options.manifest,
  });
  return { config, manifest, mediaType: type.manifest, layers: built };
}

async function buildLayer(layer: Members | Buffer, options: ImageOptions): Promise<BuiltLayer> {
  const type = types[options.docker === true ? 'docker' : 'oci'];
  const compression = options.compression ?? 'gzip';
  const tar = Buffer.isBuffer(layer) ? layer : await tarOf(layer);
  const blob = compress(tar, compression);
  const mediaType = type.layer + type.suffix[compression];
  return { tar, diffId: digestOf(tar), blob, digest: digestOf(blob), mediaType };
}

function compress(bytes: Buffer, compression: Compression): Buffer {
  if (compression === 'gzip') return gzipSync(bytes);
  return compression === 'zstd' ? zstdCompressSync(bytes) : bytes;
}

export interface NamedImage {
  readonly image: BuiltImage;
  /** `org.opencontainers.image.ref.name` in a layout, `RepoTags` in a docker archive. */
  readonly tags?: readonly string[];
  readonly platform?: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The members of an OCI layout: `tarOf` them for an archive, `writeMembers` them for a directory. */
export function ociLayout(...images: readonly NamedImage[]): Members {
  const manifests = images.flatMap((named) => {
    const names = named.tags ?? [undefined];
    return names.map((tag) => ({
      ...descriptor(named.image.mediaType, named.image.manifest),
      ...(named.platform && { platform: named.platform }),
      annotations: {
        ...(tag !== undefined && { 'org.opencontainers.image.ref.name': tag }),
        ...named.annotations,
      },
    }));
  });
  const blobs = images.flatMap(({ image }) => [
    image.config,
    image.manifest,
    ...image.layers.map((layer) => layer.blob),
  ]);
  return {
    'oci-layout': JSON.stringify({ imageLayoutVersion: '1.0.0' }),
    'index.json': JSON.stringify({ schemaVersion: 2, mediaType: types.oci.index, manifests }),
    ...Object.fromEntries(blobs.map((blob) => [blobPath(digestOf(blob)), blob])),
  };
}

/** An index (docker: manifest list) that points at the images. */
export function indexOf(images: readonly NamedImage[], options: { readonly docker?: boolean } = {}): Buffer {
  const manifests = images.map(({ image, platform, annotations }) => ({
    ...descriptor(image.mediaType, image.manifest),
    ...(platform && { platform }),
    ...(annotations && { annotations }),
  }));
  const type = types[options.docker === true ? 'docker' : 'oci'];
  return json({ schemaVersion: 2, mediaType: type.index, manifests });
}

/** The members of what `docker save` wrote before version 25. */
export function dockerArchive(...images: readonly NamedImage[]): Members {
  const manifest = images.map(({ image, tags }) => ({
    Config: `${hex(digestOf(image.config))}.json`,
    RepoTags: tags ?? null,
    Layers: image.layers.map((layer) => `${hex(layer.diffId)}/layer.tar`),
  }));
  const files = images.flatMap(({ image }): [string, Buffer][] => [
    [`${hex(digestOf(image.config))}.json`, image.config],
    ...image.layers.map((layer): [string, Buffer] => [`${hex(layer.diffId)}/layer.tar`, layer.tar]),
  ]);
  return { ...Object.fromEntries(files), 'manifest.json': JSON.stringify(manifest) };
}

export function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(':', '/')}`;
}

export function descriptor(
  mediaType: string,
  blob: Buffer,
): { readonly mediaType: string; readonly digest: Digest; readonly size: number } {
  return { mediaType, digest: digestOf(blob), size: blob.length };
}

function hex(digest: Digest): string {
  return digest.slice('sha256:'.length);
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}
