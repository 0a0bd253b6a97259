import type { DatabaseSync } from 'node:sqlite';
import { KedgeError } from '../../core/errors.ts';
import { type ExploitPrediction, type KnownExploit, undated } from '../../model/advisory.ts';
import { cvssScore } from '../../model/cvss/score.ts';
import type { FeedRecord } from '../feed.ts';
import { AdvisoryTable } from './advisory-table.ts';
import { bounds, recordFault } from './bounds.ts';
import { bytesOf, numberOf, type Row } from './columns.ts';
import { contentBytes, contentFrom, emptyContent } from './content.ts';
import { type CveTable, exploitTable, predictionTable } from './cve-table.ts';
import { damaged } from './failure.ts';
import type { FeedDraft, FeedOrigin } from './feed-draft.ts';

/** A record that was not taken, or not whole. */
export interface RecordFault {
  readonly feed: string;
  readonly name: string;
  readonly why: string;
  /** Only what `why` names was left out. */
  readonly kept?: true;
}

/** The first ones of a feed are told, the others counted. */
const maxFaults = 5;
const maxNameShown = 200;

/** Writes the changes of one feed. */
export class FeedWriter {
  readonly faults: RecordFault[] = [];
  readonly #database: DatabaseSync;
  readonly #feed: FeedDraft;
  readonly #advisories: AdvisoryTable;
  readonly #exploits: CveTable<KnownExploit>;
  readonly #predictions: CveTable<ExploitPrediction>;
  #skipped: number;
  #modified: string;
  #records = 0;
  #length = 0;

  constructor(database: DatabaseSync, id: string) {
    const row = findOrAdd(database, id);
    this.#database = database;
    this.#feed = feedDraft(id, row);
    this.#advisories = new AdvisoryTable(database, this.#feed, numberOf(row, 'advisories'));
    this.#exploits = exploitTable(database, this.#feed, numberOf(row, 'exploits'));
    this.#predictions = predictionTable(database, this.#feed, numberOf(row, 'predictions'));
    this.#skipped = numberOf(row, 'skipped');
    this.#modified = typeof row['modified'] === 'string' ? row['modified'] : '';
  }

  /** Everything that is not put from now on goes at `removeOthers`. */
  beginAnew(): void {
    this.#skipped = 0;
    this.#modified = '';
  }

  put(record: FeedRecord): void {
    this.#records += 1;
    if (this.#records > bounds.feedRecords) throw this.#tooMuch(`more than ${bounds.feedRecords} records`);
    if (record.kind === 'bad') {
      this.#skip(record.name, record);
      return;
    }
    const sound = withoutBadRatings(record);
    const fault = recordFault(sound, this.#feed.id) ?? this.#write(sound);
    if (fault !== undefined) this.#skip(nameOf(record), { why: fault });
    else if (sound !== record)
      this.#skip(nameOf(record), { why: 'a rating that is no CVSS vector', kept: true });
  }

  remove(name: string): void {
    this.#advisories.remove(name);
    this.#exploits.remove(name);
    this.#predictions.remove(name);
  }

  removeOthers(): void {
    this.#advisories.removeOthers();
    this.#exploits.removeOthers();
    this.#predictions.removeOthers();
  }

  /** Removes the feed with all its records. */
  removeFeed(): void {
    this.removeOthers();
    this.#advisories.flush();
    this.#database.prepare('DELETE FROM feeds WHERE key = ?').run(this.#feed.key);
  }

  finish(origin: FeedOrigin): void {
    this.#advisories.flush();
    this.#database
      .prepare(
        `UPDATE feeds SET source = :source, fetched = :fetched, digest = :digest, modified = :modified,
          advisories = :advisories, exploits = :exploits, predictions = :predictions, skipped = :skipped,
          content = :content, dictionary = :dictionary WHERE key = :key`,
      )
      .run({
        source: origin.source,
        fetched: origin.fetched,
        digest: origin.digest,
        modified: this.#modified || null,
        advisories: this.#advisories.count,
        exploits: this.#exploits.count,
        predictions: this.#predictions.count,
        skipped: this.#skipped,
        content: contentBytes(this.#feed.content),
        dictionary: this.#feed.dictionary ?? null,
        key: this.#feed.key,
      });
  }

  #write(record: Taken): string | undefined {
    if (record.kind === 'exploit') {
      this.#exploits.put(record.exploit);
      this.#seeDate(record.exploit.added);
    } else if (record.kind === 'prediction') this.#predictions.put(record.prediction);
    else {
      const { modified } = record.advisory;
      const { length, fault } = this.#advisories.put(record.advisory);
      if (fault !== undefined) return fault;
      this.#length += length;
      if (this.#length > bounds.feedLength) throw this.#tooMuch(`more than ${bounds.feedLength} characters`);
      if (modified !== undated) this.#seeDate(modified);
    }
    return undefined;
  }

  /** The newest counts. */
  #seeDate(date: string): void {
    const time = Date.parse(date);
    if (Number.isNaN(time) || time <= Date.parse(this.#modified)) return;
    this.#modified = date;
  }

  #skip(name: string, { why, kept }: Pick<RecordFault, 'why' | 'kept'>): void {
    this.#skipped += 1;
    if (this.faults.length >= maxFaults) return;
    this.faults.push({ feed: this.#feed.id, name: name.slice(0, maxNameShown), why, ...(kept && { kept }) });
  }

  #tooMuch(what: string): KedgeError {
    return new KedgeError('LIMIT_EXCEEDED', `The feed ${this.#feed.id} holds ${what}`, {
      remedy: 'Check where it comes from: no publisher has as many.',
    });
  }
}

type Taken = Exclude<FeedRecord, { kind: 'bad' }>;

/** The record itself when there is nothing to leave out. */
function withoutBadRatings(record: Taken): Taken {
  if (record.kind !== 'advisory') return record;
  const { ratings } = record.advisory;
  const sound = ratings.filter((rating) => rating.kind !== 'cvss' || cvssScore(rating.vector) !== undefined);
  return sound.length === ratings.length
    ? record
    : { kind: 'advisory', advisory: { ...record.advisory, ratings: sound } };
}

function findOrAdd(database: DatabaseSync, id: string): Row {
  const find = database.prepare('SELECT * FROM feeds WHERE id = ?');
  const row = find.get(id);
  if (row !== undefined) return row;
  database
    .prepare("INSERT INTO feeds VALUES (NULL, ?, '', '', NULL, '', 0, 0, 0, 0, ?, NULL)")
    .run(id, contentBytes(emptyContent()));
  return find.get(id) ?? {};
}

function feedDraft(id: string, row: Row): FeedDraft {
  const content = contentFrom(bytesOf(row, 'content'));
  if (content === undefined) throw damaged(`it does not tell what ${id} holds`);
  const dictionary = row['dictionary'] instanceof Uint8Array ? row['dictionary'] : undefined;
  return { key: numberOf(row, 'key'), id, content, dictionary };
}

function nameOf(record: Exclude<FeedRecord, { kind: 'bad' }>): string {
  if (record.kind === 'advisory') return record.advisory.id;
  return record.kind === 'exploit' ? record.exploit.cve : record.prediction.cve;
}
