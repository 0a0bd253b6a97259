import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, describe, test } from 'node:test';
import { rpm } from '../../../src/catalog/os/rpm.ts';
import { joinNodes } from '../../../src/catalog/os/rpm-sqlite.ts';
import { needs } from '../../support/real-part.ts';
import { buildRpms, createRpmDatabase, queryAll } from '../../support/rpm-database.ts';
import { rpmHeader } from '../../support/rpm-header.ts';
import { type Files, namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';

const scratch = mkdtempSync(join(tmpdir(), 'kedge-rpm-sqlite-'));
after(() => rmSync(scratch, { recursive: true }));

const names = ['rpmdb.sqlite', 'rpmdb.sqlite-wal'];

/** The database and its log as they lie on disk now, and a copy of both that other programs may open. */
function snapshot(directory: string): { files: Files; copy: string } {
  const copy = mkdtempSync(join(scratch, 'copy-'));
  const present = names.filter((name) => existsSync(join(directory, name)));
  for (const name of present) copyFileSync(join(directory, name), join(copy, name));
  const read = (name: string) => [`var/lib/rpm/${name}`, readFileSync(join(copy, name))] as const;
  return { files: Object.fromEntries(present.map(read)), copy };
}

function withoutLog(files: Files): Files {
  return Object.fromEntries(Object.entries(files).filter(([path]) => !path.endsWith('-wal')));
}

const count = 14;
const numbers = Array.from({ length: count }, (_, i) => i + 1);
const spec = `
Name: base
Epoch: 2
Version: 1.0
Release: 3.el9
Summary: Base
License: MIT AND GPL-2.0-only
Vendor: Kedge & Co
ModularityLabel: base:1:20230810:c0ffee
%description
Base.
%install
mkdir -p %{buildroot}/etc %{buildroot}/opt/base
for i in $(seq 1 ${count}); do
  mkdir -p %{buildroot}/opt/p$i
  for j in $(seq 1 $((i * 9))); do echo $j > %{buildroot}/opt/p$i/file-number-$j; done
done
echo c > %{buildroot}/etc/base.conf
echo g > %{buildroot}/opt/base/ghost
ln -s ghost %{buildroot}/opt/base/link
echo l > %{buildroot}/opt/base/loose
%files
%config(noreplace) %attr(0640, root, daemon) /etc/base.conf
%ghost /opt/base/ghost
/opt/base/link
%config(missingok) %verify(not filedigest user) /opt/base/loose
%dir /opt/base
%package -n killer
Summary: Ends rpm before it can tidy up
Requires: base ${numbers.map((i) => `p${i}`).join(' ')}
%description -n killer
Kills.
%post -n killer -p <lua>
posix.kill(posix.getprocessid("pid"), 9)
%files -n killer
${numbers
  .map((i) => `%package -n p${i}\nSummary: ${i}\n%description -n p${i}\n${i}\n%files -n p${i}\n/opt/p${i}`)
  .join('\n')}
`;

describe('a database of the real rpm', { skip: needs('rpm', 'rpmbuild') }, () => {
  const rpms = needs('rpm', 'rpmbuild') ? new Map<string, string>() : buildRpms(join(scratch, 'build'), spec);
  const paths = (...wanted: readonly string[]) => wanted.map((name) => rpms.get(name) ?? name);

  test('that was closed is read without a log', () => {
    const database = createRpmDatabase(join(scratch, 'closed'));
    database.install(...paths('base', 'p1', 'p9'));
    database.erase('p1');
    const { files, copy } = snapshot(database.directory);
    assert.deepEqual(namesAndVersions(runCataloger(rpm, files)), queryAll(copy));
    assert.deepEqual(namesAndVersions(runCataloger(rpm, files)), ['base 2:1.0-3.el9', 'p9 2:1.0-3.el9']);
  });

  test('whose rpm was killed holds the rows that are in its log alone', () => {
    const database = createRpmDatabase(join(scratch, 'killed'));
    database.install(...paths('p1', 'p2', 'p13'));
    const unpacking = () => database.unpack(join(scratch, 'root'), ...paths('p6', 'p14', 'base', 'killer'));
    assert.throws(unpacking, { signal: 'SIGKILL' });
    const { files, copy } = snapshot(database.directory);
    const { packages, problems } = runCataloger(rpm, files);
    assert.deepEqual(problems, []);
    assert.deepEqual(packages.map(({ name, version }) => `${name} ${version}`).sort(), queryAll(copy));
    assert.equal(packages.length, 7);
    assert.equal(runCataloger(rpm, withoutLog(files)).packages.length, 3);
    assert.deepEqual(packages.find(({ name }) => name === 'p6')?.evidence, Object.keys(files));
  });

  test('tells of every file what it is, whose it is, and what is not to be checked of it', () => {
    const database = createRpmDatabase(join(scratch, 'details'));
    database.install(...paths('base'));
    const [base] = runCataloger(rpm, snapshot(database.directory).files).packages;
    assert.deepEqual(base?.files, ['etc/base.conf', 'opt/base/ghost', 'opt/base/link', 'opt/base/loose']);
    const details = {
      digestAlgorithm: 'sha256',
      digests: [
        'a3a5e715f0cc574a73c3f9bebb6bc24f32ffd5b67b387244c2c909da779a1478',
        '',
        '',
        createHash('sha256').update('l\n').digest('hex'),
      ],
      modes: [0o100640, 0o100644, 0o120777, 0o100644],
      sizes: [2, 2, 5, 2],
      owners: { 'root:daemon': [0] },
      config: [0, 3],
      ghosts: [1],
      optional: [3],
      linkTargets: { 2: 'ghost' },
      // rpmbuild takes the checks of content from every ghost.
      unverified: { digest: [1, 3], size: [1], target: [1], user: [3] },
    };
    assert.deepEqual(base.metadata['fileDetails'], details);
    assert.equal(base.metadata['modularityLabel'], 'base:1:20230810:c0ffee');
  });
});

/** A table as rpm makes it, beside another table and its index, which the log mixes with it. */
function openTable(path: string, pageSize: number): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA page_size=${pageSize}; PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;
    CREATE TABLE Packages (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL);
    CREATE TABLE Name (key TEXT NOT NULL, hnum INTEGER NOT NULL, idx INTEGER NOT NULL);
    CREATE INDEX Name_key ON Name (key ASC);`);
  return database;
}

const blobOf = (name: string, padding: number) =>
  rpmHeader({ 1000: name, 1001: '1', 1002: '1', 5000: Buffer.alloc(padding, 0x61) });

/** Numbers that look random and are the same in every run. https://en.wikipedia.org/wiki/Lehmer_random_number_generator */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

for (const pageSize of [512, 4096, 65536]) {
  test(`with pages of ${pageSize} bytes, database and log give what SQLite gives after every change`, () => {
    const directory = join(scratch, `pages-${pageSize}`);
    mkdirSync(directory);
    const database = openTable(join(directory, 'rpmdb.sqlite'), pageSize);
    const next = sequence(pageSize);
    for (let round = 0; round < 30; round++) {
      change(database, next, 9000 + round);
      if (next(4) === 0) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
      const { packages, problems } = runCataloger(rpm, snapshot(directory).files);
      assert.deepEqual(problems, []);
      assert.deepEqual(packages.map(({ name }) => name).sort(), namesIn(database));
    }
    database.close();
  });
}

/** One transaction: rows that come, rows that go, and one that changes its name and, to a new one, its size. */
function change(database: DatabaseSync, next: (below: number) => number, newSize: number): void {
  database.exec('BEGIN');
  const insert = database.prepare('INSERT INTO Packages (blob) VALUES (?)');
  const rowids = database.prepare('SELECT hnum FROM Packages').all();
  const some = () => Number(rowids[next(Math.max(rowids.length, 1))]?.['hnum'] ?? 0);
  for (let i = next(12); i >= 0; i--) {
    const name = `n${1e9 + next(1e9)}`;
    const { lastInsertRowid } = insert.run(blobOf(name, next(9000)));
    database.prepare('INSERT INTO Name VALUES (?, ?, 0)').run(name, lastInsertRowid);
  }
  for (let i = next(5); i > 0; i--) database.prepare('DELETE FROM Packages WHERE hnum = ?').run(some());
  const update = database.prepare('UPDATE Packages SET blob = ? WHERE hnum = ?');
  update.run(blobOf(`u${1e9 + next(1e9)}`, newSize), some());
  database.exec('COMMIT');
}

function namesIn(database: DatabaseSync): string[] {
  const rows = database.prepare('SELECT blob FROM Packages').all();
  return rows
    .map(({ blob }) => /[nu][0-9]+(?=\0)/.exec(Buffer.from(blob as Uint8Array).toString('latin1'))?.[0] ?? '')
    .sort();
}

test('a row whose end alone was rewritten in place keeps its package', () => {
  const directory = join(scratch, 'in-place');
  mkdirSync(directory);
  const database = openTable(join(directory, 'rpmdb.sqlite'), 4096);
  const blob = blobOf('states', 60_000);
  database.prepare('INSERT INTO Packages (blob) VALUES (?)').run(blob);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  blob[50_000] = 0x62;
  database.prepare('UPDATE Packages SET blob = ? WHERE hnum = 1').run(blob);
  const { files } = snapshot(directory);
  database.close();
  assert.ok((files['var/lib/rpm/rpmdb.sqlite-wal']?.length ?? 0) < 3 * 4200);
  assert.deepEqual(namesAndVersions(runCataloger(rpm, files)), ['states 1-1']);
});

describe('a log', () => {
  const directory = join(scratch, 'log');
  mkdirSync(directory);
  const database = openTable(join(directory, 'rpmdb.sqlite'), 4096);
  const insert = (name: string) =>
    database.prepare('INSERT INTO Packages (blob) VALUES (?)').run(blobOf(name, 100));
  insert('first');
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  insert('second');
  insert('third');
  const { files } = snapshot(directory);
  database.close();
  const path = 'var/lib/rpm/rpmdb.sqlite-wal';
  const log = Buffer.from(files[path] ?? '');
  const found = (changed: Uint8Array) =>
    runCataloger(rpm, { ...files, [path]: changed })
      .packages.map(({ name }) => name)
      .sort();

  test('counts as far as its last commit', () => {
    assert.deepEqual(found(log), ['first', 'second', 'third']);
    assert.deepEqual(found(log.subarray(0, -1)), ['first', 'second']);
    assert.deepEqual(found(log.subarray(0, 32)), ['first']);
    assert.deepEqual(found(Buffer.alloc(0)), ['first']);
  });

  test('ends at the first frame whose checksum or salt is wrong', () => {
    const flipped = Buffer.from(log);
    flipped.writeUInt8(flipped.readUInt8(log.length - 100) ^ 1, log.length - 100);
    assert.deepEqual(found(flipped), ['first', 'second']);
    const ofAnotherLog = Buffer.from(log);
    const lastFrame = log.length - 24 - 4096;
    ofAnotherLog.writeUInt32BE(ofAnotherLog.readUInt32BE(lastFrame + 8) + 1, lastFrame + 8);
    assert.deepEqual(found(ofAnotherLog), ['first', 'second']);
    const begunAnew = Buffer.from(log);
    begunAnew.writeUInt32BE(begunAnew.readUInt32BE(16) + 1, 16);
    assert.deepEqual(found(begunAnew), ['first']);
  });

  test('that is none is a problem, and the database stands', () => {
    const { packages, problems } = runCataloger(rpm, { ...files, [path]: Buffer.alloc(100, 'x') });
    assert.equal(packages.length, 1);
    assert.match(problems[0]?.message ?? '', /SQLite write-ahead log/);
  });

  test('without its database gives no packages', () => {
    assert.deepEqual(runCataloger(rpm, { [path]: log }).packages, []);
  });
});

test('pages that lead back to themselves are visited once, and one that is not there is told', () => {
  const loop = { kind: 'interior', page: 1, children: [2, 1] } as const;
  const back = { kind: 'interior', page: 2, children: [1, 3] } as const;
  assert.deepEqual(joinNodes([loop, back], []), { packages: [], faults: ['page 3 is missing'] });
});

test('an empty file is an empty database, and one that is none is a problem', () => {
  const at = (content: string) => runCataloger(rpm, { 'usr/lib/sysimage/rpm/rpmdb.sqlite': content });
  assert.deepEqual(at('').problems, []);
  assert.match(at('x'.repeat(200)).problems[0]?.message ?? '', /rpm SQLite database/);
});
