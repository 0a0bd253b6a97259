import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { directoryBase } from '../../src/advisory/directory-base.ts';
import type { FeedFiles } from '../../src/advisory/feed.ts';
import { planFeeds } from '../../src/advisory/plan.ts';
import { type SyncResult, syncFeeds } from '../../src/advisory/sync.ts';
import { privateDirectory } from '../support/daemon.ts';
import { formatOf, storeIn } from '../support/feed-sync.ts';

const { signal } = new AbortController();

async function planOf(directory: string, kinds: readonly string[]): Promise<readonly FeedFiles[]> {
  const base = directoryBase(directory);
  const formats = kinds.map((id) => ({ format: formatOf(id), base }));
  const asked = { formats, ecosystems: [], today: '2026-11-20', temporaryDirectory: directory, signal };
  return (await planFeeds(asked)).feeds.map(({ feed }) => feed);
}

test('of a directory those files are taken that it has', async (t) => {
  await using directory = await privateDirectory();
  for (const name of [
    'nvdcve-2.0-2025.json.gz',
    'epss_scores-2026-11-18.csv.gz',
    'epss_scores-2026-11-19.csv.gz',
  ])
    await writeFile(join(directory.path, name), '');
  t.assert.deepEqual(await planOf(directory.path, ['epss', 'nvd']), [
    { id: 'epss', files: ['epss_scores-2026-11-19.csv.gz'] },
    { id: 'nvd/2025', files: ['nvdcve-2.0-2025.json.gz'] },
  ]);
});

test('a feed that its publisher has not begun is passed over until it is there; from then on it may not be missing', async (t) => {
  await using directory = await privateDirectory();
  const name = 'known_exploited_vulnerabilities.json';
  const sync = async (): Promise<SyncResult> =>
    await syncFeeds({
      path: storeIn(directory.path),
      feeds: [
        {
          format: formatOf('kev'),
          feed: { id: 'kev', files: [name], mayLack: true },
          base: directoryBase(directory.path),
        },
      ],
      signal,
      now: '2026-01-01T00:00:00Z',
      onEvent: () => undefined,
    });
  const before = await sync();
  t.assert.deepEqual([before.changed, before.unchanged, before.failed], [[], [], []]);
  await writeFile(join(directory.path, name), '{"vulnerabilities":[]}');
  t.assert.deepEqual((await sync()).changed, ['kev']);
  await rm(join(directory.path, name));
  t.assert.deepEqual(
    (await sync()).failed.map(({ feed, error }) => [feed, error.code]),
    [['kev', 'FEED_FAILED']],
  );
});
