import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { type CredentialOptions, findCredentials } from '../../src/source/credentials.ts';
import { privateDirectory } from '../support/daemon.ts';

const { path: root } = await privateDirectory();
const bin = join(root, 'bin');
const signal = new AbortController().signal;
const basic = (username: string, password: string) => ({ kind: 'basic', username, password });
const encoded = (user: string, password: string) => Buffer.from(`${user}:${password}`).toString('base64');

let homes = 0;
/** A home directory with the files in it. */
async function home(files: Readonly<Record<string, object | string>>): Promise<string> {
  const path = join(root, `home-${(homes += 1)}`);
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(path, name)), { recursive: true });
    await writeFile(join(path, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return path;
}

async function helper(name: string, script: string): Promise<void> {
  await mkdir(bin, { recursive: true });
  await writeFile(join(bin, `docker-credential-${name}`), `#!/bin/sh\n${script}\n`);
  await chmod(join(bin, `docker-credential-${name}`), 0o755);
}

function find(where: string, options: Partial<CredentialOptions> & { home: string }) {
  const [registry = '', ...path] = where.split('/');
  const env = { PATH: [bin, process.env['PATH']].join(delimiter), ...options.env };
  return findCredentials({ registry, repository: path.join('/') }, { signal, ...options, env });
}

const docker = '.docker/config.json';
const podman = '.config/containers/auth.json';

before(async () => {
  await helper(
    'echo',
    'read server; printf \'{"ServerURL":"%s","Username":"for %s","Secret":"s"}\' "$server" "$server"',
  );
  await helper('tokens', 'printf \'{"Username":"<token>","Secret":"refresh-me"}\'');
  await helper('empty', 'echo "credentials not found in native keychain"; exit 1');
  await helper(
    'hubonly',
    'read server; case "$server" in https://index.docker.io/v1/) printf \'{"Username":"hub","Secret":"s"}\';; *) echo "credentials not found in native keychain"; exit 1;; esac',
  );
  await helper('broken', 'echo "the secret is hunter2"; exit 3');
  await helper('talkative', 'echo "password: hunter2"');
  await helper('halting', 'exit 0');
});

describe('order', () => {
  const files = {
    [docker]: { auths: { 'r.example': { auth: encoded('docker', 'd') } } },
    [podman]: {
      auths: { 'r.example': { auth: encoded('podman', 'p') }, 'p.example': { auth: encoded('podman', 'p') } },
    },
    'named.json': { auths: { 'r.example': { auth: encoded('named', 'n') } } },
    'other/config.json': { auths: { 'r.example': { auth: encoded('other', 'o') } } },
    'run/containers/auth.json': { auths: { 'p.example': { auth: encoded('runtime', 'r') } } },
  };

  test('what is given goes first', async () => {
    const env = { KEDGE_REGISTRY_USERNAME: 'env', KEDGE_REGISTRY_PASSWORD: 'e' };
    const { found } = await find('r.example/app', {
      home: await home(files),
      username: 'me',
      password: 'secret',
      env,
    });
    assert.deepEqual(found, basic('me', 'secret'));
  });

  test('then the environment', async () => {
    const env = { KEDGE_REGISTRY_USERNAME: 'env', KEDGE_REGISTRY_PASSWORD: 'e' };
    assert.deepEqual(
      (await find('r.example/app', { home: await home(files), env })).found,
      basic('env', 'e'),
    );
  });

  test("then REGISTRY_AUTH_FILE, then docker's file, then podman's", async () => {
    const path = await home(files);
    const env = { REGISTRY_AUTH_FILE: join(path, 'named.json') };
    assert.deepEqual((await find('r.example/app', { home: path, env })).found, basic('named', 'n'));
    assert.deepEqual((await find('r.example/app', { home: path, env: {} })).found, basic('docker', 'd'));
    assert.deepEqual((await find('p.example/app', { home: path, env })).found, basic('podman', 'p'));
  });

  test('DOCKER_CONFIG, XDG_RUNTIME_DIR and XDG_CONFIG_HOME move the files', async () => {
    const path = await home(files);
    const moved = { DOCKER_CONFIG: join(path, 'other'), XDG_RUNTIME_DIR: join(path, 'run') };
    assert.deepEqual((await find('r.example/app', { home: path, env: moved })).found, basic('other', 'o'));
    assert.deepEqual((await find('p.example/app', { home: path, env: moved })).found, basic('runtime', 'r'));
    const env = { XDG_CONFIG_HOME: join(path, '.config') };
    assert.deepEqual(
      (await find('p.example/app', { home: '/nonexistent', env })).found,
      basic('podman', 'p'),
    );
  });

  test('nowhere is no error', async () => {
    assert.deepEqual(await find('r.example/app', { home: '/nonexistent' }), { found: undefined, notes: [] });
  });

  test('a named file that is not there is noted', async () => {
    const env = { REGISTRY_AUTH_FILE: '/nonexistent/auth.json' };
    const { found, notes } = await find('r.example/app', { home: '/nonexistent', env });
    assert.equal(found, undefined);
    assert.match(notes.join(), /REGISTRY_AUTH_FILE/);
  });
});

describe('entries', () => {
  const entries: readonly (readonly [
    name: string,
    where: string,
    auths: object,
    wanted: object | undefined,
  ])[] = [
    [
      'a colon in the password',
      'r.example/a',
      { 'r.example': { auth: encoded('u', 'a:b') } },
      basic('u', 'a:b'),
    ],
    [
      'user and password in the open',
      'r.example/a',
      { 'r.example': { username: 'u', password: 'p' } },
      basic('u', 'p'),
    ],
    [
      'an identity token beside a user',
      'r.example/a',
      { 'r.example': { auth: encoded('u', ''), identitytoken: 't' } },
      { kind: 'identity', token: 't' },
    ],
    [
      'a registry token',
      'r.example/a',
      { 'r.example': { registrytoken: 't' } },
      { kind: 'bearer', token: 't' },
    ],
    ['an entry that only says "logged in"', 'r.example/a', { 'r.example': {} }, undefined],
    [
      'a port',
      'r.example:5000/a',
      { 'r.example': { auth: encoded('no', 'x') }, 'r.example:5000': { auth: encoded('u', 'p') } },
      basic('u', 'p'),
    ],
    [
      'a key written as a URL',
      'r.example/a',
      { 'https://r.example/v2/': { auth: encoded('u', 'p') } },
      basic('u', 'p'),
    ],
    [
      "docker's own old URL",
      'docker.io/library/a',
      { 'https://index.docker.io/v1/': { auth: encoded('u', 'p') } },
      basic('u', 'p'),
    ],
    [
      "podman's name for docker's registry",
      'docker.io/library/a',
      { 'docker.io': { auth: encoded('u', 'p') } },
      basic('u', 'p'),
    ],
    [
      'the longest path',
      'r.example/team/app',
      {
        'r.example': { auth: encoded('all', 'p') },
        'r.example/team': { auth: encoded('team', 'p') },
        'r.example/team/app': { auth: encoded('app', 'p') },
      },
      basic('app', 'p'),
    ],
    [
      'a path of another team',
      'r.example/team2/app',
      { 'r.example/team': { auth: encoded('team', 'p') } },
      undefined,
    ],
    ['another registry', 'r.example.org/a', { 'r.example': { auth: encoded('u', 'p') } }, undefined],
  ];
  for (const [name, where, auths, wanted] of entries) {
    test(`${name}: ${wanted ? 'found' : 'passed over'}`, async () => {
      const { found } = await find(where, { home: await home({ [docker]: { auths } }) });
      assert.deepEqual(found, wanted);
    });
  }

  for (const [name, text] of [
    ['not JSON', '{"auths": {"r.example": {"auth": hunter2'],
    ['not an object', '["hunter2"]'],
    [
      'an entry without a colon',
      JSON.stringify({ auths: { 'r.example': { auth: Buffer.from('hunter2').toString('base64') } } }),
    ],
  ] as const) {
    test(`a file that is damaged (${name}) is an error that repeats nothing of it`, async () => {
      await assert.rejects(
        find('r.example/a', { home: await home({ [docker]: text }) }),
        (thrown: unknown) => {
          assert.ok(thrown instanceof KedgeError && thrown.code === 'CREDENTIALS_UNUSABLE');
          assert.ok(thrown.message.includes('config.json') && !thrown.message.includes('hunter2'));
          assert.equal(thrown.cause, undefined);
          return true;
        },
      );
    });
  }

  test('an empty file holds nothing', async () => {
    assert.equal((await find('r.example/a', { home: await home({ [docker]: '' }) })).found, undefined);
  });

  test('half of a pair is refused', async () => {
    for (const half of [{ username: 'me' }, { password: 'hunter2' }, { username: '', password: 'hunter2' }]) {
      await assert.rejects(
        find('r.example/a', { home: '/nonexistent', ...half }),
        (thrown: unknown) =>
          thrown instanceof KedgeError &&
          thrown.code === 'CREDENTIALS_UNUSABLE' &&
          !thrown.message.includes('hunter2'),
      );
    }
  });
});

describe('helpers', () => {
  const fallback = { auths: { 'r.example': { auth: encoded('plain', 'p') } } };

  test("a registry's own helper goes before the common one, and is asked for the key as written", async () => {
    const config = { ...fallback, credHelpers: { 'https://r.example': 'echo' }, credsStore: 'tokens' };
    const { found } = await find('r.example/a', { home: await home({ [docker]: config }) });
    assert.deepEqual(found, basic('for https://r.example', 's'));
  });

  test('the common helper goes before the entries', async () => {
    const config = { ...fallback, credsStore: 'echo' };
    assert.deepEqual(
      (await find('r.example/a', { home: await home({ [docker]: config }) })).found,
      basic('for r.example', 's'),
    );
  });

  test('<token> marks an identity token', async () => {
    const { found } = await find('r.example/a', { home: await home({ [docker]: { credsStore: 'tokens' } }) });
    assert.deepEqual(found, { kind: 'identity', token: 'refresh-me' });
  });

  test("docker's registry is asked for by its old URL", async () => {
    const { found } = await find('docker.io/library/a', {
      home: await home({ [docker]: { credsStore: 'hubonly' } }),
    });
    assert.deepEqual(found, basic('hub', 's'));
  });

  test('a helper that has nothing is no trouble', async () => {
    const { found, notes } = await find('r.example/a', {
      home: await home({ [docker]: { ...fallback, credsStore: 'empty' } }),
    });
    assert.deepEqual(found, basic('plain', 'p'));
    assert.deepEqual(notes, []);
  });

  for (const [name, wanted] of [
    ['missing', /is not installed/],
    ['broken', /failed/],
    ['talkative', /not JSON/],
    ['halting', /not JSON/],
    ['../../bin/sh', /name/],
  ] as const) {
    test(`a helper that is ${name} is noted and passed over; what it prints is not repeated`, async () => {
      const { found, notes } = await find('r.example/a', {
        home: await home({ [docker]: { ...fallback, credsStore: name } }),
      });
      assert.deepEqual(found, basic('plain', 'p'));
      assert.match(notes.join(), wanted);
      assert.doesNotMatch(notes.join(), /hunter2/);
    });
  }

  test('a helper that hangs ends with the scan', async () => {
    await helper('hanging', 'exec sleep 600');
    const controller = new AbortController();
    const where = await home({ [docker]: { credsStore: 'hanging' } });
    const asked = find('r.example/a', { home: where, signal: controller.signal });
    setImmediate(() => controller.abort(new RangeError('enough')));
    await assert.rejects(asked, RangeError);
  });
});
