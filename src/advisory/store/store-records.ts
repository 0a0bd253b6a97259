import type { DatabaseSync } from 'node:sqlite';
import type { Digest } from '../../core/digest.ts';
import type { FeedState } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';
import { advisoryHash, exploitHash, parseAdvisory, predictionHash } from './canonical.ts';
import { bytesOf, type Row, textOf } from './columns.ts';
import { addRecord, contentBytes, emptyContent } from './content.ts';
import { readExploit, readPrediction } from './cve-table.ts';
import { damaged, guarded } from './failure.ts';
import { checkedDigest, type FeedRow, feedRows } from './feed-rows.ts';
import { unpack } from './packing.ts';
import { openReadOnly } from './read-only.ts';

/** A record as a store holds it. Two with the same name and hash are the same. */
export interface StoredRecord {
  readonly name: string;
  readonly hash: Uint8Array;
  readonly record: Exclude<FeedRecord, { kind: 'bad' }>;
}

/** Everything in a store, feed by feed: to write it out elsewhere, or to see what changed between two. */
export interface StoreRecords extends Disposable {
  readonly digest: Digest;
  readonly feeds: readonly FeedState[];
  /** One by one, advisories, exploits, predictions, each by name; none for a feed that is not there. */
  records(feed: string): Iterable<StoredRecord>;
}

/** Throws FEEDS_MISSING or FEEDS_DAMAGED, the latter also while records are read. */
export function openRecords(path: string): StoreRecords {
  const database = openReadOnly(path);
  try {
    const feeds = guarded(path, () => feedRows(database));
    const digest = guarded(path, () => checkedDigest(database, feeds));
    return {
      digest,
      feeds: feeds.map(({ state }) => state),
      *records(id) {
        const feed = feeds.find(({ state }) => state.id === id);
        if (feed !== undefined) yield* guardedEach(path, stored(database, feed));
      },
      [Symbol.dispose]: () => database.close(),
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Reads the whole store at `path` and throws FEEDS_DAMAGED unless all of it is what its digest stands for. */
export function verifyStore(path: string): Digest {
  using database = openReadOnly(path);
  return guarded(path, () => {
    const faults = database.prepare('PRAGMA integrity_check(1)').all();
    if (faults[0]?.['integrity_check'] !== 'ok') throw damaged('its pages do not fit together');
    const feeds = feedRows(database);
    for (const feed of feeds) verifyFeed(database, feed);
    return checkedDigest(database, feeds);
  });
}

function verifyFeed(database: DatabaseSync, feed: FeedRow): void {
  const content = emptyContent();
  let records = 0;
  for (const { hash } of stored(database, feed)) {
    addRecord(content, hash);
    records += 1;
  }
  const same = Buffer.compare(contentBytes(content), feed.content) === 0;
  if (!same || records !== feed.state.records) throw damaged(`${feed.state.id} does not hold what it should`);
  const blocks = database.prepare('SELECT entries FROM packages WHERE feed = ?');
  for (const row of blocks.iterate(feed.key)) unpack(row['entries'], feed.dictionary);
}

function* stored(database: DatabaseSync, feed: FeedRow): Generator<StoredRecord> {
  const rows = (columns: string, order: string): Iterable<Row> =>
    database.prepare(`SELECT ${columns} WHERE feed = ? ORDER BY ${order}`).iterate(feed.key);
  for (const row of rows('id, hash, body FROM advisories', 'id')) {
    const text = unpack(row['body'], feed.dictionary);
    const hash = advisoryHash(text);
    const name = textOf(row, 'id');
    if (Buffer.compare(hash, bytesOf(row, 'hash')) !== 0) throw damaged(`${name} is not what it was`);
    yield { name, hash, record: { kind: 'advisory', advisory: parseAdvisory(text) } };
  }
  for (const row of rows('* FROM exploits', 'cve')) {
    const exploit = readExploit(row);
    yield { name: exploit.cve, hash: exploitHash(exploit), record: { kind: 'exploit', exploit } };
  }
  for (const row of rows('* FROM predictions', 'cve')) {
    const prediction = readPrediction(row);
    yield {
      name: prediction.cve,
      hash: predictionHash(prediction),
      record: { kind: 'prediction', prediction },
    };
  }
}

function* guardedEach<T>(path: string, values: Iterable<T>): Generator<T> {
  const iterator = values[Symbol.iterator]();
  for (;;) {
    const next = guarded(path, () => iterator.next());
    if (next.done === true) return;
    yield next.value;
  }
}
