import type { DatabaseSync } from 'node:sqlite';
import type { Advisory, ExploitPrediction, FeedState, KnownExploit } from '../../model/advisory.ts';
import type { AdvisoryIndex, AdvisoryRef, Candidate } from '../advisory-index.ts';
import { parseAdvisory } from './canonical.ts';
import { numberOf, type Row, textOf } from './columns.ts';
import { readExploit, readPrediction } from './cve-table.ts';
import { decodeEntries, type EntryPlace } from './entry.ts';
import { damaged, guarded } from './failure.ts';
import { checkedDigest, type FeedRow, feedRows } from './feed-rows.ts';
import { KeptTexts } from './kept-texts.ts';
import { unpack } from './packing.ts';
import { openReadOnly } from './read-only.ts';

/**
 * Opens the store at `path` for reading. It answers from the file it opened, also when another is put in its place.
 * Throws FEEDS_MISSING when there is none, FEEDS_DAMAGED, also later, when it is damaged or something else.
 */
export function openStore(path: string): AdvisoryIndex {
  const database = openReadOnly(path);
  return guarded(path, () => {
    try {
      return new Store(path, database);
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

class Store implements AdvisoryIndex {
  readonly digest: string;
  readonly feeds: readonly FeedState[];
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #feeds: ReadonlyMap<number, FeedRow>;
  readonly #keys: ReadonlyMap<string, number>;
  readonly #texts = new KeptTexts();
  #ecosystems: ReadonlyMap<string, number> | undefined;
  #exploited: ReadonlySet<string> | undefined;

  constructor(path: string, database: DatabaseSync) {
    const feeds = feedRows(database);
    this.digest = checkedDigest(database, feeds);
    this.feeds = feeds.map(({ state }) => state);
    this.#path = path;
    this.#database = database;
    this.#statements = prepare(database);
    this.#feeds = new Map(feeds.map((feed) => [feed.key, feed]));
    this.#keys = new Map(feeds.map(({ key, state }) => [state.id, key]));
  }

  candidates(ecosystem: string, name: string): readonly Candidate[] {
    return guarded(this.#path, () => {
      const key = this.#ecosystemKeys().get(ecosystem);
      if (key === undefined) return [];
      const found = this.#statements.blocks
        .all(key, name)
        .flatMap((row) => this.#entries(row, { ecosystem, name }));
      return found.sort(byAdvisory);
    });
  }

  ecosystems(): ReadonlySet<string> {
    return guarded(this.#path, () => new Set(this.#ecosystemKeys().keys()));
  }

  advisory({ feed, id }: Pick<AdvisoryRef, 'feed' | 'id'>): Advisory | undefined {
    return guarded(this.#path, () => {
      const key = this.#keys.get(feed);
      const row = key === undefined ? undefined : this.#statements.advisory.get(key, id);
      return row === undefined ? undefined : this.#advisory(row);
    });
  }

  named(id: string): readonly Advisory[] {
    return guarded(this.#path, () => this.#statements.named.all(id).map((row) => this.#advisory(row)));
  }

  exploit(cve: string): KnownExploit | undefined {
    return guarded(this.#path, () => {
      // A thousand or two, and thousands of times the answer is no.
      this.#exploited ??= new Set(this.#statements.exploited.all().map((row) => textOf(row, 'cve')));
      const row = this.#exploited.has(cve) ? this.#statements.exploit.get(cve) : undefined;
      return row === undefined ? undefined : readExploit(row);
    });
  }

  prediction(cve: string): ExploitPrediction | undefined {
    return guarded(this.#path, () => {
      const row = this.#statements.prediction.get(cve);
      return row === undefined ? undefined : readPrediction(row);
    });
  }

  [Symbol.dispose](): void {
    this.#database.close();
  }

  #ecosystemKeys(): ReadonlyMap<string, number> {
    this.#ecosystems ??= new Map(
      this.#statements.ecosystems.all().map((row) => [textOf(row, 'name'), numberOf(row, 'key')]),
    );
    return this.#ecosystems;
  }

  #feed(row: Row): FeedRow {
    const feed = this.#feeds.get(numberOf(row, 'feed'));
    if (feed === undefined) throw damaged('a record is of no feed');
    return feed;
  }

  #entries(row: Row, place: Pick<EntryPlace, 'ecosystem' | 'name'>): Candidate[] {
    const { state, dictionary } = this.#feed(row);
    const names = (id: string): Pick<AdvisoryRef, 'aliases' | 'upstream'> => {
      const advisory = this.advisory({ feed: state.id, id });
      if (advisory === undefined) throw damaged(`${id} of ${state.id} is missing`);
      return advisory;
    };
    return decodeEntries(unpack(row['entries'], dictionary), { ...place, feed: state.id, names });
  }

  #advisory(row: Row): Advisory {
    const key = numberOf(row, 'key');
    return this.#texts.get(key, () => {
      const { body } = this.#statements.body.get(key) ?? {};
      const text = unpack(body, this.#feed(row).dictionary);
      return { advisory: parseAdvisory(text), length: text.length };
    });
  }
}

function prepare(database: DatabaseSync) {
  const byFeed = 'ORDER BY (SELECT id FROM feeds WHERE key = feed)';
  return {
    blocks: database.prepare('SELECT feed, entries FROM packages WHERE ecosystem = ? AND name = ?'),
    ecosystems: database.prepare(
      'SELECT key, name FROM ecosystems e WHERE EXISTS (SELECT 1 FROM packages WHERE ecosystem = e.key) ORDER BY name',
    ),
    advisory: database.prepare('SELECT key, feed FROM advisories WHERE feed = ? AND id = ?'),
    body: database.prepare('SELECT body FROM advisories WHERE key = ?'),
    named: database.prepare(
      `SELECT key, feed FROM names JOIN advisories ON key = advisory WHERE name = ? ${byFeed}, id`,
    ),
    exploited: database.prepare('SELECT cve FROM exploits'),
    exploit: database.prepare(`SELECT body FROM exploits WHERE cve = ? ${byFeed} LIMIT 1`),
    prediction: database.prepare(
      `SELECT cve, score, percentile FROM predictions WHERE cve = ? ${byFeed} LIMIT 1`,
    ),
  };
}

function byAdvisory({ advisory: a }: Candidate, { advisory: b }: Candidate): number {
  if (a.feed !== b.feed) return a.feed < b.feed ? -1 : 1;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
