import type { Digest } from '../core/digest.ts';
import type { Platform } from './platform.ts';

/** One line of the config's history. https://github.com/opencontainers/image-spec/blob/main/config.md */
export interface HistoryEntry {
  readonly created?: string;
  readonly createdBy?: string;
  readonly comment?: string;
  readonly emptyLayer: boolean;
}

export interface ImageLayer {
  /** Base is 0. */
  readonly index: number;
  /** Of the blob as stored; undefined where the source does not keep one (docker archives). */
  readonly digest?: Digest;
  readonly diffId: Digest;
  readonly mediaType?: string;
  /** Bytes of the blob as stored. */
  readonly size: number;
  /** Bytes of the tar inside. */
  readonly unpackedSize: number;
  /** The history entry that made it, as written (`createdBy`). */
  readonly instruction?: string;
}

/** What is known of an image beside its content. Environment values are left out: they may be secrets. */
export interface ImageFacts {
  readonly location: string;
  /** Digest of the config: the image id. */
  readonly id: Digest;
  readonly tags: readonly string[];
  readonly mediaType?: string;
  readonly manifestDigest?: Digest;
  readonly indexDigest?: Digest;
  readonly platform: Platform;
  readonly created?: string;
  readonly author?: string;
  readonly user?: string;
  readonly workingDirectory?: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly environment: readonly string[];
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: { readonly [name: string]: string };
  readonly stopSignal?: string;
  readonly healthcheck?: readonly string[];
  readonly history: readonly HistoryEntry[];
  /** Base first. */
  readonly layers: readonly ImageLayer[];
}
