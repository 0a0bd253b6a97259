import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newUser, type User } from '../../support/kedge.ts';

const alpine = join(import.meta.dirname, '../../images/alpine-3.14.tar');

interface Info {
  readonly directory: string;
  readonly bytes: number;
  readonly kinds: readonly { readonly kind: string; readonly files: number }[];
}

async function info(user: User, env = {}): Promise<Info> {
  const { stdout } = await user.kedge(['cache', 'info', '--json'], { env });
  return JSON.parse(stdout);
}

async function cacheFiles(user: User): Promise<string[]> {
  const directory = join(user.home, '.cache/kedge/analyses');
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

test('a second scan reads no layer; after clear, it does', async () => {
  await using user = await newUser();
  const scan = async () => (await user.kedge(['scan', alpine])).stderr;
  assert.match(await scan(), /1 read/);
  assert.match(await scan(), /0 read \(0 B\), 1 from the cache/);
  assert.equal((await info(user)).kinds.find(({ kind }) => kind === 'analyses')?.files, 1);
  assert.match((await user.kedge(['cache', 'clear'])).stdout, /^Removed \d+ files?/);
  assert.equal((await info(user)).bytes, 0);
  assert.match(await scan(), /1 read/);
});

test('a tampered file is noticed and the layer read again, with the same result', async () => {
  await using user = await newUser();
  const first = await user.kedge(['scan', alpine, '-o', 'json']);
  const [path = ''] = await cacheFiles(user);
  const content = await readFile(path, 'latin1');
  await writeFile(path, content.replaceAll('musl', 'mush'), 'latin1');
  const second = await user.kedge(['scan', alpine, '-o', 'json']);
  assert.equal(second.stdout, first.stdout);
  assert.match(second.stderr, /1 read/);
  assert.equal(await readFile(path, 'latin1'), content);
});

test('scans at the same time share a cache, and agree', async () => {
  await using user = await newUser();
  const runs = await Promise.all([1, 2, 3].map(() => user.kedge(['scan', alpine, '-o', 'json'])));
  assert.deepEqual(
    runs.map(({ status }) => status),
    [0, 0, 0],
  );
  assert.equal(new Set(runs.map(({ stdout }) => stdout)).size, 1);
  assert.equal((await cacheFiles(user)).length, 1);
});

test('--no-cache neither reads nor writes it', async () => {
  await using user = await newUser();
  await user.kedge(['scan', alpine, '--no-cache']);
  assert.deepEqual(await cacheFiles(user), []);
  await user.kedge(['scan', alpine]);
  assert.match((await user.kedge(['scan', alpine, '--no-cache'])).stderr, /1 read/);
});

test('other digests are other results', async () => {
  await using user = await newUser();
  await user.kedge(['scan', alpine]);
  const { stdout, stderr } = await user.kedge(['files', alpine, '--digests', 'sha256', '-o', 'json']);
  assert.match(stderr, /1 read/);
  assert.doesNotMatch(stdout, /"md5"/);
});

test('prune comes down to the size asked for', async () => {
  await using user = await newUser();
  await user.kedge(['scan', alpine]);
  assert.match((await user.kedge(['cache', 'prune'])).stdout, /^Removed 0 files/);
  assert.match((await user.kedge(['cache', 'prune', '--max-gigabytes', '0'])).stdout, /^Removed 1 file,/);
  assert.equal((await user.kedge(['cache', 'prune', '--max-gigabytes', 'few'])).status, 2);
});

test('the cache lies where the configuration says', async () => {
  await using user = await newUser();
  const directory = join(user.home, 'elsewhere');
  const env = { KEDGE_CACHE_DIRECTORY: directory };
  await user.kedge(['scan', alpine], { env });
  const found = await info(user, env);
  assert.equal(found.directory, directory);
  assert.ok(found.bytes > 0);
  assert.deepEqual(await cacheFiles(user), []);
  assert.equal(
    (await info(user, { XDG_CACHE_HOME: join(user.home, 'xdg') })).directory,
    join(user.home, 'xdg/kedge'),
  );
});

test('a cache that cannot be written is a warning', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['scan', alpine], {
    env: { KEDGE_CACHE_DIRECTORY: '/dev/null/x' },
  });
  assert.equal(status, 0);
  assert.equal(stderr.match(/^warning: /gm)?.length, 1);
});
