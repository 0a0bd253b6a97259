/**
 * The stored form of a LayerAnalysis: a JSON head (all but the entries) and the entry columns as they lie in memory,
 * each aligned to 8 bytes. Little-endian machines only, as everything Node runs on; `FORMAT` is part of the cache key.
 */
import { release } from '../core/release.ts';
import { type EntryColumns, EntryTable } from './entry-table.ts';
import type { LayerAnalysis } from './layer-analysis.ts';

/** Raised whenever the stored form or the meaning of a column changes. */
export const FORMAT = 3;

const columnNames = [
  'sizes',
  'uids',
  'gids',
  'modes',
  'kinds',
  'digestBits',
  'digests',
  'paths',
  'targets',
] as const;
type ColumnName = (typeof columnNames)[number];

export type LayerHead = Omit<LayerAnalysis, 'entries'>;

interface StoredHead extends LayerHead {
  readonly format: number;
  readonly count: number;
  /** Bytes of each column. */
  readonly lengths: { readonly [N in ColumnName]: number };
}

/** Takes the columns over: they are gone afterwards. */
export function encodeLayer(head: LayerHead, columns: EntryColumns): Uint8Array<ArrayBuffer> {
  const lengths = Object.fromEntries(columnNames.map((name) => [name, columns[name].byteLength]));
  const json = Buffer.from(JSON.stringify({ ...head, format: FORMAT, count: columns.count, lengths }));
  const total = columnNames.reduce(
    (sum, name) => sum + aligned(columns[name].byteLength),
    8 + aligned(json.length),
  );
  const bytes = new Uint8Array(total);
  new DataView(bytes.buffer).setUint32(0, json.length, true);
  bytes.set(json, 8);
  let at = 8 + aligned(json.length);
  for (const name of columnNames) {
    const { buffer, byteOffset, byteLength } = columns[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += aligned(byteLength);
    // A table of millions of entries is not held twice.
    release(new Uint8Array(buffer));
  }
  return bytes;
}

/**
 * Undefined when the bytes are of another format or do not add up: the layer is then read again. Takes the bytes over:
 * they are gone afterwards, since their JSON would lie about beside what was made of it.
 */
export function decodeLayer(stored: Uint8Array): LayerAnalysis | undefined {
  try {
    const jsonLength = new DataView(stored.buffer, stored.byteOffset).getUint32(0, true);
    const text = Buffer.from(stored.buffer, stored.byteOffset + 8, jsonLength).toString('utf8');
    const { format, count, lengths, ...head } = JSON.parse(text) as StoredHead;
    if (format !== FORMAT) return undefined;
    const { buffer } = stored.slice(8 + aligned(jsonLength));
    release(stored);
    let at = 0;
    const starts = {} as Record<ColumnName, number>;
    for (const name of columnNames) {
      starts[name] = at;
      at += aligned(lengths[name]);
    }
    const column = (name: ColumnName): Uint8Array => new Uint8Array(buffer, starts[name], lengths[name]);
    const entries = new EntryTable({
      count,
      kinds: column('kinds'),
      modes: new Uint16Array(buffer, starts.modes, count),
      uids: new Uint32Array(buffer, starts.uids, count),
      gids: new Uint32Array(buffer, starts.gids, count),
      sizes: new Float64Array(buffer, starts.sizes, count),
      digestBits: column('digestBits'),
      digests: column('digests'),
      paths: column('paths'),
      targets: column('targets'),
    });
    return { ...head, entries };
  } catch {
    return undefined;
  }
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}
