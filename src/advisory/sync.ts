import { dirname } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import type { FeedFile, FeedFiles, FeedFormat, FeedRecord } from './feed.ts';
import type { FeedBase } from './feed-base.ts';
import { fetchFeed, maxFileBytes } from './fetch.ts';
import { writeChecks } from './freshness.ts';
import { feedFormats } from './list.ts';
import { RawFeed, type RawState, rawDigest, rawFeeds } from './raw-feed.ts';
import type { FeedChange, StoreWritten } from './store/feed-changes.ts';
import type { RecordFault } from './store/feed-writer.ts';
import { lockStore } from './store/lock.ts';
import { openStore } from './store/open-store.ts';
import { buildStore, updateStore } from './store/write-store.ts';

/** Feeds to bring up to date, with whom to ask for their files. */
export interface PlannedFeed {
  readonly format: FeedFormat;
  readonly feed: FeedFiles;
  readonly base: FeedBase;
}

export type SyncEvent =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'fetching'; readonly feed: string; readonly number: number; readonly of: number }
  | {
      readonly kind: 'bytes';
      readonly feed: string;
      readonly name: string;
      readonly bytes: number;
      readonly total: number | undefined;
    }
  | { readonly kind: 'converting'; readonly feed: string; readonly records: number }
  | { readonly kind: 'failed'; readonly feed: string; readonly error: KedgeError }
  | { readonly kind: 'store-anew'; readonly why: string };

export interface FeedFailure {
  /** Its id, or that of its kind. */
  readonly feed: string;
  readonly error: KedgeError;
}

export interface SyncOptions {
  /** Of the store: `<feeds>/advisories.sqlite`. What is fetched lies beside it. */
  readonly path: string;
  readonly feeds: readonly PlannedFeed[];
  readonly signal: AbortSignal;
  /** RFC 3339 */
  readonly now: string;
  readonly onEvent: (event: SyncEvent) => void;
}

export interface SyncResult {
  /** Of the store as it is now. */
  readonly digest: string;
  /** Feeds whose content is another than before. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** These are as they were before. */
  readonly failed: readonly FeedFailure[];
  readonly faults: readonly RecordFault[];
}

interface FetchedFeed extends Omit<PlannedFeed, 'base'> {
  readonly raw: RawFeed;
  readonly before: RawState | undefined;
  readonly after: RawState;
  readonly digest: string;
}

/**
 * Brings feeds up to date: fetches what changed, converts what was fetched, and puts the store with it in place of the
 * one before. A feed that fails stays as it was, and is told; the others go on. Feeds that are not named stay too.
 */
export async function syncFeeds(options: SyncOptions): Promise<SyncResult> {
  const { path, signal, onEvent } = options;
  using lock = await lockStore(path, { signal, onWait: () => onEvent({ kind: 'waiting' }) });
  const failed: FeedFailure[] = [];
  const fail = (failure: FeedFailure): void => {
    failed.push(failure);
    onEvent({ kind: 'failed', ...failure });
  };
  const fetched = await fetchAll(options, fail);
  const stored = await storedDigests(options, lock);
  if (stored.isNew) fetched.push(...(await othersThere(options)));
  const news = fetched.filter(({ feed, digest }) => stored.feeds.get(feed.id) !== digest);
  const written =
    news.length === 0 ? undefined : await convert(news, { ...options, lock, stored: stored.feeds });
  for (const { feed, error } of written?.failed ?? []) {
    fail({ feed, error });
    await distrust(news.find((one) => one.feed.id === feed));
  }
  const bad = new Set(failed.map(({ feed }) => feed));
  const good = fetched.filter(({ feed }) => !bad.has(feed.id));
  await writeChecks(
    dirname(path),
    good.map(({ feed, digest, after }) => ({ id: feed.id, digest, fetched: after.fetched })),
  );
  const changed = news.map(({ feed }) => feed.id).filter((id) => !bad.has(id));
  return {
    digest: written?.digest ?? stored.digest,
    changed,
    unchanged: good.map(({ feed }) => feed.id).filter((id) => !changed.includes(id)),
    failed,
    faults: written?.faults ?? [],
  };
}

async function fetchAll(options: SyncOptions, fail: (failure: FeedFailure) => void): Promise<FetchedFeed[]> {
  const fetched: FetchedFeed[] = [];
  for (const [index, planned] of options.feeds.entries()) {
    const feed = planned.feed.id;
    options.onEvent({ kind: 'fetching', feed, number: index + 1, of: options.feeds.length });
    try {
      const one = await fetchPlanned(planned, options);
      if (one !== undefined) fetched.push(one);
    } catch (error) {
      const isOfFeed = error instanceof KedgeError && error.code !== 'DISK_FULL' && !options.signal.aborted;
      if (!isOfFeed) throw error;
      fail({ feed, error });
    }
  }
  return fetched;
}

/** Undefined for one that its publisher has not begun. */
async function fetchPlanned(
  planned: PlannedFeed,
  { path, signal, now, onEvent }: SyncOptions,
): Promise<FetchedFeed | undefined> {
  const { feed, base, format } = planned;
  const raw = new RawFeed(dirname(path), feed.id);
  const before = await raw.read();
  const after = await fetchFeed({
    feed,
    base,
    raw,
    before,
    signal,
    now,
    maxFileBytes,
    onBytes: (name, bytes, total) => onEvent({ kind: 'bytes', feed: feed.id, name, bytes, total }),
  });
  if (after === undefined) return undefined;
  await raw.write(after);
  return { format, feed, raw, before, after, digest: rawDigest(after, format) };
}

interface Stored {
  readonly digest: string;
  /** Digests of what was fetched, by feed. */
  readonly feeds: ReadonlyMap<string, string>;
  /** Whether there was no store, or none that can be used. */
  readonly isNew: boolean;
}

/** Makes an empty store where there is none that can be used. */
async function storedDigests({ path, signal, onEvent }: SyncOptions, lock: Disposable): Promise<Stored> {
  try {
    using store = openStore(path);
    const feeds = new Map(store.feeds.map(({ id, digest }) => [id, digest]));
    return { digest: store.digest, feeds, isNew: false };
  } catch (error) {
    if (!(error instanceof KedgeError) || !['FEEDS_MISSING', 'FEEDS_DAMAGED'].includes(error.code))
      throw error;
    if (error.code === 'FEEDS_DAMAGED') onEvent({ kind: 'store-anew', why: error.message });
  }
  const { digest } = await buildStore({ path, signal, lock, feeds: [] });
  return { digest, feeds: new Map(), isNew: true };
}

/** Feeds that were fetched earlier and are not asked for now: a store that is made anew is to have them again. */
async function othersThere({ path, feeds }: SyncOptions): Promise<FetchedFeed[]> {
  const asked = new Set(feeds.map(({ feed }) => feed.id));
  const found: FetchedFeed[] = [];
  for (const { raw, state } of await rawFeeds(dirname(path))) {
    const format = feedFormats.find(({ id }) => id === state.id.split('/')[0]);
    if (format === undefined || asked.has(state.id)) continue;
    const digest = rawDigest(state, format);
    found.push({ format, feed: { id: state.id, files: [] }, raw, before: state, after: state, digest });
  }
  return found;
}

interface ConvertOptions extends SyncOptions {
  readonly lock: Disposable;
  readonly stored: ReadonlyMap<string, string>;
}

async function convert(news: readonly FetchedFeed[], options: ConvertOptions): Promise<StoreWritten> {
  const { path, signal, lock, stored, onEvent } = options;
  return await updateStore({
    path,
    signal,
    lock,
    changes: news.map((one) => changeOf(one, stored.get(one.feed.id))),
    onProgress: ({ feed, records }) => onEvent({ kind: 'converting', feed, records }),
  });
}

/** Only the records that are new, where the store holds what was fetched before. */
function changeOf(one: FetchedFeed, stored: string | undefined): FeedChange {
  const { format, before, after, digest, feed } = one;
  const origin = { id: feed.id, source: after.source, fetched: after.fetched, digest };
  const goesOn =
    before !== undefined &&
    stored === rawDigest(before, format) &&
    JSON.stringify(before.files) === JSON.stringify(after.files);
  if (!goesOn) return { kind: 'whole', origin, records: wholeRecords(one) };
  const changed = Object.entries(after.changed)
    .filter(([id, { digest }]) => before.changed[id]?.digest !== digest)
    .map(([, raw]) => one.raw.file(raw));
  return { kind: 'part', origin, records: recordsOf(one, changed), removed: [] };
}

async function* wholeRecords(one: FetchedFeed): AsyncGenerator<FeedRecord> {
  const { raw, after } = one;
  const replaced = new Set(Object.keys(after.changed));
  for await (const record of recordsOf(
    one,
    after.files.map((file) => raw.file(file)),
  )) {
    if (replaced.size === 0 || !replaced.has(idOf(record))) yield record;
  }
  yield* recordsOf(
    one,
    Object.values(after.changed).map((file) => raw.file(file)),
  );
}

async function* recordsOf(
  { format, feed }: FetchedFeed,
  files: readonly FeedFile[],
): AsyncGenerator<FeedRecord> {
  for (const file of files) yield* format.read(file, feed.id);
}

function idOf(record: FeedRecord): string {
  if (record.kind === 'advisory') return record.advisory.id;
  if (record.kind === 'exploit') return record.exploit.cve;
  // A record that cannot be read is known by its file.
  return record.kind === 'prediction' ? record.prediction.cve : record.name.replace(/^.*\/|\.json$/g, '');
}

/** What arrived may have been damaged on its way: the next sync is to fetch it anew, whatever the server says of it. */
async function distrust(one: FetchedFeed | undefined): Promise<void> {
  if (one === undefined) return;
  const files = one.after.files.map(({ name, digest }) => ({ name, digest }));
  const { index: _, ...rest } = one.after;
  await one.raw.write({ ...rest, files });
}
