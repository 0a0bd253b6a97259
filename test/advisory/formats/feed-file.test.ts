import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { fileBytes, guarded } from '../../../src/advisory/formats/feed-file.ts';
import { KedgeError } from '../../../src/core/errors.ts';

const directory = mkdtempSync(join(tmpdir(), 'kedge-feed-file-'));
const path = join(directory, 'file');
const file = { name: 'feed.json', path };

test.after(() => rmSync(directory, { recursive: true }));

test('what a file unpacks to is bounded, not what it has packed', async (t) => {
  writeFileSync(path, gzipSync(Buffer.alloc(100_000)));
  const read = async (maxBytes: number): Promise<number> => {
    let size = 0;
    for await (const chunk of fileBytes(file, maxBytes)) size += chunk.length;
    return size;
  };
  t.assert.equal(await read(100_000), 100_000);
  await t.assert.rejects(read(99_999), { code: 'LIMIT_EXCEEDED' });
});

async function* failing(thrown: unknown): AsyncGenerator<FeedRecord> {
  yield { kind: 'bad', name: 'first', why: 'is bad' };
  throw thrown;
}

test('records before the fault of a file are given, then the file is refused', async (t) => {
  const records = guarded(file, 'osv/npm', failing(new KedgeError('FILE_MALFORMED', 'it is cut short')));
  t.assert.equal((await records.next()).value?.kind, 'bad');
  await t.assert.rejects(records.next(), { code: 'FEED_INVALID' });
});

test('a fault of the disk is none of the feed, and a defect none of either', async (t) => {
  const none = { name: 'feed.json', path: join(directory, 'none') };
  async function* missing(): AsyncGenerator<FeedRecord> {
    for await (const _ of fileBytes(none, 10)) yield* [];
  }
  await t.assert.rejects(guarded(none, 'kev', missing()).next(), { code: 'READ_FAILED' });
  const defect = new RangeError('a defect');
  const records = guarded(file, 'kev', failing(defect));
  await records.next();
  await t.assert.rejects(records.next(), (thrown) => thrown === defect);
});
