import { readFile, stat } from 'node:fs/promises';

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

/** What is to be fetched and what to be dropped by who has all of `before`. */
export function indexChanges(
  before: RecordIndex,
  now: RecordIndex,
): { readonly changed: readonly string[]; readonly removed: readonly string[] } {
  return {
    changed: [...now].filter(([id, time]) => before.get(id) !== time).map(([id]) => id),
    removed: [...before.keys()].filter((id) => !now.has(id)),
  };
}

/** Publishers pack the whole feed some time before it is there to be fetched. */
const packingMs = 60 * 60 * 1000;

/** Ids of records that changed so late that a file of this date may hold their state before. */
export function changedSince(index: RecordIndex, lastModified: string | undefined): readonly string[] {
  const date = Date.parse(lastModified ?? '');
  if (Number.isNaN(date)) return [];
  return [...index].filter(([, time]) => Date.parse(time) > date - packingMs).map(([id]) => id);
}
