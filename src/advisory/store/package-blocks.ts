import type { DatabaseSync } from 'node:sqlite';
import type { AffectedPackage } from '../../model/advisory.ts';
import { insertedKey, numberOf, type Row } from './columns.ts';
import { splitEntries } from './entry.ts';
import type { FeedDraft } from './feed-draft.ts';
import { type Dictionary, pack, unpack } from './packing.ts';

/** A block is read and written as one, so that its size bounds what a small change costs. */
const maxBlockEntries = 128;
const maxBlockLength = 48 * 1024;
/** Characters that wait to be written, about half of the memory they take. */
const maxPendingLength = 6 * 1024 * 1024;
/** About what a waiting entry or package takes beside its text. */
const overhead = 160;

type Place = Pick<AffectedPackage, 'ecosystem' | 'name'>;

interface Change {
  readonly ecosystem: number;
  readonly name: string;
  /** Ids whose entries go from the blocks that are there. */
  readonly removed: Set<string>;
  /** By id. */
  readonly added: Map<string, string[]>;
}

interface Entry {
  readonly id: string;
  readonly text: string;
}

interface Block {
  readonly number: number;
  readonly entries: Entry[];
  length: number;
  changed: boolean;
}

/** The rows of `packages` of one feed. Changes are gathered, then written package by package. */
export class PackageBlocks {
  readonly #feed: FeedDraft;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #changes = new Map<string, Change>();
  #pending = 0;

  constructor(database: DatabaseSync, feed: FeedDraft) {
    this.#feed = feed;
    this.#statements = prepare(database);
  }

  add(place: Place, { id, text }: Entry): void {
    const { added } = this.#changeOf(place);
    const texts = added.get(id);
    if (texts === undefined) added.set(id, [text]);
    else texts.push(text);
    this.#pending += overhead + text.length;
    if (this.#pending > maxPendingLength) this.flush();
  }

  remove(place: Place, id: string): void {
    const change = this.#changeOf(place);
    change.added.delete(id);
    change.removed.add(id);
    this.#pending += overhead;
    if (this.#pending > maxPendingLength) this.flush();
  }

  flush(): void {
    for (const change of [...this.#changes.values()].sort(inKeyOrder)) this.#apply(change);
    this.#changes.clear();
    this.#pending = 0;
  }

  #changeOf({ ecosystem, name }: Place): Change {
    const place = `${ecosystem}\0${name}`;
    const known = this.#changes.get(place);
    if (known !== undefined) return known;
    const change: Change = {
      ecosystem: this.#ecosystemKey(ecosystem),
      name,
      removed: new Set(),
      added: new Map(),
    };
    this.#changes.set(place, change);
    this.#pending += overhead + place.length;
    return change;
  }

  #ecosystemKey(name: string): number {
    const { findEcosystem, addEcosystem } = this.#statements;
    const row = findEcosystem.get(name);
    return row === undefined ? insertedKey(addEcosystem, name) : numberOf(row, 'key');
  }

  #apply(change: Change): void {
    const rows = this.#statements.blocks.all(change.ecosystem, change.name, this.#feed.key);
    const blocks = rows.map((row) => without(readBlock(row, this.#feed.dictionary), change.removed));
    for (const [id, texts] of change.added) for (const text of texts) append(blocks, { id, text });
    for (const block of blocks) if (block.changed) this.#write(change, block);
  }

  #write({ ecosystem, name }: Change, { number, entries }: Block): void {
    const { write, remove } = this.#statements;
    if (entries.length === 0) {
      remove.run(ecosystem, name, this.#feed.key, number);
      return;
    }
    const text = `[${entries.map((entry) => entry.text).join(',')}]`;
    write.run(ecosystem, name, this.#feed.key, number, pack(text, this.#feed.dictionary));
  }
}

function prepare(database: DatabaseSync) {
  const place = 'WHERE ecosystem = ? AND name = ? AND feed = ?';
  return {
    findEcosystem: database.prepare('SELECT key FROM ecosystems WHERE name = ?'),
    addEcosystem: database.prepare('INSERT INTO ecosystems (name) VALUES (?)'),
    blocks: database.prepare(`SELECT block, entries FROM packages ${place} ORDER BY block`),
    write: database.prepare('INSERT OR REPLACE INTO packages VALUES (?, ?, ?, ?, ?)'),
    remove: database.prepare(`DELETE FROM packages ${place} AND block = ?`),
  };
}

function inKeyOrder(a: Change, b: Change): number {
  if (a.ecosystem !== b.ecosystem) return a.ecosystem - b.ecosystem;
  return a.name < b.name ? -1 : Number(a.name > b.name);
}

function readBlock(row: Row, dictionary: Dictionary): Block {
  const entries = splitEntries(unpack(row['entries'], dictionary));
  return { number: numberOf(row, 'block'), entries, length: lengthOf(entries), changed: false };
}

function lengthOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { text }) => sum + text.length, 0);
}

function without(block: Block, removed: ReadonlySet<string>): Block {
  const entries = block.entries.filter(({ id }) => !removed.has(id));
  if (entries.length === block.entries.length) return block;
  return { number: block.number, entries, length: lengthOf(entries), changed: true };
}

function append(blocks: Block[], entry: Entry): void {
  let block = blocks.at(-1);
  if (block === undefined || block.entries.length >= maxBlockEntries || block.length >= maxBlockLength) {
    block = { number: (block?.number ?? -1) + 1, entries: [], length: 0, changed: true };
    blocks.push(block);
  }
  block.entries.push(entry);
  block.length += entry.text.length;
  block.changed = true;
}
