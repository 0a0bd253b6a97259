import type { DatabaseSync } from 'node:sqlite';
import type { Digest } from '../../core/digest.ts';
import type { FeedState } from '../../model/advisory.ts';
import { bytesOf, numberOf, type Row, textOf } from './columns.ts';
import { storeDigest } from './content.ts';
import { damaged } from './failure.ts';
import type { Dictionary } from './packing.ts';

/** A feed as it lies in a store. */
export interface FeedRow {
  readonly key: number;
  readonly state: FeedState;
  readonly content: Uint8Array;
  readonly dictionary: Dictionary;
}

/** By id. */
export function feedRows(database: DatabaseSync): readonly FeedRow[] {
  return database.prepare('SELECT * FROM feeds ORDER BY id').all().map(feedRow);
}

function feedRow(row: Row): FeedRow {
  const { modified, dictionary } = row;
  const state: FeedState = {
    id: textOf(row, 'id'),
    source: textOf(row, 'source'),
    records: numberOf(row, 'advisories') + numberOf(row, 'exploits') + numberOf(row, 'predictions'),
    skipped: numberOf(row, 'skipped'),
    fetched: textOf(row, 'fetched'),
    ...(typeof modified === 'string' ? { modified } : {}),
    digest: textOf(row, 'digest'),
  };
  return {
    key: numberOf(row, 'key'),
    state,
    content: bytesOf(row, 'content'),
    dictionary: dictionary instanceof Uint8Array ? dictionary : undefined,
  };
}

/** Of everything in the store. */
export function digestOfFeeds(feeds: readonly FeedRow[]): Digest {
  return storeDigest(feeds.map(({ state, content }) => ({ ...state, content })));
}

/** What the header says, when it fits the feeds. */
export function checkedDigest(database: DatabaseSync, feeds: readonly FeedRow[]): Digest {
  const digest = digestOfFeeds(feeds);
  const header = database.prepare('SELECT digest FROM header').all();
  if (header.length === 1 && header[0]?.['digest'] === digest) return digest;
  throw damaged('its digest is not that of its feeds');
}
