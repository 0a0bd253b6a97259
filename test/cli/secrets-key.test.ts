import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newUser, type User } from '../support/kedge.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');
const keyFile = (user: User): string => join(user.home, '.config/kedge/secrets.key');

/** Whether a second scan finds the layer in the cache, which it does under the same key alone. */
async function isCached(user: User, env: Readonly<Record<string, string>> = {}): Promise<boolean> {
  const { stderr } = await user.kedge(['secrets', alpine], { env });
  return /1 from the cache/.test(stderr);
}

test('any number of first scans at once agree on one key, which is the user’s alone', async () => {
  await using user = await newUser();
  const ended = await Promise.all(Array.from({ length: 6 }, () => user.kedge(['secrets', alpine])));
  for (const { status, stderr } of ended) {
    assert.equal(status, 0, stderr);
    assert.doesNotMatch(stderr, /warning/);
  }
  assert.match(await readFile(keyFile(user), 'utf8'), /^[0-9a-f]{64}\n$/);
  assert.equal((await stat(keyFile(user))).mode & 0o777, 0o600);
  assert.deepEqual(await readdir(join(user.home, '.config/kedge')), ['secrets.key']);
  assert.equal(await isCached(user), true);
});

test('no two users have the same key', async () => {
  await using one = await newUser();
  await using two = await newUser();
  for (const user of [one, two]) await user.kedge(['secrets', alpine]);
  assert.notEqual(await readFile(keyFile(one), 'utf8'), await readFile(keyFile(two), 'utf8'));
});

test('a key that is given is used, and none is made', async () => {
  await using user = await newUser();
  await writeFile(join(user.home, 'team.key'), 'correct horse battery staple\n');
  const env = { KEDGE_SECRETS_KEY: 'correct horse battery staple' };
  assert.equal(await isCached(user, env), false);
  assert.equal(await isCached(user, env), true);
  assert.equal(await isCached(user, { KEDGE_SECRETS_KEY_FILE: 'team.key' }), true);
  assert.equal(await isCached(user, { KEDGE_SECRETS_KEY: 'another' }), false);
  await assert.rejects(stat(keyFile(user)), { code: 'ENOENT' });
});

test('a key is never shown, and its variable is known', async () => {
  await using user = await newUser();
  const env = { KEDGE_SECRETS_KEY: 'correct horse battery staple' };
  for (const args of [
    ['config', 'list'],
    ['secrets', alpine, '-v'],
    ['scan', alpine, '-o', 'json'],
  ]) {
    const { stdout, stderr } = await user.kedge(args, { env });
    assert.ok(!`${stdout}${stderr}`.includes('horse'));
    assert.doesNotMatch(stderr, /warning/);
  }
});

test('where no key can be kept, the scan goes on with one of its own, and says so', async () => {
  await using user = await newUser();
  await writeFile(join(user.home, '.config'), 'no directory');
  const { status, stderr } = await user.kedge(['secrets', alpine]);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /^warning: .*secrets\.key/m);
});

test('an empty key is refused', async () => {
  await using user = await newUser();
  await mkdir(join(user.home, '.config/kedge'), { recursive: true });
  await writeFile(keyFile(user), '\n');
  await chmod(keyFile(user), 0o600);
  const { status, stderr } = await user.kedge(['secrets', alpine]);
  assert.equal(status, 2);
  assert.match(stderr, /secrets\.key.*\(CONFIG_INVALID\)/);
  const missing = await user.kedge(['secrets', alpine], { env: { KEDGE_SECRETS_KEY_FILE: 'no.key' } });
  assert.equal(missing.status, 2);
  assert.match(missing.stderr, /no\.key/);
});

test('without a search for secrets no key is made', async () => {
  await using user = await newUser();
  await user.kedge(['scan', alpine, '--no-secrets']);
  await assert.rejects(stat(keyFile(user)), { code: 'ENOENT' });
});
