import { readFile, stat } from 'node:fs/promises';
import { KedgeError } from '../core/errors.ts';
import { openFileSource } from '../core/file-source.ts';
import { readZip } from '../core/zip.ts';

/** Records of a feed with the time of their last change, as text. https://google.github.io/osv.dev/data/#data-dumps */
export type RecordIndex = ReadonlyMap<string, string>;

const maxIndexBytes = 256 * 1024 * 1024;

/** Undefined when it is no such list: then the feed is fetched whole. */
export async function readIndex(path: string): Promise<RecordIndex | undefined> {
  if ((await stat(path)).size > maxIndexBytes) return undefined;
  const index = new Map<string, string>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line === '' || line === '\r') continue;
    // In the list of all ecosystems the id follows its ecosystem and a slash: that is not the one meant here.
    const [, time, id] = /^([0-9T:.Z+-]{10,40}),([A-Za-z0-9][\w.:+~@-]{0,199})\r?$/.exec(line) ?? [];
    if (time === undefined || id === undefined || Number.isNaN(Date.parse(time))) return undefined;
    index.set(id, time);
  }
  return index;
}

export function writeIndex(index: RecordIndex): string {
  return Array.from(index, ([id, time]) => `${time},${id}\n`).join('');
}

/** What is to be fetched by who has all of `before`, and what `now` names no longer. */
export function indexChanges(
  before: RecordIndex,
  now: RecordIndex,
): { readonly changed: readonly string[]; readonly vanished: RecordIndex } {
  return {
    changed: [...now].filter(([id, time]) => before.get(id) !== time).map(([id]) => id),
    vanished: new Map([...before].filter(([id]) => !now.has(id))),
  };
}

/** A publisher that takes back more at once than the rest of this is rare, and a list that was cut short is not. */
const leastShare = 0.9;

export function isCutShort(now: RecordIndex, held: { readonly size: number }): boolean {
  return now.size < held.size * leastShare;
}

/** Ids of the records in the zip of a whole feed; undefined when it cannot be read, as whoever converts it will say. */
export function idsInZip(path: string): ReadonlySet<string> | undefined {
  try {
    using source = openFileSource(path);
    return new Set(readZip(source, path).map(({ name }) => name.replace(/^.*\/|\.json$/g, '')));
  } catch (error) {
    if (error instanceof KedgeError) return undefined;
    throw error;
  }
}

/** Publishers pack the whole feed some time before it is there to be fetched. */
const packingMs = 60 * 60 * 1000;

/** Ids of records that changed so late that a file of this date may hold their state before. */
export function changedSince(index: RecordIndex, lastModified: string | undefined): readonly string[] {
  const date = Date.parse(lastModified ?? '');
  if (Number.isNaN(date)) return [];
  return [...index].filter(([, time]) => Date.parse(time) > date - packingMs).map(([id]) => id);
}
