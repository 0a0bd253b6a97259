import { readFile, truncate, writeFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import { openStore } from '../../../src/advisory/store/open-store.ts';
import { openRecords, verifyStore } from '../../../src/advisory/store/store-records.ts';
import { KedgeError } from '../../../src/core/errors.ts';
import { advisory, affected, feedsDirectory, part, records, whole } from '../../support/advisory-store.ts';

const many = Array.from({ length: 500 }, (_, index) =>
  advisory({
    feed: 'a',
    id: `CVE-2024-${index}`,
    details: `${index} `.repeat(200),
    affected: [affected({ name: `p${index % 20}` })],
  }),
);

test('where there is no store it says so', async (t) => {
  await using feeds = await feedsDirectory();
  t.assert.throws(() => openStore(feeds.path), { code: 'FEEDS_MISSING' });
  t.assert.throws(() => openStore(`${feeds.path}/below/nothing`), { code: 'FEEDS_MISSING' });
});

test('a directory, a text and a database of others are no stores', async (t) => {
  await using feeds = await feedsDirectory();
  await writeFile(feeds.path, 'not a database'.repeat(1000));
  t.assert.throws(() => openStore(feeds.path), { code: 'FEEDS_DAMAGED' });
  await writeFile(feeds.path, '');
  t.assert.throws(() => openStore(feeds.path), { code: 'FEEDS_DAMAGED' });
  const other = new DatabaseSync(feeds.path);
  other.exec('CREATE TABLE t (a)');
  other.close();
  t.assert.throws(() => openStore(feeds.path), { code: 'FEEDS_DAMAGED' });
});

const changes: readonly (readonly [string, string])[] = [
  ['of another version', 'PRAGMA user_version = 77'],
  ['with a table of its own', 'CREATE TABLE more (a)'],
  [
    'with a table replaced by a view',
    'DROP TABLE names; CREATE VIEW names AS SELECT 1 AS name, 2 AS advisory',
  ],
  ['with another digest', "UPDATE header SET digest = 'sha256:00'"],
  ['with another content of a feed', 'UPDATE feeds SET content = zeroblob(2048)'],
  ['without a content', "UPDATE feeds SET content = x'00'"],
];

for (const [name, sql] of changes) {
  test(`a store ${name} is refused, with what to do`, async (t) => {
    await using feeds = await feedsDirectory();
    await feeds.build(whole('a', records(many)));
    const database = new DatabaseSync(feeds.path, { defensive: false });
    database.exec(sql);
    database.close();
    t.assert.throws(
      () => openStore(feeds.path),
      (error) =>
        error instanceof KedgeError &&
        error.code === 'FEEDS_DAMAGED' &&
        /feeds sync/.test(error.remedy ?? ''),
    );
  });
}

test('a store cut short is refused wherever it is cut', async (t) => {
  await using feeds = await feedsDirectory();
  await feeds.build(whole('a', records(many)));
  const { length } = await readFile(feeds.path);
  for (let size = length - 1; size > 0; size -= 5000) {
    await truncate(feeds.path, size);
    t.assert.throws(() => openStore(feeds.path), { code: 'FEEDS_DAMAGED' }, `${size} of ${length} bytes`);
  }
});

test('a damaged byte is an error that names the store, or harmless; verifying finds it', async (t) => {
  await using feeds = await feedsDirectory();
  await feeds.build(whole('a', records(many)));
  const sound = await readFile(feeds.path);
  let found = 0;
  for (let at = 101; at < sound.length; at += 7919) {
    const bytes = Buffer.from(sound);
    bytes.writeUInt8((bytes[at] ?? 0) ^ 0x55, at);
    await writeFile(feeds.path, bytes);
    if (outcome(() => askEverything(feeds.path)) === 'FEEDS_DAMAGED') found += 1;
    const verified = outcome(() => verifyStore(feeds.path));
    t.assert.match(verified, /^(?:done|FEEDS_DAMAGED)$/);
  }
  t.assert.notEqual(found, 0);
});

function askEverything(path: string): void {
  using store = openStore(path);
  for (let index = 0; index < 20; index += 1) store.candidates('npm', `p${index}`);
  for (const each of many) store.advisory(each);
  for (const { id } of many) store.named(id);
}

/** Only errors made on purpose may come. */
function outcome(work: () => unknown): string {
  try {
    work();
    return 'done';
  } catch (error) {
    if (error instanceof KedgeError) return error.code;
    throw error;
  }
}

test('a damaged store is not changed, and told', async (t) => {
  await using feeds = await feedsDirectory();
  await feeds.build(whole('a', records(many)));
  const bytes = await readFile(feeds.path);
  // Far behind the pages with the schema and the feed, which are read first.
  bytes.fill(0x55, Math.floor(bytes.length / 4));
  await writeFile(feeds.path, bytes);
  const all = many.map((each) => ({ ...each, summary: 'another' }));
  await t.assert.rejects(feeds.update(part('a', records(all))), { code: 'FEEDS_DAMAGED' });
  t.assert.deepEqual(await readFile(feeds.path), bytes);
});

test('verifying finds a record that was changed along with its checksums', async (t) => {
  await using feeds = await feedsDirectory();
  await feeds.build(whole('a', records(many)));
  t.assert.match(verifyStore(feeds.path), /^sha256:/);
  const database = new DatabaseSync(feeds.path);
  const other = database.prepare('SELECT hash, body FROM advisories WHERE id = ?').get('CVE-2024-1');
  database
    .prepare('UPDATE advisories SET hash = ?, body = ? WHERE id = ?')
    .run(other?.['hash'] ?? null, other?.['body'] ?? null, 'CVE-2024-2');
  database.close();
  t.assert.throws(() => verifyStore(feeds.path), { code: 'FEEDS_DAMAGED' });
});

test('all records can be read out, and make the same store again', async (t) => {
  await using feeds = await feedsDirectory();
  const exploit = { cve: 'CVE-2024-1', added: '2024-01-02', ransomware: false };
  const prediction = { cve: 'CVE-2024-1', score: 0.00043, percentile: 0.25 };
  const { digest } = await feeds.build(
    whole('a', records(many)),
    whole('b', [
      { kind: 'exploit', exploit },
      { kind: 'prediction', prediction },
    ]),
  );
  await using copy = await feedsDirectory();
  using all = openRecords(feeds.path);
  const again = await copy.build(
    ...all.feeds.map(({ id }) =>
      whole(
        id,
        Array.from(all.records(id), ({ record }) => record),
      ),
    ),
  );
  t.assert.equal(again.digest, digest);
  t.assert.equal(all.digest, digest);
  t.assert.deepEqual([...all.records('none')], []);
});
