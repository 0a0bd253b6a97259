import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { lineFeedLines } from '../core/line-feed.ts';
import { type BundleFeed, type BundleManifest, notABundle } from './bundle.ts';
import { memberPath, type ReadBundle, readBundle } from './bundle-read.ts';
import type { FeedRecord } from './feed.ts';
import { writeFailure } from './store/failure.ts';
import type { FeedChange, StoreWritten, WholeFeed } from './store/feed-changes.ts';
import { lockStore } from './store/lock.ts';
import { openStore } from './store/open-store.ts';
import { buildStore, updateStore, type WriteOptions } from './store/write-store.ts';

export interface ImportOptions {
  /** Of the store. */
  readonly path: string;
  readonly file: string;
  readonly trusted: readonly string[];
  readonly signal: AbortSignal;
  readonly onWait: () => void;
  readonly onProgress: (progress: { readonly feed: string; readonly records: number }) => void;
}

const prefix = '.import-';

/**
 * Takes a bundle over: everything in it is verified before anything is written to the store, and the store is put in
 * place only when its digest is the one that was signed.
 */
export async function importBundle(options: ImportOptions): Promise<ReadBundle> {
  const { path, file, trusted, signal, onWait } = options;
  const folder = dirname(path);
  using lock = await lockStore(path, { signal, onWait });
  await removeLeftovers(folder);
  const directory = await mkdtemp(join(folder, prefix));
  try {
    const onManifest = (manifest: BundleManifest): void => checkBase(path, manifest, file);
    const read = await readBundle({ file, trusted, directory, signal, onManifest });
    await write(read.manifest, directory, { ...options, lock });
    return read;
  } catch (error) {
    throw writeFailure(error, path);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** The caller holds the lock: they are dead processes'. */
async function removeLeftovers(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name.startsWith(prefix)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function checkBase(path: string, { base }: BundleManifest, file: string): void {
  if (base === undefined) return;
  const here = storedDigest(path);
  if (here === base) return;
  const what = here === undefined ? 'there are none here' : `here is ${here}`;
  throw new KedgeError('DIGEST_MISMATCH', `${file} holds changes to the advisories ${base}, but ${what}`, {
    remedy: 'Import a bundle that holds everything first, or one with the changes from what is here.',
  });
}

function storedDigest(path: string): string | undefined {
  try {
    using store = openStore(path);
    return store.digest;
  } catch (error) {
    if (error instanceof KedgeError && ['FEEDS_MISSING', 'FEEDS_DAMAGED'].includes(error.code))
      return undefined;
    throw error;
  }
}

async function write(
  manifest: BundleManifest,
  directory: string,
  options: ImportOptions & { readonly lock: Disposable },
): Promise<void> {
  const { path, signal, lock, onProgress, file } = options;
  const check = (written: StoreWritten): void => checkWritten(written, manifest, file);
  const common: WriteOptions = { path, signal, lock, onProgress, check };
  if (manifest.base === undefined) {
    await buildStore({
      ...common,
      feeds: manifest.feeds.map((feed, index) => wholeFeed(feed, memberPath(directory, index), file)),
    });
    return;
  }
  const gone = manifest.gone.map((id): FeedChange => ({ kind: 'gone', id }));
  const changes = manifest.feeds.map((feed, index) => feedChange(feed, memberPath(directory, index), file));
  await updateStore({ ...common, changes: [...gone, ...changes] });
}

function checkWritten({ digest, failed }: StoreWritten, manifest: BundleManifest, file: string): void {
  const [first] = failed;
  if (first !== undefined) throw first.error;
  if (digest === manifest.digest) return;
  throw new KedgeError(
    'DIGEST_MISMATCH',
    `${file} promises the advisories ${manifest.digest}, but makes ${digest}; those from before stay in use`,
    { remedy: 'Use the version of kedge that exported it.' },
  );
}

function wholeFeed(feed: BundleFeed, path: string, what: string): WholeFeed {
  return { kind: 'whole', origin: feed.state, records: recordsOf(feed, path, what) };
}

function feedChange(feed: BundleFeed, path: string, what: string): FeedChange {
  if (feed.kind === 'whole') return wholeFeed(feed, path, what);
  const removed = removedOf(path, what);
  return { kind: 'part', origin: feed.state, records: recordsOf(feed, path, what), removed };
}

async function* recordsOf({ skipped }: BundleFeed, path: string, what: string): AsyncGenerator<FeedRecord> {
  for await (const line of lines(path, what)) if (line.kind !== 'removed') yield line;
  // They were left out where the feed was read: they count here as they do there.
  const leftOut: FeedRecord = { kind: 'bad', name: '', why: 'left out before the export' };
  for (let count = 0; count < skipped; count += 1) yield leftOut;
}

async function* removedOf(path: string, what: string): AsyncGenerator<string> {
  for await (const line of lines(path, what)) {
    // They stand first.
    if (line.kind !== 'removed') return;
    yield line.id;
  }
}

type Line = FeedRecord | { readonly kind: 'removed'; readonly id: string };

async function* lines(path: string, what: string): AsyncGenerator<Line> {
  for await (const text of lineFeedLines(createReadStream(path, { highWaterMark: 256 * 1024 }))) {
    yield parseLine(text, what);
  }
}

function parseLine(text: string, what: string): Line {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    // Said below.
  }
  if (isLine(line)) return line;
  throw notABundle(what, 'a line of it is no record');
}

/** The rest is checked by the store, as for any feed, and by the digest of what results. */
function isLine(value: unknown): value is Line {
  if (!isJsonObject(value)) return false;
  const { kind, id } = value;
  if (kind === 'removed') return typeof id === 'string';
  return (
    typeof kind === 'string' &&
    isJsonObject(value[kind]) &&
    ['advisory', 'exploit', 'prediction'].includes(kind)
  );
}
