import type { DatabaseSync } from 'node:sqlite';
import type { Advisory } from '../../model/advisory.ts';
import { bounds } from './bounds.ts';
import { advisoryHash, canonicalJson, parseAdvisory } from './canonical.ts';
import { bytesOf, insertedKey, numberOf, type Row, textOf } from './columns.ts';
import { addRecord, removeRecord } from './content.ts';
import { encodeEntry } from './entry.ts';
import type { FeedDraft } from './feed-draft.ts';
import { PackageBlocks } from './package-blocks.ts';
import { DictionarySample, pack, unpack } from './packing.ts';

interface Written {
  readonly advisory: Advisory;
  readonly text: string;
  readonly hash: Uint8Array;
}

/** The advisories of one feed with all that leads to them. */
export class AdvisoryTable {
  readonly #feed: FeedDraft;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #blocks: PackageBlocks;
  readonly #sample = new DictionarySample();
  /** Keys of those that were put. */
  readonly #seen = new Set<number>();
  /** Put, but waiting for the dictionary. */
  #waiting: Written[] = [];
  #count: number;

  constructor(database: DatabaseSync, feed: FeedDraft, count: number) {
    this.#feed = feed;
    this.#statements = prepare(database);
    this.#blocks = new PackageBlocks(database, feed);
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** Returns why it does not take the record, if so, and its length as JSON. */
  put(advisory: Advisory): { readonly length: number; readonly fault?: string } {
    const text = canonicalJson(advisory);
    const { length } = text;
    if (length > bounds.recordLength)
      return { length, fault: `it has more than ${bounds.recordLength} characters` };
    const written = { advisory, text, hash: advisoryHash(text) };
    if (this.#feed.dictionary !== undefined) this.#write(written);
    else {
      this.#waiting.push(written);
      if (this.#sample.add(text)) this.#endWaiting();
    }
    return { length };
  }

  remove(id: string): void {
    this.#endWaiting();
    const row = this.#statements.find.get(this.#feed.key, id);
    if (row !== undefined) this.#remove(row);
  }

  /** Removes those that were there and were not put. */
  removeOthers(): void {
    this.#endWaiting();
    if (this.#count === this.#seen.size) return;
    const others: number[] = [];
    for (const row of this.#statements.keys.iterate(this.#feed.key)) {
      const key = numberOf(row, 'key');
      if (!this.#seen.has(key)) others.push(key);
    }
    for (const key of others) {
      const row = this.#statements.get.get(key);
      if (row !== undefined) this.#remove(row);
    }
  }

  flush(): void {
    this.#endWaiting();
    this.#blocks.flush();
  }

  #endWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#feed.dictionary ??= this.#sample.dictionary();
    for (const written of waiting) this.#write(written);
  }

  #write(written: Written): void {
    const { advisory, hash } = written;
    const row = this.#statements.find.get(this.#feed.key, advisory.id);
    if (row === undefined) {
      const body = pack(written.text, this.#feed.dictionary);
      this.#attach(insertedKey(this.#statements.insert, this.#feed.key, advisory.id, hash, body), written);
      return;
    }
    const key = numberOf(row, 'key');
    const same = Buffer.compare(hash, bytesOf(row, 'hash')) === 0;
    if (!same && !(this.#seen.has(key) && isNewer(this.#read(row), written))) {
      this.#detach(row);
      this.#statements.replace.run(hash, pack(written.text, this.#feed.dictionary), key);
      this.#attach(key, written);
    }
    this.#seen.add(key);
  }

  #read(row: Row): Written {
    const text = unpack(row['body'], this.#feed.dictionary);
    return { advisory: parseAdvisory(text), text, hash: bytesOf(row, 'hash') };
  }

  #attach(key: number, { advisory, hash }: Written): void {
    for (const name of namesOf(advisory)) this.#statements.addName.run(name, key);
    for (const affected of advisory.affected)
      this.#blocks.add(affected, { id: advisory.id, text: encodeEntry(advisory, affected) });
    addRecord(this.#feed.content, hash);
    this.#seen.add(key);
    this.#count += 1;
  }

  #detach(row: Row): void {
    const { advisory, hash } = this.#read(row);
    for (const name of namesOf(advisory)) this.#statements.removeName.run(name, numberOf(row, 'key'));
    for (const affected of advisory.affected) this.#blocks.remove(affected, textOf(row, 'id'));
    removeRecord(this.#feed.content, hash);
    this.#count -= 1;
  }

  #remove(row: Row): void {
    this.#detach(row);
    this.#statements.remove.run(numberOf(row, 'key'));
  }
}

function prepare(database: DatabaseSync) {
  const columns = 'SELECT key, id, hash, body FROM advisories';
  return {
    find: database.prepare(`${columns} WHERE feed = ? AND id = ?`),
    get: database.prepare(`${columns} WHERE key = ?`),
    keys: database.prepare('SELECT key FROM advisories WHERE feed = ?'),
    insert: database.prepare('INSERT INTO advisories (feed, id, hash, body) VALUES (?, ?, ?, ?)'),
    replace: database.prepare('UPDATE advisories SET hash = ?, body = ? WHERE key = ?'),
    remove: database.prepare('DELETE FROM advisories WHERE key = ?'),
    addName: database.prepare('INSERT INTO names VALUES (?, ?)'),
    removeName: database.prepare('DELETE FROM names WHERE name = ? AND advisory = ?'),
  };
}

function namesOf({ id, aliases, upstream }: Advisory): ReadonlySet<string> {
  return new Set([id, ...aliases, ...upstream]);
}

/** Of two records of one id, whatever order they come in: the later one, else the one with the greater hash. */
function isNewer(a: Written, b: Written): boolean {
  const later = Date.parse(a.advisory.modified) - Date.parse(b.advisory.modified);
  return later === 0 ? Buffer.compare(a.hash, b.hash) > 0 : later > 0;
}
