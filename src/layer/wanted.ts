import { globLookup } from '../core/glob.ts';
import type { Wants } from './reader.ts';

/** Who wants a file: one table for all of them, made once a pass. */
export interface WantedBy<T> {
  /** By path. */
  path(path: string): readonly T[];
  /** By leading bytes; `head` holds `headLength` bytes, or the whole of a shorter file. */
  head(head: Uint8Array): readonly T[];
  readonly headLength: number;
}

export function wantedBy<T extends { readonly wants: Wants }>(readers: readonly T[]): WantedBy<T> {
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
      const found: T[] = [];
      for (const { magic, reader } of magics) {
        if (head.length < magic.length || found.includes(reader)) continue;
        if (magic.equals(head.subarray(0, magic.length))) found.push(reader);
      }
      return found;
    },
  };
}
