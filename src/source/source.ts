import type { Digest } from '../core/digest.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Platform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';

/** Where an image came from and what it is called there. */
export interface ImageOrigin {
  /** As the user could type it again: `registry:ghcr.io/o/app:1`, `docker-archive:app.tar`. No credentials. */
  readonly location: string;
  /** `repository:tag` names that point at the image, sorted. */
  readonly tags: readonly string[];
  readonly mediaType?: string;
  readonly manifestDigest?: Digest;
  /** The manifest list or OCI index it was picked from. */
  readonly indexDigest?: Digest;
}

/** An image before any layer is read. Manifest and config are verified against their digests. */
export interface ResolvedImage {
  readonly origin: ImageOrigin;
  readonly configDigest: Digest;
  /** The config blob, byte for byte; `parseConfig` reads it. */
  readonly config: Uint8Array;
  /** Base first. */
  readonly layers: readonly LayerRef[];
  readonly problems: readonly Problem[];
}

/** An image whose blobs can be had one by one, in any order and side by side. */
export interface BlobImage extends AsyncDisposable {
  readonly access: 'blobs';
  /** True when blobs cross a network: they are then worth keeping in the blob cache. */
  readonly remote: boolean;
  readonly image: ResolvedImage;
  /** The blob as stored. Its digest and size are checked by who reads it. Every call reads afresh. */
  read(layer: LayerRef, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export interface StreamMember {
  /** Path in the stream. */
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Must be read to its end, or left alone, before the next member is asked for. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** An image that comes as one archive from a pipe or a daemon: each byte once, in the order of the stream. */
export interface StreamedImage extends AsyncDisposable {
  readonly access: 'stream';
  /**
   * What a daemon says before anything is sent: lets a scan whose layers are all cached skip the stream.
   * `id` must name the image's content for ever.
   */
  readonly known?: { readonly id: Digest; readonly origin: Pick<ImageOrigin, 'location' | 'tags'> };
  members(signal: AbortSignal): AsyncIterable<StreamMember>;
  /**
   * Called after the last member. `texts` holds the JSON members by name; layers are named by member.
   * `has` says whether a layer-like member of that name went by.
   */
  resolve(texts: ReadonlyMap<string, Uint8Array>, has: (name: string) => boolean): Promise<ResolvedImage>;
}

export type OpenedImage = BlobImage | StreamedImage;

export interface OpenOptions {
  /** What the user asked for; without it, the machine's, and images without a matching one say what there is. */
  readonly platform: Platform | undefined;
  readonly signal: AbortSignal;
  /** Digest and size mismatches become problems of the result instead of errors. */
  readonly allowMismatch: boolean;
}

/** A kind of place where images lie. */
export interface Source {
  /** What a user types before the first colon. */
  readonly scheme: string;
  /** One line for the help text. */
  readonly summary: string;
  open(location: string, options: OpenOptions): Promise<OpenedImage>;
}
