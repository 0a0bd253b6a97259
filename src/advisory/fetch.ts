import { mkdir, stat } from 'node:fs/promises';
import { KedgeError } from '../core/errors.ts';
import type { FeedFiles } from './feed.ts';
import type { FeedBase, Fetched, Validators } from './feed-base.ts';
import type { RawFeed, RawFile, RawState } from './raw-feed.ts';
import {
  changedSince,
  idsInZip,
  indexChanges,
  isCutShort,
  type RecordIndex,
  readIndex,
  writeIndex,
} from './record-index.ts';
import { writeFailure } from './store/failure.ts';

export interface FetchTask {
  readonly feed: FeedFiles;
  readonly base: FeedBase;
  readonly raw: RawFeed;
  /** What was fetched before. */
  readonly before: RawState | undefined;
  readonly signal: AbortSignal;
  /** RFC 3339 */
  readonly now: string;
  readonly maxFileBytes: number;
  readonly onBytes?: (name: string, bytes: number, total: number | undefined) => void;
}

/** No publisher's file is that long. */
export const maxFileBytes = 8 * 1024 ** 3;

/** Side by side. */
const connections = 8;
/** Records that are fetched one by one between two fetches of the whole, so that reading all of it stays quick. */
const maxSingles = 5000;
/** About what fetching one record costs, in bytes of a file that is fetched whole. */
const singleCost = 8 * 1024;

/**
 * Brings the files of a feed up to date and answers what is there now; undefined for one that may be lacking and is.
 * Writes nothing that counts: the caller makes the answer the feed's state. Throws when a file cannot be had; what has
 * arrived of it stays for the next time.
 */
export async function fetchFeed(task: FetchTask): Promise<RawState | undefined> {
  const { raw, feed } = task;
  try {
    await mkdir(raw.directory, { recursive: true });
    if (feed.single !== undefined) return await fetchChanges(task, feed.single.index);
    const found = await fetchFiles(task);
    if (typeof found !== 'string') return found;
    if (feed.mayLack === true && task.before === undefined) return undefined;
    throw lacking(task, found);
  } catch (thrown) {
    const failure = writeFailure(thrown, raw.directory);
    // On a disk that is full the old data needs the room more.
    if (failure instanceof KedgeError && failure.code === 'DISK_FULL') await raw.removeParts();
    throw failure;
  }
}

async function fetchWhole(task: FetchTask): Promise<RawState> {
  const found = await fetchFiles(task);
  if (typeof found === 'string') throw lacking(task, found);
  return found;
}

/** The name of the first one that the base lacks, if any. */
async function fetchFiles(task: FetchTask): Promise<RawState | string> {
  const files: RawFile[] = [];
  for (const name of task.feed.files) {
    const known = knownFile(task, name);
    const fetched = await fetchFile(task, name, known);
    if (fetched.kind === 'missing') return name;
    if (fetched.kind === 'fetched') {
      await task.raw.flush(name);
      files.push(await task.raw.keep(name, fetched.validators));
    } else if (known !== undefined) files.push(known);
  }
  return { ...head(task), files, changed: {} };
}

function lacking({ base, feed }: FetchTask, name: string): KedgeError {
  return new KedgeError('FEED_FAILED', `${base.shown} has no ${name}, which ${feed.id} is made of`, {
    remedy: 'Check `feeds.sources` in the configuration.',
  });
}

function head({ feed, base, now }: FetchTask): Pick<RawState, 'id' | 'source' | 'fetched'> {
  return { id: feed.id, source: base.shown, fetched: now };
}

/** What another source has may be another file under the same tag. */
function knownFile({ before, base }: FetchTask, name: string): RawFile | undefined {
  if (before?.source !== base.shown) return undefined;
  return [...before.files, before.index].find((file) => file?.name === name);
}

async function fetchFile(task: FetchTask, name: string, known: Validators | undefined): Promise<Fetched> {
  const { base, raw, signal, onBytes } = task;
  return await base.fetch({
    name,
    part: raw.part(name),
    maxBytes: task.maxFileBytes,
    signal,
    known: known?.etag === undefined && known?.lastModified === undefined ? undefined : known,
    onBytes: (bytes, total) => onBytes?.(name, bytes, total),
  });
}

/** Asks the list of records first: it says whether anything changed, and whether so little that the whole is not needed. */
async function fetchChanges(task: FetchTask, indexName: string): Promise<RawState> {
  const { raw, base } = task;
  const before = task.before?.source === base.shown ? task.before : undefined;
  const fetched = await fetchFile(task, indexName, knownFile(task, indexName));
  if (fetched.kind === 'unchanged' && before !== undefined) return { ...before, ...head(task) };
  const now = fetched.kind === 'fetched' ? await readIndex(raw.part(indexName)) : undefined;
  const validators = fetched.kind === 'fetched' ? fetched.validators : {};
  const had = before?.index === undefined ? undefined : await readIndex(raw.file(before.index).path);
  if (before === undefined || had === undefined) return await beginFeed(task, now, validators);
  return await updateFeed(task, { before, had, validators }, now);
}

/** A list that lacks what the whole has is of no use. */
async function beginFeed(
  task: FetchTask,
  now: RecordIndex | undefined,
  validators: Validators,
): Promise<RawState> {
  const whole = await fetchWhole(task);
  const [file] = whole.files;
  if (now === undefined || file === undefined) return whole;
  const there = idsInZip(task.raw.file(file).path);
  if (there !== undefined && isCutShort(now, there)) return whole;
  return await withLateRecords(task, whole, { now, validators });
}

/**
 * A list that was cut short looks like one whose records were taken back. So the whole is asked as well: it alone takes
 * records away, and what it still has stays in the list.
 */
async function updateFeed(
  task: FetchTask,
  known: Omit<RecordsUpdate, 'now'>,
  listed: RecordIndex | undefined,
): Promise<RawState> {
  const { before, had } = known;
  const now = listed ?? had;
  const { vanished } = indexChanges(had, now);
  const asked = vanished.size === 0 && listed !== undefined ? undefined : await fetchWhole(task);
  const denied = asked === undefined ? vanished : stillThere(task, { before, whole: asked, vanished });
  refuseCutShort(task, { had, now, denied });
  // Without its tags the list is fetched again next time: its publisher may have mended it by then.
  const isWhole = denied.size === 0 && listed !== undefined;
  const list = isWhole ? { ...known, now } : { ...known, now: new Map([...now, ...denied]), validators: {} };
  if (asked === undefined || sameFiles(before, asked)) {
    const updated = await updateRecords(task, list);
    if (updated !== undefined) return updated;
  }
  const whole = asked ?? (await fetchWhole(task));
  // The list is ahead of the whole: what is here is as new as can be had.
  if (sameFiles(before, whole)) return { ...before, ...head(task) };
  return await withLateRecords(task, whole, list);
}

interface Vanished {
  readonly before: RawState;
  readonly whole: RawState;
  readonly vanished: RecordIndex;
}

/** What the list lacks and the whole has, or is too old to know of. */
function stillThere({ raw }: FetchTask, { before, whole, vanished }: Vanished): RecordIndex {
  const [file] = whole.files;
  if (file === undefined || sameFiles(before, whole)) return vanished;
  const late = new Set(changedSince(vanished, file.lastModified));
  const there = idsInZip(raw.file(file).path);
  return new Map([...vanished].filter(([id]) => there?.has(id) !== false || late.has(id)));
}

function refuseCutShort(
  { feed, base }: FetchTask,
  { had, now, denied }: Pick<RecordsUpdate, 'had' | 'now'> & { readonly denied: RecordIndex },
): void {
  const isEmpty = now.size === 0 && had.size > 0;
  if (!isEmpty && (denied.size === 0 || !isCutShort(now, had))) return;
  throw new KedgeError(
    'FEED_INVALID',
    `${base.shown}/${feed.single?.index ?? ''} names ${now.size} records where it named ${had.size}, and the others were not taken back: it seems cut short`,
    { remedy: 'Sync again later; if that does not help, tell whoever serves it.' },
  );
}

interface IndexUpdate {
  readonly now: RecordIndex;
  readonly validators: Validators;
}

interface RecordsUpdate extends IndexUpdate {
  readonly before: RawState;
  readonly had: RecordIndex;
}

/** Undefined when fetching the whole is quicker, or the only way. */
async function updateRecords(task: FetchTask, update: RecordsUpdate): Promise<RawState | undefined> {
  const { before, had, now, validators } = update;
  const { changed } = indexChanges(had, now);
  if (Object.keys(before.changed).length + changed.length > maxSingles) return undefined;
  if (changed.length * singleCost > (await bytesOf(task, before.files))) return undefined;
  const singles = await fetchSingles(task, changed);
  if (singles.size < changed.length) return undefined;
  return {
    ...before,
    ...head(task),
    changed: { ...before.changed, ...Object.fromEntries(singles) },
    index: { ...(await keepIndex(task, now)), ...validators },
  };
}

async function bytesOf({ raw }: FetchTask, files: readonly RawFile[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(raw.file(file).path)).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** The whole, with records that may have changed since it was packed. Those that cannot be had are left for next time. */
async function withLateRecords(
  task: FetchTask,
  whole: RawState,
  { now, validators }: IndexUpdate,
): Promise<RawState> {
  const late = changedSince(now, whole.files[0]?.lastModified);
  const singles = late.length > maxSingles / 10 ? new Map<string, RawFile>() : await fetchSingles(task, late);
  const missing = new Set(late.filter((id) => !singles.has(id)));
  const known = missing.size === 0 ? now : new Map([...now].filter(([id]) => !missing.has(id)));
  const index = await keepIndex(task, known);
  return {
    ...whole,
    changed: Object.fromEntries(singles),
    index: missing.size === 0 ? { ...index, ...validators } : index,
  };
}

async function keepIndex({ raw, feed }: FetchTask, index: RecordIndex): Promise<RawFile> {
  return await raw.keepText(feed.single?.index ?? feed.id, writeIndex(index));
}

/** Without those that the base does not have. */
async function fetchSingles(task: FetchTask, ids: readonly string[]): Promise<ReadonlyMap<string, RawFile>> {
  const found = new Map<string, RawFile>();
  const waiting = ids.values();
  let failed = false;
  const fetchNext = async (): Promise<void> => {
    for (const id of waiting) {
      const name = task.feed.single?.file(id) ?? '';
      const fetched = await fetchFile(task, name, undefined);
      if (fetched.kind === 'fetched') found.set(id, await task.raw.keep(name, {}));
      if (failed) return;
    }
  };
  const workers = Array.from({ length: connections }, async () => {
    try {
      await fetchNext();
    } catch (thrown) {
      failed = true;
      throw thrown;
    }
  });
  for (const ended of await Promise.allSettled(workers)) if (ended.status === 'rejected') throw ended.reason;
  return found;
}

function sameFiles(a: RawState, b: RawState): boolean {
  return (
    a.files.length === b.files.length && a.files.every(({ digest }, at) => b.files[at]?.digest === digest)
  );
}
