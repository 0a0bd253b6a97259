import assert from 'node:assert/strict';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { newUser, type User } from '../support/kedge.ts';

const fileOf = (user: User): string => join(user.home, '.config/kedge/config.json');

async function writeConfig(user: User, text: string): Promise<void> {
  await mkdir(join(user.home, '.config/kedge'), { recursive: true });
  await writeFile(fileOf(user), text);
}

test('a variable overrules the file, and the file the default', async () => {
  await using user = await newUser();
  const get = async (env = {}) => (await user.kedge(['config', 'get', 'cache.maxGigabytes'], { env })).stdout;
  assert.equal(await get(), '10\n');
  await user.kedge(['config', 'set', 'cache.maxGigabytes', '3']);
  assert.equal(await get(), '3\n');
  assert.equal(await get({ KEDGE_CACHE_MAX_GIGABYTES: '0.5' }), '0.5\n');
});

test('list says where each value comes from', async () => {
  await using user = await newUser();
  await writeConfig(user, '{ "digests": ["sha256"], "cache": { "blobs": true } }');
  const { stdout } = await user.kedge(['config', 'list', '--json'], { env: { KEDGE_CACHE_BLOBS: 'off' } });
  const listed: { settings: { key: string; value: unknown; origin: string }[] } = JSON.parse(stdout);
  const row = (name: string) => listed.settings.find(({ key }) => key === name);
  assert.deepEqual([row('digests')?.value, row('digests')?.origin], [['sha256'], fileOf(user)]);
  assert.deepEqual([row('cache.blobs')?.value, row('cache.blobs')?.origin], [false, 'KEDGE_CACHE_BLOBS']);
  assert.deepEqual([row('offline')?.value, row('offline')?.origin], [false, 'default']);
});

test("--config goes before KEDGE_CONFIG, and that before the user's file", async () => {
  await using user = await newUser();
  const file = async (name: string, workers: number): Promise<string> => {
    await writeFile(join(user.home, name), JSON.stringify({ workers }));
    return join(user.home, name);
  };
  await writeConfig(user, '{ "workers": 1 }');
  const env = { KEDGE_CONFIG: await file('two.json', 2) };
  const three = await file('three.json', 3);
  assert.equal((await user.kedge(['config', 'get', 'workers'])).stdout, '1\n');
  assert.equal((await user.kedge(['config', 'get', 'workers'], { env })).stdout, '2\n');
  assert.equal((await user.kedge(['config', 'get', 'workers', '--config', three], { env })).stdout, '3\n');
});

test('relative paths in a file start at the file, not where kedge is run', async () => {
  await using user = await newUser();
  await writeConfig(user, '{ "cache": { "directory": "layers" } }');
  const { stdout } = await user.kedge(['config', 'get', 'cache.directory'], { cwd: user.temporary });
  assert.equal(stdout, `${join(user.home, '.config/kedge/layers')}\n`);
});

const refused: readonly (readonly [string, string, RegExp])[] = [
  [
    'an unknown key, with the nearest known one',
    '{ "cache": { "maxGigabyte": 3 } }',
    /maxGigabyte\b.*cache\.maxGigabytes/s,
  ],
  ['an unknown level, with the nearest known one', '{ "cahce": { "blobs": true } }', /cahce.*mean cache\?/s],
  ['a level in the singular', '{ "timeout": {} }', /timeout.*mean timeouts\?/s],
  ['an unknown key without a level', '{ "worker": 2 }', /worker.*mean workers\?/s],
  ['a name that other scanners use', '{ "layer_cache_max_gigabytes": 4 }', /cache\.maxGigabytes/],
  ['a value of the wrong type', '{ "workers": "many" }', /workers/],
  ['a value out of range', '{ "cache": { "maxGigabytes": 0 } }', /cache\.maxGigabytes/],
  ['a value that is none of the choices', '{ "digests": ["sha1", "sha257"] }', /digests.*sha256/],
  ['text that is not JSON', '{ "cache":', /JSON/],
  ['JSON that is no object', '[]', /JSON/],
];
for (const [name, content, says] of refused) {
  test(`a file with ${name} ends with 2`, async () => {
    await using user = await newUser();
    await writeConfig(user, content);
    const { status, stdout, stderr } = await user.kedge(['config', 'list']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, says);
    assert.match(stderr, /\(CONFIG_INVALID\)/);
    assert.ok(stderr.includes(fileOf(user)));
  });
}

test('a mirror with a password in it is refused without showing it', async () => {
  await using user = await newUser();
  await writeConfig(user, '{ "registry": { "mirrors": { "docker.io": ["me:hunter2@mirror"] } } }');
  const { status, stderr } = await user.kedge(['config', 'list']);
  assert.equal(status, 2);
  assert.match(stderr, /registry\.mirrors\.docker\.io/);
  assert.doesNotMatch(stderr, /hunter2/);
});

test('a file that --config names has to be there', async () => {
  await using user = await newUser();
  assert.equal((await user.kedge(['config', 'list', '--config', '/no/such/file'])).status, 2);
});

test('a variable with a bad value ends with 2 and is named', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['config', 'list'], { env: { KEDGE_WORKERS: '0' } });
  assert.equal(status, 2);
  assert.match(stderr, /KEDGE_WORKERS/);
});

test('a misspelled variable is pointed out', async () => {
  await using user = await newUser();
  const { status, stderr } = await user.kedge(['config', 'list'], { env: { KEDGE_WORKER: '2' } });
  assert.equal(status, 0);
  assert.match(stderr, /KEDGE_WORKER\b.*KEDGE_WORKERS/);
});

test('set writes a file for the user alone, and refuses what no file may hold', async () => {
  await using user = await newUser();
  assert.equal((await user.kedge(['config', 'set', 'digests', 'sha256,md5'])).status, 0);
  assert.equal((await stat(fileOf(user))).mode & 0o777, 0o600);
  for (const [key, value] of [
    ['workers', 'many'],
    ['cache.maxGigabyte', '3'],
    ['cache', '{}'],
    ['__proto__.polluted', 'yes'],
  ] as const) {
    const { status, stderr } = await user.kedge(['config', 'set', key, value]);
    assert.equal(status, 2, `${key}: ${stderr}`);
  }
  assert.deepEqual(JSON.parse(await readFile(fileOf(user), 'utf8')), { digests: ['sha256', 'md5'] });
});

test('an entry of a table is set and unset by its own name, dots and all', async () => {
  await using user = await newUser();
  const key = 'registry.mirrors.docker.io';
  await user.kedge(['config', 'set', key, 'one.example.com:5000/hub,two.example.com']);
  await user.kedge(['config', 'set', 'registry.mirrors.ghcr.io', 'three.example.com']);
  assert.deepEqual(JSON.parse(await readFile(fileOf(user), 'utf8')), {
    registry: {
      mirrors: {
        'docker.io': ['one.example.com:5000/hub', 'two.example.com'],
        'ghcr.io': ['three.example.com'],
      },
    },
  });
  assert.equal(
    (await user.kedge(['config', 'get', key])).stdout,
    'one.example.com:5000/hub,two.example.com\n',
  );
  for (const name of [key, 'registry.mirrors.ghcr.io']) await user.kedge(['config', 'unset', name]);
  assert.deepEqual(JSON.parse(await readFile(fileOf(user), 'utf8')), {});
});

test('unset repairs a file that everything else refuses', async () => {
  await using user = await newUser();
  await writeConfig(user, '{ "cache": { "maxGigabyte": 3 }, "workers": 2 }');
  assert.equal((await user.kedge(['config', 'unset', 'cache.maxGigabyte'])).status, 0);
  assert.deepEqual(JSON.parse(await readFile(fileOf(user), 'utf8')), { workers: 2 });
});
