import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import type { AdvisoryIndex, Candidate } from '../../../src/advisory/advisory-index.ts';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { openStore } from '../../../src/advisory/store/open-store.ts';
import { buildStore, updateStore } from '../../../src/advisory/store/write-store.ts';
import { KedgeError } from '../../../src/core/errors.ts';
import type { Advisory } from '../../../src/model/advisory.ts';
import {
  advisoriesOf,
  advisory,
  affected,
  feedsDirectory,
  part,
  records,
  whole,
} from '../../support/advisory-store.ts';
import { memoryIndex, sharedAdvisories } from '../../support/memory-index.ts';
import { needsSharedData } from '../../support/shared-data.ts';

const { signal } = new AbortController();

/** The store answers every question about these advisories as an index in memory does. */
function assertAnswers(t: TestContext, store: AdvisoryIndex, advisories: readonly Advisory[]): void {
  const expected = memoryIndex({ advisories });
  t.assert.deepEqual([...store.ecosystems()], [...expected.ecosystems()].toSorted());
  const packages = new Map(
    advisories.flatMap((each) => each.affected).map((each) => [`${each.ecosystem}\0${each.name}`, each]),
  );
  for (const { ecosystem, name } of packages.values()) {
    const sorted = expected.candidates(ecosystem, name).toSorted(byKey);
    t.assert.deepEqual(store.candidates(ecosystem, name), sorted);
  }
  for (const each of advisories) t.assert.deepEqual(store.advisory(each), each);
  for (const name of new Set(
    advisories.flatMap(({ id, aliases, upstream }) => [id, ...aliases, ...upstream]),
  )) {
    const ids = (found: readonly Advisory[]): string[] =>
      found.map(({ feed, id }) => `${feed} ${id}`).toSorted();
    t.assert.deepEqual(ids(store.named(name)), ids(expected.named(name)));
  }
}

function byKey({ advisory: a }: Candidate, { advisory: b }: Candidate): number {
  const [left, right] = [`${a.feed}\0${a.id}`, `${b.feed}\0${b.id}`];
  return left < right ? -1 : Number(left > right);
}

const real = ['AlmaLinux:9', 'Debian:10', 'npm'];

test('real feeds are answered from as they were read', {
  skip: needsSharedData('feeds', 'osv'),
}, async (t) => {
  await using feeds = await feedsDirectory();
  const advisories = await sharedAdvisories(real);
  const { feeds: states } = await feeds.build(
    ...real.map((name) =>
      whole(`osv/${name}`, records(advisories.filter(({ feed }) => feed === `osv/${name}`))),
    ),
  );
  t.assert.equal(
    states.reduce((sum, state) => sum + state.records, 0),
    advisories.length,
  );
  using store = openStore(feeds.path);
  assertAnswers(t, store, advisories);
});

test('any records come back as they were given, also those with many names', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(advisoriesOf('a'), { selector: ({ id }) => id }), async (advisories) => {
      await using feeds = await feedsDirectory();
      await feeds.build(whole('a', records(advisories)));
      using store = openStore(feeds.path);
      assertAnswers(t, store, advisories);
    }),
    { numRuns: 60 },
  );
});

const change = fc.oneof(
  fc.record({
    kind: fc.constant('whole'),
    put: fc.uniqueArray(advisoriesOf('a'), { selector: ({ id, modified }) => `${id} ${modified}` }),
    removed: fc.constant<string[]>([]),
  }),
  fc.record({
    kind: fc.constant('part'),
    put: fc.uniqueArray(advisoriesOf('a'), { selector: ({ id }) => id }),
    removed: fc.array(fc.constantFrom('CVE-2024-1', 'CVE-2024-2', 'GHSA-x', 'none')),
  }),
);

test('a store changed step by step answers and is named like one built at once', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      await using stepwise = await feedsDirectory();
      await stepwise.build(whole('b', records([advisory({ feed: 'b' })])));
      const held = new Map<string, Advisory>();
      for (const { kind, put, removed } of changes) {
        if (kind === 'whole') held.clear();
        for (const each of kind === 'whole' ? newestOfEach(put) : put) held.set(each.id, each);
        for (const id of removed) held.delete(id);
        await stepwise.update(kind === 'whole' ? whole('a', records(put)) : part('a', records(put), removed));
      }
      await using atOnce = await feedsDirectory();
      const built = [...held.values()].reverse();
      await atOnce.build(whole('a', records(built)), whole('b', records([advisory({ feed: 'b' })])));
      using store = openStore(stepwise.path);
      using expected = openStore(atOnce.path);
      t.assert.equal(store.digest, expected.digest);
      assertAnswers(t, store, [...held.values(), advisory({ feed: 'b' })]);
    }),
    { numRuns: 60 },
  );
});

/** No two of an id are of the same time here. */
function newestOfEach(advisories: readonly Advisory[]): Advisory[] {
  const newest = new Map<string, Advisory>();
  for (const each of advisories) {
    const other = newest.get(each.id);
    const newer = other === undefined || Date.parse(each.modified) > Date.parse(other.modified);
    if (newer) newest.set(each.id, each);
  }
  return [...newest.values()];
}

test('more parts than are held in memory at once are found, joined package by package', async (t) => {
  await using feeds = await feedsDirectory();
  const versions = Array.from({ length: 400 }, (_, index) => `1.${index}.0`);
  const many = Array.from({ length: 6000 }, (_, index) => {
    const hot = affected({ name: `p${index % 60}`, versions: versions.slice(index % 90) });
    return advisory({
      feed: 'a',
      id: `CVE-2024-${index}`,
      affected: [hot, affected({ name: `once-${index % 1000}` })],
    });
  });
  await feeds.build(whole('a', records(many)));
  using store = openStore(feeds.path);
  const expected = memoryIndex({ advisories: many });
  for (const name of ['p0', 'p59', 'once-0', 'once-999'])
    t.assert.deepEqual(store.candidates('npm', name), expected.candidates('npm', name).toSorted(byKey));
  const database = new DatabaseSync(feeds.path, { readOnly: true });
  const rows = database.prepare("SELECT count(*) AS count FROM packages WHERE name LIKE 'once-%'").get();
  database.close();
  t.assert.equal(rows?.['count'], 1000);
});

test('the order of records does not matter, not even of several with one id', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.array(advisoriesOf('a')), async (advisories) => {
      await using feeds = await feedsDirectory();
      const { digest } = await feeds.build(whole('a', records(advisories)));
      const again = await feeds.build(whole('a', records(advisories.toReversed())));
      t.assert.equal(again.digest, digest);
    }),
    { numRuns: 30 },
  );
});

test('exploits and predictions are found by their CVE, and replaced with their feed', async (t) => {
  await using feeds = await feedsDirectory();
  const exploit = { cve: 'CVE-2024-1', added: '2024-01-02', due: '2024-02-02', ransomware: true };
  const prediction = { cve: 'CVE-2024-1', score: 0.1, percentile: 0.25 };
  const before = await feeds.build(
    whole('kev', [{ kind: 'exploit', exploit }]),
    whole('epss', [
      { kind: 'prediction', prediction: { ...prediction, cve: 'CVE-2024-2' } },
      { kind: 'prediction', prediction: { ...prediction, score: 0.9 } },
    ]),
  );
  const after = await feeds.update(whole('epss', [{ kind: 'prediction', prediction }]));
  using store = openStore(feeds.path);
  t.assert.deepEqual(store.exploit('CVE-2024-1'), exploit);
  t.assert.deepEqual(store.prediction('CVE-2024-1'), prediction);
  t.assert.equal(store.prediction('CVE-2024-2'), undefined);
  t.assert.equal(store.exploit('CVE-2024-2'), undefined);
  t.assert.notEqual(after.digest, before.digest);
  t.assert.deepEqual(
    store.feeds.map(({ id, records: count }) => [id, count]),
    [
      ['epss', 1],
      ['kev', 1],
    ],
  );
});

test('a feed that goes takes all of its records along', async (t) => {
  await using feeds = await feedsDirectory();
  const kept = whole('a', records([advisory({ feed: 'a' })]));
  const { digest } = await feeds.build(kept);
  await feeds.build(
    kept,
    whole('b', records([advisory({ feed: 'b', affected: [affected({ ecosystem: 'Go' })] })])),
  );
  const written = await feeds.update({ kind: 'gone', id: 'b' });
  t.assert.equal(written.digest, digest);
  using store = openStore(feeds.path);
  t.assert.deepEqual([...store.ecosystems()], ['npm']);
  t.assert.deepEqual(
    store.feeds.map(({ id }) => id),
    ['a'],
  );
});

const faulty: readonly (readonly [string, FeedRecord])[] = [
  ['what a format could not read', { kind: 'bad', name: 'x.json', why: 'no JSON' }],
  ['a record of another feed', { kind: 'advisory', advisory: advisory({ feed: 'other' }) }],
  ['an empty id', { kind: 'advisory', advisory: advisory({ feed: 'a', id: '' }) }],
  ['no time', { kind: 'advisory', advisory: advisory({ feed: 'a', modified: 'yesterday' }) }],
  [
    'a name without end',
    { kind: 'advisory', advisory: advisory({ feed: 'a', aliases: ['x'.repeat(2000)] }) },
  ],
  [
    'half a character',
    { kind: 'advisory', advisory: advisory({ feed: 'a', affected: [affected({ name: '\ud800' })] }) },
  ],
  [
    'too long a text',
    { kind: 'advisory', advisory: advisory({ feed: 'a', details: 'x'.repeat(9_000_000) }) },
  ],
  ['a chance above 1', { kind: 'prediction', prediction: { cve: 'CVE-2024-1', score: 1.5, percentile: 1 } }],
  ['no chance', { kind: 'prediction', prediction: { cve: 'CVE-2024-1', score: Number.NaN, percentile: 1 } }],
];

for (const [name, record] of faulty) {
  test(`${name} is counted, told and left out`, async (t) => {
    await using feeds = await feedsDirectory();
    const good = records([advisory({ feed: 'a' })]);
    const { digest } = await feeds.build(whole('a', good));
    const written = await feeds.build(whole('a', [record, ...good]));
    t.assert.equal(written.digest, digest);
    t.assert.deepEqual([written.feeds[0]?.records, written.feeds[0]?.skipped], [1, 1]);
    t.assert.equal(written.faults.length, 1);
    t.assert.match(written.faults[0]?.why ?? '', /./);
  });
}

test('a rating that is no CVSS vector is counted and told, and the record kept without it', async (t) => {
  await using feeds = await feedsDirectory();
  const cvss = (version: '3.1' | '2.0', vector: string) =>
    ({ kind: 'cvss', version, vector, by: 'nvd' }) as const;
  const good = cvss('3.1', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H');
  const bad = [cvss('3.1', 'CVSS:3.1/AV:N/AC:X'), cvss('2.0', '9.8')];
  const { digest } = await feeds.build(whole('a', records([advisory({ feed: 'a', ratings: [good] })])));
  const written = await feeds.build(whole('a', records([advisory({ feed: 'a', ratings: [...bad, good] })])));
  t.assert.equal(written.digest, digest);
  t.assert.deepEqual([written.feeds[0]?.records, written.feeds[0]?.skipped], [1, 1]);
  t.assert.deepEqual(
    written.faults.map(({ why, kept }) => [why, kept]),
    [['a rating that is no CVSS vector', true]],
  );
});

test('of many faults the first ones are told and all are counted', async (t) => {
  await using feeds = await feedsDirectory();
  const bad = Array.from(
    { length: 100 },
    (_, index) => ({ kind: 'bad', name: `${index}`, why: 'cut' }) as const,
  );
  const { faults, feeds: states } = await feeds.build(whole('a', bad));
  t.assert.equal(states[0]?.skipped, 100);
  t.assert.deepEqual(
    faults.map(({ name }) => name),
    ['0', '1', '2', '3', '4'],
  );
});

async function* halfway(feed: string): AsyncGenerator<FeedRecord> {
  yield* records([advisory({ feed, id: 'CVE-2025-1' })]);
  throw new KedgeError('FEED_INVALID', 'half a zip');
}

test('a feed that breaks off stays as it was while the others change', async (t) => {
  await using feeds = await feedsDirectory();
  await feeds.build(whole('a', records([advisory({ feed: 'a' })])));
  const written = await feeds.update(
    whole('a', halfway('a')),
    whole('b', records([advisory({ feed: 'b' })])),
  );
  t.assert.deepEqual(
    written.failed.map(({ feed, error }) => [feed, error.code]),
    [['a', 'FEED_INVALID']],
  );
  using store = openStore(feeds.path);
  assertAnswers(t, store, [advisory({ feed: 'a' }), advisory({ feed: 'b' })]);
  t.assert.deepEqual(store.named('CVE-2025-1'), []);
});

test('a build that breaks off leaves the old store and nothing else', async (t) => {
  await using feeds = await feedsDirectory();
  const { digest } = await feeds.build(whole('a', records([advisory({ feed: 'a' })])));
  const before = await readdir(feeds.directory);
  await t.assert.rejects(feeds.build(whole('a', halfway('a'))), { code: 'FEED_INVALID' });
  t.assert.deepEqual(await readdir(feeds.directory), before);
  using store = openStore(feeds.path);
  t.assert.equal(store.digest, digest);
});

test('an interrupted build stops within a few records and leaves nothing', async (t) => {
  await using feeds = await feedsDirectory();
  const { path } = feeds;
  const controller = new AbortController();
  let given = 0;
  const endless = (function* (): Generator<FeedRecord> {
    for (;;) {
      given += 1;
      yield* records([advisory({ feed: 'a', id: `CVE-2024-${given}` })]);
    }
  })();
  setTimeout(() => controller.abort(new KedgeError('INTERRUPTED', 'Interrupted')), 30);
  const building = buildStore({ path, signal: controller.signal, feeds: [whole('a', endless)] });
  await t.assert.rejects(building, { code: 'INTERRUPTED' });
  t.assert.deepEqual(await readdir(feeds.directory), ['advisories.sqlite.lock']);
});

test('whoever has the old store open goes on with it', async (t) => {
  await using feeds = await feedsDirectory();
  const many = Array.from({ length: 2000 }, (_, index) => advisory({ feed: 'a', id: `CVE-2024-${index}` }));
  await feeds.build(whole('a', records(many)));
  using old = openStore(feeds.path);
  await feeds.update(whole('a', records([advisory({ feed: 'a' })])));
  t.assert.equal(old.candidates('npm', 'lodash').length, 2000);
  using fresh = openStore(feeds.path);
  t.assert.equal(fresh.candidates('npm', 'lodash').length, 1);
});

test('what another process left behind when it died is removed', async (t) => {
  await using feeds = await feedsDirectory();
  await writeFile(join(feeds.directory, '.advisories.sqlite-AbCdEf'), 'half');
  await feeds.build(whole('a', []));
  t.assert.deepEqual((await readdir(feeds.directory)).toSorted(), [
    'advisories.sqlite',
    'advisories.sqlite.lock',
  ]);
});

test('a store shrinks when a large feed goes', async (t) => {
  await using feeds = await feedsDirectory();
  const many = Array.from({ length: 3000 }, (_, index) =>
    advisory({ feed: 'a', id: `CVE-2024-${index}`, details: `${index}`.repeat(200) }),
  );
  await feeds.build(whole('a', records(many)), whole('b', records([advisory({ feed: 'b' })])));
  const before = (await readFile(feeds.path)).length;
  await feeds.update({ kind: 'gone', id: 'a' });
  t.assert.equal((await readFile(feeds.path)).length < before / 4, true);
  using store = openStore(feeds.path);
  assertAnswers(t, store, [advisory({ feed: 'b' })]);
});

test('there is nothing to change where there is no store', async (t) => {
  await using feeds = await feedsDirectory();
  const { path } = feeds;
  await t.assert.rejects(updateStore({ path, signal, changes: [] }), { code: 'FEEDS_MISSING' });
});
