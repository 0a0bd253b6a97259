import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import { lineFeedLines } from '../core/line-feed.ts';
import type { StoredRecord, StoreRecords } from './store/store-records.ts';

/*
 * What was exported is remembered record by record, so that the changes since can be told: for each export one file
 * with a line for each feed and then one for each of its records, a hash and a name.
 */

const folder = 'exports';
const suffix = '.txt.zst';
/** Older ones are forgotten. */
const maxRemembered = 10;
const hashBytes = 16;

/** A feed as it was exported. */
export interface ExportedFeed {
  readonly id: string;
  readonly skipped: number;
  /** Name of a record, as `recordKey` writes it, to the start of its hash. */
  readonly records: Map<string, string>;
}

/** One name may stand for an advisory and an exploit, and may hold any character. */
export function recordKey({ name, record }: Pick<StoredRecord, 'name' | 'record'>): string {
  return JSON.stringify([record.kind, name]);
}

export function shortHash({ hash }: StoredRecord): string {
  return Buffer.from(hash.buffer, hash.byteOffset, hashBytes).toString('hex');
}

export async function rememberExport(feeds: string, content: StoreRecords): Promise<void> {
  const directory = join(feeds, folder);
  await mkdir(directory, { recursive: true });
  const path = fileOf(feeds, content.digest);
  const beside = `${path}.new`;
  await using handle = await open(beside, 'w');
  await pipeline(Readable.from(blocks(lines(content))), createZstdCompress(), handle.createWriteStream());
  await rename(beside, path);
  await forgetOldest(directory);
}

/** The feeds of an export, one after the other in the order of ids; undefined when it is not remembered. */
export async function recallExport(
  feeds: string,
  digest: string,
): Promise<AsyncGenerator<ExportedFeed> | undefined> {
  const path = fileOf(feeds, digest);
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : readFeeds(path);
}

export function nameOfKey(key: string): string {
  const pair: readonly [string, string] = JSON.parse(key);
  return pair[1];
}

/** Digests of the exports that are remembered. */
export async function rememberedExports(feeds: string): Promise<readonly string[]> {
  const names = await readdir(join(feeds, folder)).catch(() => []);
  return names
    .filter((name) => name.endsWith(suffix))
    .map((name) => `sha256:${name.slice(0, -suffix.length)}`);
}

function fileOf(feeds: string, digest: string): string {
  return join(feeds, folder, `${digest.slice('sha256:'.length)}${suffix}`);
}

function* lines(content: StoreRecords): Generator<string> {
  for (const { id, skipped } of content.feeds) {
    yield `feed ${skipped} ${JSON.stringify(id)}\n`;
    for (const record of content.records(id)) yield `${shortHash(record)} ${recordKey(record)}\n`;
  }
}

const blockLength = 256 * 1024;

/** Fewer, larger writes. */
export function* blocks(texts: Iterable<string>): Generator<Buffer> {
  let block = '';
  for (const text of texts) {
    block += text;
    if (block.length < blockLength) continue;
    yield Buffer.from(block);
    block = '';
  }
  if (block !== '') yield Buffer.from(block);
}

async function* readFeeds(path: string): AsyncGenerator<ExportedFeed> {
  const input = createReadStream(path).pipe(createZstdDecompress());
  let feed: ExportedFeed | undefined;
  for await (const line of lineFeedLines(input)) {
    const [, skipped, id] = /^feed (\d+) (".*")$/.exec(line) ?? [];
    if (id === undefined) feed?.records.set(line.slice(2 * hashBytes + 1), line.slice(0, 2 * hashBytes));
    else {
      if (feed !== undefined) yield feed;
      feed = { id: String(JSON.parse(id)), skipped: Number(skipped), records: new Map() };
    }
  }
  if (feed !== undefined) yield feed;
}

async function forgetOldest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(suffix));
  const files = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(directory, name))).mtimeMs })),
  );
  const oldest = files.sort((a, b) => b.time - a.time).slice(maxRemembered);
  for (const { name } of oldest) await rm(join(directory, name), { force: true });
}
