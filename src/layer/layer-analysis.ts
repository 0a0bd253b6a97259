import type { Digest } from '../core/digest.ts';
import type { Problem } from '../model/problem.ts';
import type { EntryTable } from './entry-table.ts';
import type { Finding } from './reader.ts';

export interface LayerFinding {
  /** The entry it was read from. */
  readonly row: number;
  readonly data: Finding;
}

/**
 * Everything kedge knows of one layer: a pure function of its bytes and of the readers' fingerprint.
 * It is cached under both.
 */
export interface LayerAnalysis {
  readonly diffId: Digest;
  /** Bytes of the tar. */
  readonly unpackedSize: number;
  /** In the order of the tar, without whiteouts. */
  readonly entries: EntryTable;
  /** Paths that this layer deletes from the layers below. */
  readonly whiteouts: readonly string[];
  /** Directories of which this layer hides all that the layers below put in. */
  readonly opaque: readonly string[];
  /** By reader id, in the order of the tar. */
  readonly findings: { readonly [reader: string]: readonly LayerFinding[] };
  /** How many files, or things in files, a stream reader left out on purpose: by reader id and reason. */
  readonly skips: { readonly [reader: string]: { readonly [reason: string]: number } };
  /** Without `layer`: which one it is depends on the image. */
  readonly problems: readonly Problem[];
}
