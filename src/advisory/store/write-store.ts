import { DatabaseSync } from 'node:sqlite';
import { beginDraft } from './draft.ts';
import { writeFailure } from './failure.ts';
import {
  type FeedChange,
  FeedChanges,
  type Sequence,
  type StoreWritten,
  type WholeFeed,
} from './feed-changes.ts';
import { lockStore } from './lock.ts';
import { openStore } from './open-store.ts';
import { createSchema } from './schema.ts';

export interface WriteOptions {
  /** Of the store: `<feeds>/advisories.sqlite`. */
  readonly path: string;
  readonly signal: AbortSignal;
  /** From `lockStore`, when the caller holds it already. */
  readonly lock?: Disposable;
  /** Told once when another process is writing, before it is waited for; without it that is FEEDS_BUSY. */
  readonly onWait?: () => void;
  readonly onProgress?: (progress: { readonly feed: string; readonly records: number }) => void;
  /** Told what was written before that is put in place; when it throws, the store stays as it was. */
  readonly check?: (written: StoreWritten) => void;
}

/** Makes a store of these feeds alone and puts it in place of what is at `path`, all or nothing. */
export async function buildStore(
  options: WriteOptions & { readonly feeds: Sequence<WholeFeed> },
): Promise<StoreWritten> {
  return writeStore(options, 'nothing', async (path) => {
    using database = openDraft(path, 'OFF');
    createSchema(database);
    const changes = new FeedChanges(database, options);
    for await (const feed of options.feeds) await changes.apply(feed);
    return changes.finish();
  });
}

/**
 * Changes some feeds of the store at `path`: a copy is changed and put in its place. A feed that cannot be read to its
 * end stays as it was while the others change. Throws FEEDS_MISSING or FEEDS_DAMAGED when there is no store to change.
 */
export async function updateStore(
  options: WriteOptions & { readonly changes: Sequence<FeedChange> },
): Promise<StoreWritten> {
  return writeStore(options, 'copy', async (path) => {
    using database = openDraft(path, 'TRUNCATE');
    const changes = new FeedChanges(database, options);
    for await (const change of options.changes) await changes.tryToApply(change);
    return changes.finish();
  });
}

async function writeStore(
  options: WriteOptions,
  from: 'nothing' | 'copy',
  write: (path: string) => Promise<StoreWritten>,
): Promise<StoreWritten> {
  const { path, signal } = options;
  using _ = options.lock === undefined ? await lockStore(path, options) : undefined;
  if (from === 'copy') openStore(path)[Symbol.dispose]();
  try {
    await using draft = await beginDraft(path, from);
    const written = await write(draft.path);
    options.check?.(written);
    signal.throwIfAborted();
    await draft.publish();
    return written;
  } catch (thrown) {
    throw writeFailure(thrown, path);
  }
}

/** Nothing need be on disk before it is published: when anything fails, the draft is thrown away. */
function openDraft(path: string, journal: 'OFF' | 'TRUNCATE'): DatabaseSync {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec(`PRAGMA journal_mode = ${journal}; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY`);
  return database;
}
