import type { DatabaseSync } from 'node:sqlite';
import type { AffectedPackage } from '../../model/advisory.ts';
import { insertedKey, numberOf, type Row, textOf } from './columns.ts';
import { entriesWithout } from './entry.ts';
import type { FeedDraft } from './feed-draft.ts';
import { type Dictionary, pack, unpack } from './packing.ts';

/** Characters. A block is read and written as one, so that its size bounds what a small change costs. */
const maxBlockLength = 8 * 1024;
/** Up to so many ids are looked for in the text of a block before it is parsed. */
const fewIds = 8;
/** Characters that wait to be written, about half of the memory they take. */
const maxPendingLength = 6 * 1024 * 1024;
/** About what a waiting entry or package takes beside its text. */
const overhead = 160;

type Place = Pick<AffectedPackage, 'ecosystem' | 'name'>;

interface PackageKey {
  readonly ecosystem: number;
  readonly name: string;
}

interface Change extends PackageKey {
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
  /** Entries with commas in between. */
  text: string;
  changed: boolean;
}

/**
 * The rows of `packages` of one feed. Changes are gathered, then written package by package. When there are more than
 * memory holds, what is added goes into blocks of its own, which are joined at the end: most blocks are packed once.
 */
export class PackageBlocks {
  readonly #feed: FeedDraft;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #changes = new Map<string, Change>();
  /** Ecosystems with blocks that are to be joined. */
  readonly #scattered = new Set<number>();
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
    if (this.#pending > maxPendingLength) this.#writeOut((change) => this.#scatter(change));
  }

  remove(place: Place, id: string): void {
    const change = this.#changeOf(place);
    change.added.delete(id);
    change.removed.add(id);
    this.#pending += overhead;
    if (this.#pending > maxPendingLength) this.#writeOut((change) => this.#scatter(change));
  }

  flush(): void {
    this.#writeOut((change) => this.#apply(change));
    for (const ecosystem of this.#scattered) this.#join(ecosystem);
    this.#scattered.clear();
  }

  #writeOut(write: (change: Change) => void): void {
    for (const change of [...this.#changes.values()].sort(inKeyOrder)) write(change);
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
    const { removed, added } = change;
    const blocks = this.#blocks(change).map((block) => without(block, removed));
    for (const texts of added.values()) for (const text of texts) append(blocks, text);
    for (const block of blocks) if (block.changed) this.#write(change, block);
  }

  #scatter(change: Change): void {
    if (change.removed.size > 0) {
      this.#apply(change);
      return;
    }
    const last = this.#statements.last.get(change.ecosystem, change.name, this.#feed.key)?.['last'];
    const number = typeof last === 'number' ? last + 1 : 0;
    this.#write(change, { number, text: [...change.added.values()].flat().join(',') });
    this.#scattered.add(change.ecosystem);
  }

  #join(ecosystem: number): void {
    const names = this.#statements.scattered.all(ecosystem, this.#feed.key).map((row) => textOf(row, 'name'));
    for (const name of names) {
      const parts = this.#blocks({ ecosystem, name });
      const blocks: Block[] = [];
      for (const { text } of parts) append(blocks, text);
      for (const { number } of parts.slice(blocks.length))
        this.#write({ ecosystem, name }, { number, text: '' });
      for (const block of blocks) this.#write({ ecosystem, name }, block);
    }
  }

  #blocks({ ecosystem, name }: PackageKey): Block[] {
    const rows = this.#statements.blocks.all(ecosystem, name, this.#feed.key);
    return rows.map((row) => readBlock(row, this.#feed.dictionary));
  }

  #write({ ecosystem, name }: PackageKey, { number, text }: Pick<Block, 'number' | 'text'>): void {
    const { write, remove } = this.#statements;
    if (text === '') remove.run(ecosystem, name, this.#feed.key, number);
    else write.run(ecosystem, name, this.#feed.key, number, pack(`[${text}]`, this.#feed.dictionary));
  }
}

function prepare(database: DatabaseSync) {
  const place = 'WHERE ecosystem = ? AND name = ? AND feed = ?';
  return {
    findEcosystem: database.prepare('SELECT key FROM ecosystems WHERE name = ?'),
    addEcosystem: database.prepare('INSERT INTO ecosystems (name) VALUES (?)'),
    last: database.prepare(`SELECT max(block) AS last FROM packages ${place}`),
    scattered: database.prepare(
      'SELECT name FROM packages WHERE ecosystem = ? AND feed = ? GROUP BY name HAVING count(*) > 1',
    ),
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
  const text = unpack(row['entries'], dictionary).slice(1, -1);
  return { number: numberOf(row, 'block'), text, changed: false };
}

function without(block: Block, removed: ReadonlySet<string>): Block {
  const few = removed.size <= fewIds;
  if (few && !Iterator.from(removed).some((id) => block.text.includes(JSON.stringify(id)))) return block;
  const text = entriesWithout(`[${block.text}]`, removed).slice(1, -1);
  return text === block.text ? block : { number: block.number, text, changed: true };
}

function append(blocks: Block[], text: string): void {
  const last = blocks.at(-1);
  if (last === undefined || last.text.length + text.length > maxBlockLength) {
    blocks.push({ number: (last?.number ?? -1) + 1, text, changed: true });
    return;
  }
  last.text = last.text === '' ? text : `${last.text},${text}`;
  last.changed = true;
}
