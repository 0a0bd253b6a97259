import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { openStore } from '../../../src/advisory/store/open-store.ts';
import type { Advisory } from '../../../src/model/advisory.ts';
import {
  advisory,
  type FeedsDirectory,
  feedsDirectory,
  part,
  records,
  whole,
} from '../../support/advisory-store.ts';
import { skipOrFail } from '../../support/real-part.ts';

const run = promisify(execFile);
const files = ['advisories.sqlite', 'advisories.sqlite.lock'];

/** `kilobytes` of advisories that cannot be packed. */
function dense(feed: string, kilobytes: number): Advisory[] {
  const noise = (index: number): string =>
    createHash('shake256', { outputLength: 4096 }).update(`${index}`).digest('base64');
  return Array.from({ length: kilobytes / 4 }, (_, index) =>
    advisory({ feed, id: `CVE-2024-${index}`, details: noise(index) }),
  );
}

/** A directory of feeds on a file system of two megabytes, or why there is none. */
async function smallDisk(feeds: FeedsDirectory): Promise<AsyncDisposable | string> {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', feeds.directory]);
  } catch {
    return skipOrFail('needs root to mount a small tmpfs');
  }
  return { [Symbol.asyncDispose]: async () => void (await run('umount', [feeds.directory])) };
}

test('a disk that fills while a store is written is told, and the old store stays', async (t) => {
  await using feeds = await feedsDirectory();
  const disk = await smallDisk(feeds);
  if (typeof disk === 'string') return t.skip(disk);
  await using _ = disk;
  const { digest } = await feeds.build(whole('a', records([advisory({ feed: 'a' })])));
  await t.assert.rejects(feeds.build(whole('a', records(dense('a', 4000)))), { code: 'DISK_FULL' });
  await t.assert.rejects(feeds.update(whole('a', records(dense('a', 4000)))), { code: 'DISK_FULL' });
  t.assert.deepEqual((await readdir(feeds.directory)).toSorted(), files);
  using store = openStore(feeds.path);
  t.assert.equal(store.digest, digest);
  t.assert.equal((await feeds.update(part('a', []))).digest, digest);
});

test('a disk without room for a copy is told, and the old store stays', async (t) => {
  await using feeds = await feedsDirectory();
  const disk = await smallDisk(feeds);
  if (typeof disk === 'string') return t.skip(disk);
  await using _ = disk;
  const { digest } = await feeds.build(whole('a', records(dense('a', 700))));
  await t.assert.rejects(feeds.update(part('a', [])), { code: 'DISK_FULL' });
  t.assert.deepEqual((await readdir(feeds.directory)).toSorted(), files);
  using store = openStore(feeds.path);
  t.assert.equal(store.digest, digest);
});
