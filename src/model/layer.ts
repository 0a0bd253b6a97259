import type { Digest } from '../core/digest.ts';

/** A layer blob as a manifest or archive names it. */
export interface LayerRef {
  /** What messages call it: the digest, or the member's path in an archive. */
  readonly name: string;
  readonly mediaType?: string;
  /** Of the blob as stored (compressed or not); undefined where the format does not say (docker archives). */
  readonly digest?: Digest;
  /** Bytes of the blob as stored. */
  readonly size?: number;
}
