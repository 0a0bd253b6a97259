import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import type { FeedState } from '../../model/advisory.ts';
import type { FeedRecord } from '../feed.ts';
import { advisoryHash, exploitHash, parseAdvisory, predictionHash } from './canonical.ts';
import { textOf } from './columns.ts';
import { readExploit, readPrediction } from './cve-table.ts';
import { damaged, guarded } from './failure.ts';
import { digestOfFeeds, type FeedRow, feedRows } from './feed-rows.ts';
import { openStore } from './open-store.ts';
import { unpack } from './packing.ts';

export type GoodRecord = Exclude<FeedRecord, { kind: 'bad' }>;

export interface StoredRecord {
  /** Of the advisory its id, else the CVE. */
  readonly name: string;
  readonly record: GoodRecord;
  /** The same for the same record, 32 bytes. */
  readonly hash: Uint8Array;
}

/** Everything in a store, one record after the other. */
export interface StoreContent extends Disposable {
  readonly digest: string;
  readonly feeds: readonly FeedState[];
  /** Of one feed, always in the same order. */
  records(feed: string): Generator<StoredRecord>;
}

/** Throws FEEDS_MISSING and FEEDS_DAMAGED, the latter while reading too. */
export function openContent(path: string): StoreContent {
  openStore(path)[Symbol.dispose]();
  return guarded(path, () => {
    const url = pathToFileURL(path);
    url.searchParams.set('immutable', '1');
    const database = new DatabaseSync(url, { readOnly: true, enableForeignKeyConstraints: false });
    const rows = feedRows(database);
    const rowOf = (id: string): FeedRow => {
      const row = rows.find(({ state }) => state.id === id);
      if (row === undefined) throw damaged(`there is no feed ${id} in it`);
      return row;
    };
    return {
      digest: digestOfFeeds(rows),
      feeds: rows.map(({ state }) => state),
      *records(feed) {
        const records = guarded(path, () => recordsOf(database, rowOf(feed)));
        for (;;) {
          const next = guarded(path, () => records.next());
          if (next.done === true) return;
          yield next.value;
        }
      },
      [Symbol.dispose]: () => database.close(),
    };
  });
}

function* recordsOf(database: DatabaseSync, { key, dictionary }: FeedRow): Generator<StoredRecord> {
  const advisories = database.prepare('SELECT id, body FROM advisories WHERE feed = ? ORDER BY id');
  for (const row of advisories.iterate(key)) {
    const text = unpack(row['body'], dictionary);
    const record: GoodRecord = { kind: 'advisory', advisory: parseAdvisory(text) };
    yield { name: textOf(row, 'id'), record, hash: advisoryHash(text) };
  }
  const exploits = database.prepare('SELECT cve, body FROM exploits WHERE feed = ? ORDER BY cve');
  for (const row of exploits.iterate(key)) {
    const exploit = readExploit(row);
    yield { name: exploit.cve, record: { kind: 'exploit', exploit }, hash: exploitHash(exploit) };
  }
  const predictions = database.prepare(
    'SELECT cve, score, percentile FROM predictions WHERE feed = ? ORDER BY cve',
  );
  for (const row of predictions.iterate(key)) {
    const prediction = readPrediction(row);
    yield {
      name: prediction.cve,
      record: { kind: 'prediction', prediction },
      hash: predictionHash(prediction),
    };
  }
}
