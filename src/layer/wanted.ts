import { globLookup } from '../core/glob.ts';
import type { Reader } from './reader.ts';

/** Which readers want a file: one table for all of them, made once a pass. */
export interface WantedBy {
  /** By path. */
  path(path: string): readonly Reader[];
  /** By leading bytes; `head` holds `headLength` bytes, or the whole of a shorter file. */
  head(head: Uint8Array): readonly Reader[];
  readonly headLength: number;
}

export function wantedBy(readers: readonly Reader[]): WantedBy {
  const lookup = globLookup(
    readers.flatMap((reader) => (reader.wants.globs ?? []).map((glob) => ({ glob, value: reader }))),
  );
  const magics = readers.flatMap((reader) =>
    (reader.wants.magic ?? []).map((magic) => ({ magic: Buffer.from(magic, 'latin1'), reader })),
  );
  const headLength = Math.max(0, ...magics.map(({ magic }) => magic.length));
  return {
    path: lookup,
    headLength,
    head(head) {
      const found: Reader[] = [];
      for (const { magic, reader } of magics) {
        if (head.length < magic.length || found.includes(reader)) continue;
        if (magic.equals(head.subarray(0, magic.length))) found.push(reader);
      }
      return found;
    },
  };
}
