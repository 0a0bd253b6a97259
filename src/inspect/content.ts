import type { ByteSource } from '../core/byte-source.ts';

/** A file of the layer, or a member of an archive. */
export interface Place {
  /** For the rules' conditions: the member's own. */
  readonly path: string;
  /** Names of the archives it is in (but for the file's) and its own; empty for the file itself. */
  readonly members: readonly string[];
  /** What the names of its members begin with, if it is an archive. */
  readonly inside: readonly string[];
  /** Archives around it. */
  readonly depth: number;
  readonly size: number;
}

/** A file that lies whole in memory or on disk. */
export interface WholeFile extends ByteSource {
  bytes(): Uint8Array;
}

export interface ContentSink {
  write(chunk: Uint8Array): void;
  /** `file` is there for the archives that the reader wants whole. */
  end(file?: WholeFile): void;
}
