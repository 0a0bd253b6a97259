import { decodeName, encodeName } from '../core/name-bytes.ts';
import { release } from '../core/release.ts';
import {
  type DigestAlgorithm,
  digestAlgorithms,
  type Entry,
  type EntryKind,
  entryKinds,
  type FileDigests,
} from '../model/entry.ts';

/** Bytes of each digest and where it stands in a row of 68. */
const slots: Readonly<Record<DigestAlgorithm, { at: number; length: number; bit: number }>> = {
  sha1: { at: 0, length: 20, bit: 1 },
  sha256: { at: 20, length: 32, bit: 2 },
  md5: { at: 52, length: 16, bit: 4 },
};
const DIGEST_ROW = 68;
/** Of a full column: little slack, since a layer may have millions of entries. */
const GROWTH = 1.5;

/** The columns of an entry table as plain bytes: what is cached and sent between threads. */
export interface EntryColumns {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly modes: Uint16Array;
  readonly uids: Uint32Array;
  readonly gids: Uint32Array;
  readonly sizes: Float64Array;
  readonly digestBits: Uint8Array;
  readonly digests: Uint8Array;
  /** Names, each ended by NUL, in order. */
  readonly paths: Uint8Array;
  /** Link targets, each ended by NUL; empty for entries that are not links. */
  readonly targets: Uint8Array;
}

export type DigestValues = { readonly [A in DigestAlgorithm]?: Uint8Array };

/** Collects entries in columns: about 100 bytes each beside the path. */
export class EntryTableBuilder {
  #count = 0;
  #capacity = 256;
  #kinds = new Uint8Array(256);
  #modes = new Uint16Array(256);
  #uids = new Uint32Array(256);
  #gids = new Uint32Array(256);
  #sizes = new Float64Array(256);
  #digestBits = new Uint8Array(256);
  #digests = new Uint8Array(256 * DIGEST_ROW);
  readonly #paths = new NameColumn();
  readonly #targets = new NameColumn();

  get count(): number {
    return this.#count;
  }

  /** Returns the index of the row; digests may follow by `setDigests`. */
  add(entry: Omit<Entry, 'digests'>): number {
    const row = this.#count;
    if (row === this.#capacity) this.#grow();
    this.#count += 1;
    this.#kinds[row] = entryKinds.indexOf(entry.kind);
    this.#modes[row] = entry.mode;
    this.#uids[row] = entry.uid;
    this.#gids[row] = entry.gid;
    this.#sizes[row] = entry.size;
    this.#paths.add(entry.path);
    this.#targets.add(entry.target ?? '');
    return row;
  }

  setDigests(row: number, values: DigestValues): void {
    for (const algorithm of digestAlgorithms) {
      const value = values[algorithm];
      if (!value) continue;
      const { at, bit } = slots[algorithm];
      this.#digests.set(value, row * DIGEST_ROW + at);
      this.#digestBits[row] = (this.#digestBits[row] ?? 0) | bit;
    }
  }

  columns(): EntryColumns {
    const count = this.#count;
    return {
      count,
      kinds: this.#kinds.subarray(0, count),
      modes: this.#modes.subarray(0, count),
      uids: this.#uids.subarray(0, count),
      gids: this.#gids.subarray(0, count),
      sizes: this.#sizes.subarray(0, count),
      digestBits: this.#digestBits.subarray(0, count),
      digests: this.#digests.subarray(0, count * DIGEST_ROW),
      paths: this.#paths.bytes(),
      targets: this.#targets.bytes(),
    };
  }

  #grow(): void {
    const capacity = Math.ceil(this.#capacity * GROWTH);
    this.#kinds = grown(this.#kinds, new Uint8Array(capacity));
    this.#modes = grown(this.#modes, new Uint16Array(capacity));
    this.#uids = grown(this.#uids, new Uint32Array(capacity));
    this.#gids = grown(this.#gids, new Uint32Array(capacity));
    this.#sizes = grown(this.#sizes, new Float64Array(capacity));
    this.#digestBits = grown(this.#digestBits, new Uint8Array(capacity));
    this.#digests = grown(this.#digests, new Uint8Array(capacity * DIGEST_ROW));
    this.#capacity = capacity;
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  release(from);
  return to;
}

/** Names ended by NUL in one growing buffer. */
class NameColumn {
  #bytes = new Uint8Array(16 * 1024);
  #length = 0;

  add(name: string): void {
    const room = name.length * 3 + 1;
    if (this.#length + room > this.#bytes.length) {
      this.#bytes = grown(
        this.#bytes,
        new Uint8Array(Math.max(Math.ceil(this.#bytes.length * GROWTH), this.#length + room)),
      );
    }
    if (name.isWellFormed()) {
      this.#length += encoder.encodeInto(name, this.#bytes.subarray(this.#length)).written;
    } else {
      const encoded = encodeName(name);
      this.#bytes.set(encoded, this.#length);
      this.#length += encoded.length;
    }
    this.#bytes[this.#length] = 0;
    this.#length += 1;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

const encoder = new TextEncoder();

/** The entries of one layer in the order of its tar. Entries are made as they are asked for. */
export class EntryTable {
  readonly #columns: EntryColumns;
  readonly #paths: readonly string[];
  readonly #targets: ReadonlyMap<number, string>;
  readonly #digestText: Buffer;

  constructor(columns: EntryColumns) {
    this.#columns = columns;
    this.#paths = splitNames(columns.paths);
    this.#targets = linkTargets(columns.targets);
    const { buffer, byteOffset, byteLength } = columns.digests;
    this.#digestText = Buffer.from(buffer, byteOffset, byteLength);
    if (this.#paths.length !== columns.count)
      throw new RangeError('an entry table with a wrong number of names');
  }

  get count(): number {
    return this.#columns.count;
  }

  path(row: number): string {
    return this.#paths[row] ?? '';
  }

  kind(row: number): EntryKind {
    return entryKinds[this.#columns.kinds[row] ?? 0] ?? 'file';
  }

  mode(row: number): number {
    return this.#columns.modes[row] ?? 0;
  }

  target(row: number): string | undefined {
    return this.#targets.get(row);
  }

  size(row: number): number {
    return this.#columns.sizes[row] ?? 0;
  }

  digests(row: number): FileDigests | undefined {
    const bits = this.#columns.digestBits[row] ?? 0;
    if (bits === 0) return undefined;
    const found: { [A in DigestAlgorithm]?: string } = {};
    for (const algorithm of digestAlgorithms) {
      const { at, length, bit } = slots[algorithm];
      const start = row * DIGEST_ROW + at;
      if (bits & bit) found[algorithm] = this.#digestText.toString('hex', start, start + length);
    }
    return found;
  }

  at(row: number): Entry {
    const target = this.target(row);
    const digests = this.digests(row);
    return {
      path: this.path(row),
      kind: this.kind(row),
      mode: this.mode(row),
      uid: this.#columns.uids[row] ?? 0,
      gid: this.#columns.gids[row] ?? 0,
      size: this.size(row),
      ...(target === undefined ? {} : { target }),
      ...(digests ? { digests } : {}),
    };
  }
}

/** By row; most rows have none. */
function linkTargets(bytes: Uint8Array): Map<number, string> {
  const targets = new Map<number, string>();
  for (let at = 0, row = 0; at < bytes.length; row += 1) {
    const end = bytes[at] === 0 ? at : bytes.indexOf(0, at);
    if (end > at) targets.set(row, decodeName(bytes.subarray(at, end)));
    at = end + 1;
  }
  return targets;
}

function splitNames(bytes: Uint8Array): string[] {
  if (bytes.length === 0) return [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - 1);
  const text = buffer.toString('utf8');
  if (!text.includes('\ufffd')) return text.split('\0');
  const names: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(0, at);
    names.push(decodeName(bytes.subarray(at, end)));
    at = end + 1;
  }
  return names;
}
