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
  /** `end` is given it whole, if it is an archive within the limits. */
  readonly isKept: boolean;
}

/** A file that lies whole in memory or on disk. */
export interface WholeFile extends ByteSource {
  bytes(): Uint8Array;
}

export interface ContentSink {
  write(chunk: Uint8Array): void;
  /** `file` is there for archives, where the place says so. */
  end(file?: WholeFile): void;
}

export function memberOf(place: Place, name: string, size: number): Place {
  const members = [...place.inside, name];
  return { path: name, members, inside: members, depth: place.depth + 1, size, isKept: false };
}

/** What problems call it: their message begins with the path of the file. */
export function labelOf(members: readonly string[]): string {
  return members.length === 0 ? 'it' : members.join('!/');
}
