import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { directoryBase } from '../../src/advisory/directory-base.ts';
import { openStore } from '../../src/advisory/store/open-store.ts';
import type { SyncEvent } from '../../src/advisory/sync.ts';
import { privateDirectory } from '../support/daemon.ts';
import { testBase } from '../support/feed-source.ts';
import { type OsvRecord, osvFiles, osvText, storeIn, testSync } from '../support/feed-sync.ts';
import { cutAfter, type Mirror, startMirror } from '../support/mirror-server.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';
import { zipOf } from '../support/zip.ts';

const time = '2026-01-01T00:00:00Z';
const later = '2026-01-01T12:00:00Z';
/** So many that fetching one is cheaper than fetching all. */
const many: readonly OsvRecord[] = Array.from({ length: 600 }, (_, index) => ({
  id: `GHSA-${index}`,
  modified: time,
  package: `package-${index}`,
}));

function publish(mirror: Mirror, records: readonly OsvRecord[]): void {
  for (const [name, content] of Object.entries(osvFiles('npm', records))) mirror.files.set(name, content);
}

function fixesOf(directory: string, name: string): string[] {
  using store = openStore(storeIn(directory));
  return store.candidates('npm', name).map(({ advisory, affected }) => {
    const fixed = affected.ranges.flatMap(({ events }) =>
      events.flatMap((event) => ('fixed' in event ? event.fixed : [])),
    );
    return `${advisory.id} ${fixed.join()}`;
  });
}

describe('records that changed since the last sync', () => {
  test('are fetched one by one when they are few, and the store is as if all had been fetched', async () => {
    await using directory = await privateDirectory();
    await using anew = await privateDirectory();
    await using mirror = await startMirror(osvFiles('npm', many));
    using base = testBase(mirror.url);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual(mirror.log.splice(0), ['npm/modified_id.csv 200', 'npm/all.zip 200']);

    const added = { id: 'GHSA-new', modified: later, package: 'fresh' };
    const changed = { ...many[3], id: 'GHSA-3', modified: later, package: 'package-3', fixed: '2.0.0' };
    publish(mirror, [added, changed, ...many.filter(({ id }) => id !== 'GHSA-3')]);
    const { changed: feeds, digest } = await testSync({
      directory: directory.path,
      base,
      ecosystems: ['npm'],
    });
    assert.deepEqual(mirror.log.splice(0).sort(), [
      'npm/GHSA-3.json 200',
      'npm/GHSA-new.json 200',
      'npm/modified_id.csv 200',
    ]);
    assert.deepEqual(feeds, ['osv/npm']);
    assert.deepEqual(fixesOf(directory.path, 'fresh'), ['GHSA-new 1.0.0']);
    assert.deepEqual(fixesOf(directory.path, 'package-3'), ['GHSA-3 2.0.0']);
    assert.deepEqual(fixesOf(directory.path, 'package-4'), ['GHSA-4 1.0.0']);
    assert.equal((await testSync({ directory: anew.path, base, ecosystems: ['npm'] })).digest, digest);

    mirror.log.length = 0;
    const third = await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual([third.changed, third.unchanged, third.digest], [[], ['osv/npm'], digest]);
    assert.deepEqual(mirror.log, ['npm/modified_id.csv 304']);
  });

  test('are read anew from what was fetched, with the changes on top, when the store is lost', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror(osvFiles('npm', many));
    using base = testBase(mirror.url);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    publish(mirror, [
      { id: 'GHSA-3', modified: later, package: 'moved' },
      ...many.filter(({ id }) => !/-[35]$/.test(id)),
    ]);
    const { digest } = await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    await writeFile(storeIn(directory.path), 'no database');
    const events: SyncEvent[] = [];
    const again = await testSync({
      directory: directory.path,
      base: directoryBase('/nonexistent'),
      ecosystems: [],
      onEvent: (event) => events.push(event),
    });
    assert.equal(again.digest, digest);
    assert.ok(events.some(({ kind }) => kind === 'store-anew'));
    assert.deepEqual(fixesOf(directory.path, 'moved'), ['GHSA-3 1.0.0']);
    assert.deepEqual(fixesOf(directory.path, 'package-5'), []);
  });

  test('and were lost since are fetched anew, by the sync after the one that finds out', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror(osvFiles('npm', many));
    using base = testBase(mirror.url);
    const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    await sync();
    publish(mirror, [{ id: 'GHSA-new', modified: later, package: 'fresh' }, ...many]);
    const { digest } = await sync();
    const raw = join(directory.path, 'raw', 'osv%2Fnpm');
    const state = JSON.parse(await readFile(join(raw, 'state.json'), 'utf8'));
    await writeFile(join(raw, state.changed['GHSA-new'].digest.slice(7)), '');
    await rm(storeIn(directory.path));
    assert.equal((await sync()).failed[0]?.error.code, 'FEED_INVALID');
    assert.equal((await sync()).digest, digest);
  });

  test('are fetched with all others when they are many, or cannot be had one by one', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror(osvFiles('npm', many));
    using base = testBase(mirror.url);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    mirror.log.length = 0;
    const changed = many.map((record) => ({ ...record, modified: later }));
    publish(mirror, changed);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual(mirror.log.splice(0), ['npm/modified_id.csv 200', 'npm/all.zip 200']);
    publish(mirror, [{ id: 'GHSA-new', modified: later, package: 'fresh' }, ...changed]);
    mirror.files.delete('npm/GHSA-new.json');
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual(mirror.log, ['npm/modified_id.csv 200', 'npm/GHSA-new.json 404', 'npm/all.zip 200']);
    assert.deepEqual(fixesOf(directory.path, 'fresh'), ['GHSA-new 1.0.0']);
  });

  test('after the whole was packed are fetched beside it', async () => {
    await using directory = await privateDirectory();
    const packed = osvFiles('npm', many);
    const now = [{ id: 'GHSA-late', modified: later, package: 'late' }, ...many];
    await using mirror = await startMirror({
      ...osvFiles('npm', now),
      'npm/all.zip': packed['npm/all.zip'] ?? '',
    });
    mirror.dates.set('npm/all.zip', new Date('2026-01-01T11:00:00Z'));
    using base = testBase(mirror.url);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual(fixesOf(directory.path, 'late'), ['GHSA-late 1.0.0']);
  });

  test('are fetched whole when the list of them makes no sense', async () => {
    await using directory = await privateDirectory();
    const files = { ...osvFiles('npm', many), 'npm/modified_id.csv': '<html>no</html>' };
    await using mirror = await startMirror(files);
    using base = testBase(mirror.url);
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.deepEqual(fixesOf(directory.path, 'package-7'), ['GHSA-7 1.0.0']);
  });
});

const kev = JSON.stringify({
  vulnerabilities: [
    { cveID: 'CVE-2024-3094', dateAdded: '2024-04-01', knownRansomwareCampaignUse: 'Unknown' },
  ],
});

describe('a record that the list no longer names', () => {
  const list = 'npm/modified_id.csv';
  const listed = (records: readonly OsvRecord[]) =>
    records.map(({ id, modified }) => `${modified},${id}\n`).join('');

  async function synced() {
    const directory = await privateDirectory();
    const mirror = await startMirror(osvFiles('npm', many));
    const base = testBase(mirror.url);
    const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    const first = await sync();
    mirror.log.length = 0;
    const dispose = async () => {
      base[Symbol.dispose]();
      await mirror[Symbol.asyncDispose]();
      await directory[Symbol.asyncDispose]();
    };
    return { directory: directory.path, mirror, sync, first, [Symbol.asyncDispose]: dispose };
  }

  test('goes when the whole lacks it too', async () => {
    await using setting = await synced();
    publish(setting.mirror, many.slice(0, 598));
    assert.deepEqual((await setting.sync()).changed, ['osv/npm']);
    assert.deepEqual(setting.mirror.log, [`${list} 200`, 'npm/all.zip 200']);
    assert.deepEqual(fixesOf(setting.directory, 'package-599'), []);
    assert.deepEqual(fixesOf(setting.directory, 'package-597'), ['GHSA-597 1.0.0']);
  });

  test('goes however many went with it, when the whole lacks them too', async () => {
    await using setting = await synced();
    publish(setting.mirror, many.slice(0, 5));
    assert.deepEqual((await setting.sync()).failed, []);
    assert.deepEqual(fixesOf(setting.directory, 'package-5'), []);
  });

  test('stays while the whole has it, and the list is asked for again', async () => {
    await using setting = await synced();
    const { mirror, directory } = setting;
    const added = { id: 'GHSA-new', modified: later, package: 'fresh' };
    mirror.files.set('npm/GHSA-new.json', osvText(added));
    mirror.files.set(list, listed([added, ...many.slice(0, 598)]));
    assert.deepEqual((await setting.sync()).changed, ['osv/npm']);
    assert.deepEqual(mirror.log.splice(0), [`${list} 200`, 'npm/all.zip 304', 'npm/GHSA-new.json 200']);
    assert.deepEqual(fixesOf(directory, 'package-599'), ['GHSA-599 1.0.0']);
    assert.deepEqual(fixesOf(directory, 'fresh'), ['GHSA-new 1.0.0']);
    await setting.sync();
    assert.deepEqual(mirror.log, [`${list} 200`, 'npm/all.zip 304']);
    publish(mirror, many.slice(0, 598));
    await setting.sync();
    assert.deepEqual(fixesOf(directory, 'package-599'), []);
  });

  test('stays when a new whole has it', async () => {
    await using setting = await synced();
    publish(setting.mirror, [...many, { id: 'GHSA-new', modified: later, package: 'fresh' }]);
    setting.mirror.files.set(list, listed(many.slice(0, 598)));
    assert.deepEqual((await setting.sync()).failed, []);
    assert.deepEqual(fixesOf(setting.directory, 'package-599'), ['GHSA-599 1.0.0']);
  });

  test('stays when a new whole is older than it, as long as it can be had by itself', async () => {
    await using setting = await synced();
    const { mirror, directory } = setting;
    const late = { id: 'GHSA-late', modified: later, package: 'late' };
    publish(mirror, [...many, late]);
    await setting.sync();
    const whole = osvFiles('npm', many.slice(1))['npm/all.zip'];
    mirror.files.set('npm/all.zip', whole ?? '').set(list, listed(many.slice(1)));
    mirror.dates.set('npm/all.zip', new Date('2026-01-01T11:00:00Z'));
    await setting.sync();
    assert.deepEqual(fixesOf(directory, 'package-0'), []);
    assert.deepEqual(fixesOf(directory, 'late'), ['GHSA-late 1.0.0']);
  });

  for (const [name, kept] of [
    ['half of it is gone', 300],
    ['nothing is left of it', 0],
  ] as const) {
    test(`stays, and the feed fails until the list is whole again, when ${name}`, async () => {
      await using setting = await synced();
      const { mirror, directory, sync, first } = setting;
      mirror.files.set(list, listed(many.slice(0, kept)));
      for (const _ of [1, 2]) {
        const { failed, digest } = await sync();
        assert.deepEqual(
          failed.map(({ feed, error }) => [feed, error.code]),
          [['osv/npm', 'FEED_INVALID']],
        );
        assert.equal(digest, first.digest);
      }
      publish(mirror, [...many, { id: 'GHSA-new', modified: later, package: 'fresh' }]);
      assert.deepEqual((await sync()).failed, []);
      assert.deepEqual(fixesOf(directory, 'package-599'), ['GHSA-599 1.0.0']);
      assert.deepEqual(fixesOf(directory, 'fresh'), ['GHSA-new 1.0.0']);
    });
  }

  test('stays when the list makes no sense, with what changed since the whole was packed', async () => {
    await using setting = await synced();
    const { mirror, directory, sync } = setting;
    const added = { id: 'GHSA-new', modified: later, package: 'fresh' };
    mirror.files.set('npm/GHSA-new.json', osvText(added)).set(list, listed([added, ...many]));
    await sync();
    mirror.files.set(list, '<html>no</html>');
    assert.deepEqual((await sync()).unchanged, ['osv/npm']);
    assert.deepEqual(fixesOf(directory, 'fresh'), ['GHSA-new 1.0.0']);
    mirror.files.set(list, '');
    assert.equal((await sync()).failed[0]?.error.code, 'FEED_INVALID');
  });

  test('is not believed to be new when a first sync saw a list that was cut short', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror({ ...osvFiles('npm', many), [list]: '' });
    using base = testBase(mirror.url);
    const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    await sync();
    mirror.files.set(list, listed(many));
    mirror.log.length = 0;
    assert.deepEqual((await sync()).unchanged, ['osv/npm']);
    assert.deepEqual(mirror.log, [`${list} 200`, 'npm/all.zip 304']);
  });

  test('and that an earlier version took away for that comes back', async () => {
    await using setting = await synced();
    const path = join(setting.directory, 'raw', 'osv%2Fnpm', 'state.json');
    const state = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...state, removed: ['GHSA-5'] }));
    await setting.sync();
    assert.deepEqual(setting.mirror.log, [`${list} 200`, 'npm/all.zip 200']);
  });
});

describe('a feed that fails stays as it was, and the others go on', () => {
  const files = { ...osvFiles('npm', many.slice(0, 3)), 'known_exploited_vulnerabilities.json': kev };
  const breakages: readonly [string, (mirror: Mirror) => void, string][] = [
    [
      'its server fails',
      (mirror) =>
        void (mirror.fault = ({ path }, response) =>
          path.startsWith('/npm') && Boolean(response.writeHead(500).end())),
      'FEED_FAILED',
    ],
    [
      'it is gone',
      (mirror) => void (mirror.files.delete('npm/all.zip'), mirror.files.delete('npm/modified_id.csv')),
      'FEED_FAILED',
    ],
    [
      'half a zip is served',
      (mirror) => {
        mirror.files.delete('npm/modified_id.csv');
        mirror.files.set('npm/all.zip', Buffer.from(mirror.files.get('npm/all.zip') ?? '').subarray(0, 300));
      },
      'FEED_INVALID',
    ],
    [
      'it breaks off for good',
      (mirror) => {
        mirror.files.set('npm/modified_id.csv', `${later},GHSA-9\n`);
        mirror.files.set('npm/all.zip', Buffer.alloc(100_000));
        mirror.fault = cutAfter(
          mirror,
          'npm/all.zip',
          Array.from({ length: 9 }, () => 0),
        );
      },
      'FEED_UNREACHABLE',
    ],
  ];
  for (const [name, breakIt, code] of breakages) {
    test(`when ${name}`, async () => {
      await using directory = await privateDirectory();
      await using mirror = await startMirror(files);
      using base = testBase(mirror.url);
      const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm', 'kev'] });
      await sync();
      breakIt(mirror);
      mirror.files.set('known_exploited_vulnerabilities.json', kev.replace('3094', '9999'));
      const { failed, changed, unchanged } = await sync();
      assert.deepEqual(
        failed.map(({ feed, error }) => [feed, error.code]),
        [['osv/npm', code]],
      );
      assert.deepEqual([changed, unchanged], [['kev'], []]);
      assert.deepEqual(fixesOf(directory.path, 'package-1'), ['GHSA-1 1.0.0']);
      using store = openStore(storeIn(directory.path));
      assert.equal(store.exploit('CVE-2024-9999')?.added, '2024-04-01');
      mirror.fault = () => false;
      for (const [path, content] of Object.entries(files)) mirror.files.set(path, content);
      assert.deepEqual((await sync()).failed, []);
    });
  }

  test('when what was damaged on its way is fetched anew, though its tag is the same', async () => {
    await using directory = await privateDirectory();
    await using mirror = await startMirror(files);
    mirror.files.delete('npm/modified_id.csv');
    const whole = Buffer.from(mirror.files.get('npm/all.zip') ?? '');
    let damaged = true;
    mirror.fault = ({ path, headers }, response) => {
      if (path !== '/npm/all.zip') return false;
      if (headers['if-none-match'] === '"same"') return Boolean(response.writeHead(304).end());
      response.writeHead(200, { etag: '"same"' }).end(damaged ? whole.toReversed() : whole);
      return true;
    };
    using base = testBase(mirror.url);
    const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm'] });
    assert.equal((await sync()).failed[0]?.error.code, 'FEED_INVALID');
    damaged = false;
    assert.deepEqual((await sync()).changed, ['osv/npm']);
  });
});

test('records against the schema are counted, told and left out', async () => {
  await using directory = await privateDirectory();
  const files = osvFiles('npm', many.slice(0, 3));
  files['npm/all.zip'] = zipOf({
    'GHSA-1.json': osvText({ id: 'GHSA-1', modified: time, package: 'good' }),
    'GHSA-2.json': '{"id": 7}',
    'GHSA-3.json': 'nothing',
  });
  await using mirror = await startMirror(files);
  using base = testBase(mirror.url);
  const { faults } = await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
  assert.equal(faults.length, 2);
  using store = openStore(storeIn(directory.path));
  assert.deepEqual(
    store.feeds.map(({ records, skipped }) => [records, skipped]),
    [[1, 2]],
  );
});

test('a rating that is no vector is counted, and its record kept', async () => {
  await using directory = await privateDirectory();
  const record = JSON.parse(osvText({ id: 'GHSA-1', modified: time, package: 'good' }));
  const severity = [{ type: 'CVSS_V3', score: 'very' }];
  await using mirror = await startMirror({
    'npm/all.zip': zipOf({ 'GHSA-1.json': JSON.stringify({ ...record, severity }) }),
  });
  using base = testBase(mirror.url);
  const { faults } = await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
  assert.deepEqual(
    faults.map(({ name, kept }) => [name, kept]),
    [['GHSA-1', true]],
  );
  assert.deepEqual(fixesOf(directory.path, 'good'), ['GHSA-1 1.0.0']);
});

test('a sync that is interrupted throws its reason and leaves the store as it was', async () => {
  await using directory = await privateDirectory();
  await using mirror = await startMirror(osvFiles('npm', many.slice(0, 2)));
  using base = testBase(mirror.url);
  const { digest } = await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
  publish(mirror, many);
  const controller = new AbortController();
  const ended = testSync({
    directory: directory.path,
    base,
    ecosystems: ['npm'],
    signal: controller.signal,
    onEvent: ({ kind }) => kind === 'converting' && controller.abort(new RangeError('enough')),
  });
  await assert.rejects(ended, RangeError);
  using store = openStore(storeIn(directory.path));
  assert.equal(store.digest, digest);
  assert.ok((await testSync({ directory: directory.path, base, ecosystems: ['npm'] })).changed.length === 1);
});

test('a second source is asked for everything, whatever tag the first one had', async () => {
  await using directory = await privateDirectory();
  await using first = await startMirror(osvFiles('npm', many.slice(0, 2)));
  await using second = await startMirror(osvFiles('npm', many.slice(0, 2)));
  using firstBase = testBase(first.url);
  using secondBase = testBase(second.url);
  await testSync({ directory: directory.path, base: firstBase, ecosystems: ['npm'] });
  await testSync({ directory: directory.path, base: secondBase, ecosystems: ['npm'] });
  assert.deepEqual(second.log, ['npm/modified_id.csv 200', 'npm/all.zip 200']);
});

test('files that nothing names any more are removed', async () => {
  await using directory = await privateDirectory();
  await using mirror = await startMirror({
    'npm/all.zip': osvFiles('npm', many.slice(0, 2))['npm/all.zip'] ?? '',
  });
  using base = testBase(mirror.url);
  for (const records of [many.slice(0, 2), many.slice(0, 3), many.slice(0, 4)]) {
    mirror.files.set('npm/all.zip', osvFiles('npm', records)['npm/all.zip'] ?? '');
    await testSync({ directory: directory.path, base, ecosystems: ['npm'] });
  }
  const names = await readdir(join(directory.path, 'raw', 'osv%2Fnpm'));
  assert.equal(names.length, 2, names.join());
  const state = JSON.parse(await readFile(join(directory.path, 'raw', 'osv%2Fnpm', 'state.json'), 'utf8'));
  assert.equal(state.source, mirror.url);
});

describe('a directory as mirror', { skip: needsSharedData('feeds/osv') }, () => {
  const ecosystems = ['Debian:11', 'RubyGems', 'Rocky Linux:8'];

  test('gives what a server of the same files gives, and is not copied again when nothing changed', async () => {
    await using directory = await privateDirectory();
    const base = directoryBase(sharedData('feeds/osv'));
    const first = await testSync({ directory: directory.path, base, ecosystems });
    assert.deepEqual(first.failed, []);
    const second = await testSync({ directory: directory.path, base, ecosystems });
    assert.deepEqual([second.changed, second.digest], [[], first.digest]);
    using store = openStore(storeIn(directory.path));
    assert.deepEqual(
      store.feeds.map(({ id, records }) => [id, records]),
      // As shared/data/INDEX.md counts them.
      [
        ['osv/Debian:11', 410],
        ['osv/Rocky Linux:8', 2],
        ['osv/RubyGems', 1047],
      ],
    );
  });

  test('that is not there fails each feed, by name', async () => {
    await using directory = await privateDirectory();
    const { failed } = await testSync({
      directory: directory.path,
      base: directoryBase('/nonexistent'),
      ecosystems,
    });
    assert.deepEqual(
      failed.map(({ feed, error }) => [feed, error.code]),
      [
        ['osv/Debian:11', 'READ_FAILED'],
        ['osv/RubyGems', 'READ_FAILED'],
        ['osv/Rocky Linux:8', 'READ_FAILED'],
      ],
    );
  });
});

test('a state that was written by something else is not used', async () => {
  await using directory = await privateDirectory();
  await using mirror = await startMirror(osvFiles('npm', many.slice(0, 2)));
  using base = testBase(mirror.url);
  const sync = () => testSync({ directory: directory.path, base, ecosystems: ['npm'] });
  const { digest } = await sync();
  const state = join(directory.path, 'raw', 'osv%2Fnpm', 'state.json');
  for (const text of ['', '{}', '{"id":"osv/npm","files":[{}]}', '[]']) {
    await writeFile(state, text);
    assert.equal((await sync()).digest, digest);
  }
  const kept = (await readdir(join(directory.path, 'raw', 'osv%2Fnpm'))).filter(
    (name) => name !== 'state.json',
  );
  await rm(join(directory.path, 'raw', 'osv%2Fnpm', kept[0] ?? ''));
  assert.deepEqual((await sync()).failed, []);
});
