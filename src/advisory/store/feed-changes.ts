import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as turn } from 'node:timers/promises';
import type { Digest } from '../../core/digest.ts';
import { KedgeError } from '../../core/errors.ts';
import type { FeedState } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';
import type { FeedOrigin } from './feed-draft.ts';
import { digestOfFeeds, feedRows } from './feed-rows.ts';
import { FeedWriter, type RecordFault } from './feed-writer.ts';
import { pragma } from './schema.ts';

export type Sequence<T> = AsyncIterable<T> | Iterable<T>;

/** One feed, whole. Of records with the same id the one modified last is kept. */
export interface WholeFeed {
  readonly kind: 'whole';
  readonly origin: FeedOrigin;
  readonly records: Sequence<FeedRecord>;
}

export type FeedChange =
  | WholeFeed
  /** Records that came or changed since, and ids of those that went. Faults add to those counted before. */
  | {
      readonly kind: 'part';
      readonly origin: FeedOrigin;
      readonly records: Sequence<FeedRecord>;
      readonly removed: Sequence<string>;
    }
  /** The feed goes, with all its records. */
  | { readonly kind: 'gone'; readonly id: string };

export interface StoreWritten {
  readonly digest: Digest;
  readonly feeds: readonly FeedState[];
  /** The first ones of each feed that was read. */
  readonly faults: readonly RecordFault[];
  /** Feeds that could not be read to their end: they are as they were before. */
  readonly failed: readonly { readonly feed: string; readonly error: KedgeError }[];
}

export interface Watcher {
  readonly signal: AbortSignal;
  readonly onProgress?: ((progress: { readonly feed: string; readonly records: number }) => void) | undefined;
}

/** Between looks at what else the process has to do, a signal to end among it. */
const recordsPerTurn = 256;

/** Applies changes to the feeds of a draft, each in a transaction of its own. */
export class FeedChanges {
  readonly #database: DatabaseSync;
  readonly #watcher: Watcher;
  readonly #faults: RecordFault[] = [];
  readonly #failed: { readonly feed: string; readonly error: KedgeError }[] = [];

  constructor(database: DatabaseSync, watcher: Watcher) {
    this.#database = database;
    this.#watcher = watcher;
  }

  async apply(change: FeedChange): Promise<void> {
    this.#database.exec('BEGIN');
    const id = change.kind === 'gone' ? change.id : change.origin.id;
    const writer = new FeedWriter(this.#database, id);
    if (change.kind === 'gone') writer.removeFeed();
    else {
      if (change.kind === 'whole') writer.beginAnew();
      await this.#putAll(writer, change);
      if (change.kind === 'whole') writer.removeOthers();
      else for await (const name of change.removed) writer.remove(name);
      writer.finish(change.origin);
    }
    this.#database.exec('COMMIT');
    this.#faults.push(...writer.faults);
  }

  /** Like `apply`, but a feed at fault is noted and stays as it was. */
  async tryToApply(change: FeedChange): Promise<void> {
    try {
      await this.apply(change);
    } catch (error) {
      if (!isOfFeed(error)) throw error;
      this.#database.exec('ROLLBACK');
      this.#failed.push({ feed: change.kind === 'gone' ? change.id : change.origin.id, error });
    }
  }

  finish(): StoreWritten {
    const feeds = feedRows(this.#database);
    const digest = digestOfFeeds(feeds);
    this.#database.exec('BEGIN; DELETE FROM header');
    this.#database.prepare('INSERT INTO header VALUES (?)').run(digest);
    this.#database.exec('COMMIT');
    giveBackFreePages(this.#database);
    return { digest, feeds: feeds.map(({ state }) => state), faults: this.#faults, failed: this.#failed };
  }

  async #putAll(
    writer: FeedWriter,
    { origin, records }: Exclude<FeedChange, { kind: 'gone' }>,
  ): Promise<void> {
    const { signal, onProgress } = this.#watcher;
    let count = 0;
    for await (const record of records) {
      writer.put(record);
      count += 1;
      if (count % recordsPerTurn !== 0) continue;
      onProgress?.({ feed: origin.id, records: count });
      await turn();
      signal.throwIfAborted();
    }
    onProgress?.({ feed: origin.id, records: count });
    signal.throwIfAborted();
  }
}

/** What says that the feed is wrong, not the disk, the store or the user. */
function isOfFeed(error: unknown): error is KedgeError {
  return error instanceof KedgeError && !['DISK_FULL', 'FEEDS_DAMAGED', 'INTERRUPTED'].includes(error.code);
}

/** A few are kept: the next change needs them. */
function giveBackFreePages(database: DatabaseSync): void {
  const free = pragma(database, 'freelist_count');
  if (free > pragma(database, 'page_count') / 8) database.exec('PRAGMA incremental_vacuum');
}
