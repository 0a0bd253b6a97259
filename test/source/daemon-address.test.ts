import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  dockerAddress,
  formatAddress,
  parseDaemonUrl,
  podmanAddress,
} from '../../src/source/daemon-address.ts';
import { makeCertificates } from '../support/certificates.ts';
import { privateDirectory } from '../support/daemon.ts';
import { needs } from '../support/real-part.ts';

const urls: readonly (readonly [text: string, wanted: object])[] = [
  ['unix:///run/d.sock', { kind: 'unix', path: '/run/d.sock' }],
  ['unix://', { kind: 'unix', path: '/var/run/docker.sock' }],
  ['tcp://host:1234', { kind: 'tcp', host: 'host', port: 1234 }],
  ['host:1234', { kind: 'tcp', host: 'host', port: 1234 }],
  ['tcp://[::1]:1234', { kind: 'tcp', host: '::1', port: 1234 }],
  ['tcp://host', { kind: 'tcp', host: 'host', port: 2375 }],
  ['https://host', { kind: 'tcp', host: 'host', port: 2376, tls: { verify: true } }],
  ['ssh://me@host:22/run/p.sock', { kind: 'ssh', host: 'host', user: 'me', port: 22, path: '/run/p.sock' }],
  ['ssh://host', { kind: 'ssh', host: 'host' }],
];

for (const [text, wanted] of urls) {
  test(`${text} is understood`, () => assert.deepEqual(parseDaemonUrl(text, 'DOCKER_HOST'), wanted));
}

for (const text of [
  'npipe:////./pipe/docker',
  'ssh://-oProxyCommand=x',
  'ssh://-x@host',
  'ssh://%zz@host',
  'tcp://',
  'fd://',
]) {
  test(`${text} is refused`, () => {
    assert.throws(() => parseDaemonUrl(text, 'DOCKER_HOST'), { name: 'KedgeError', code: 'CONFIG_INVALID' });
  });
}

test('a password in a URL is shown nowhere', () => {
  assert.ok(!formatAddress(parseDaemonUrl('ssh://me:secret@host', 'DOCKER_HOST')).includes('secret'));
  assert.throws(
    () => parseDaemonUrl('what://me:secret@host', 'DOCKER_HOST'),
    (error: Error) => !error.message.includes('secret'),
  );
});

test('a configuration that is not JSON is refused, and nothing of it is shown', async () => {
  await using home = await privateDirectory();
  await writeFile(join(home.path, 'config.json'), '{"auths": {"r": {"auth": secret}}}');
  await assert.rejects(
    dockerAddress({ env: { DOCKER_CONFIG: home.path }, home: '/nonexistent' }),
    (error: Error & { code?: string }) =>
      error.code === 'CONFIG_INVALID' && !/secret/.test(error.stack ?? ''),
  );
});

test('DOCKER_HOST goes before the context', async () => {
  const env = { DOCKER_HOST: 'tcp://host:1', DOCKER_CONTEXT: 'other' };
  assert.equal(formatAddress(await dockerAddress({ env, home: '/nonexistent' })), 'tcp://host:1');
});

test('with DOCKER_TLS_VERIFY the certificates of DOCKER_CERT_PATH are used', async () => {
  await using home = await privateDirectory();
  await writeFile(join(home.path, 'ca.pem'), 'the CA');
  const env = { DOCKER_HOST: 'tcp://host:2376', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: home.path };
  const address = await dockerAddress({ env, home: '/nonexistent' });
  assert.deepEqual(address, {
    kind: 'tcp',
    host: 'host',
    port: 2376,
    tls: { verify: true, ca: Buffer.from('the CA') },
  });
});

test("a user's own docker and podman sockets are found", async () => {
  await using home = await privateDirectory();
  await mkdir(join(home.path, 'podman'));
  const env = { XDG_RUNTIME_DIR: home.path };
  const sockets = [join(home.path, 'docker.sock'), join(home.path, 'podman/podman.sock')];
  const servers = sockets.map((path) => createServer().listen(path));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  assert.deepEqual(await podmanAddress({ env, home: '/' }), { kind: 'unix', path: sockets[1] });
  const docker = await dockerAddress({ env, home: '/nonexistent' });
  // A machine with a system-wide daemon answers there first.
  assert.ok(docker.kind === 'unix' && [sockets[0], '/var/run/docker.sock'].includes(docker.path));
  for (const server of servers) server.close();
});

test('CONTAINER_HOST and CONTAINER_SSHKEY name the podman of another machine', async () => {
  const env = { CONTAINER_HOST: 'ssh://core@host/run/p.sock', CONTAINER_SSHKEY: '/key' };
  assert.deepEqual(await podmanAddress({ env, home: '/' }), {
    kind: 'ssh',
    host: 'host',
    user: 'core',
    path: '/run/p.sock',
    keyFile: '/key',
  });
});

describe('contexts made by the docker CLI', { skip: needs('docker', 'openssl') }, () => {
  test('are used when named, when current, and with their certificates', async () => {
    await using home = await privateDirectory();
    const { caFile, clientCertFile, clientKeyFile } = await makeCertificates(home.path);
    const env = { DOCKER_CONFIG: join(home.path, 'config') };
    const docker = (...args: readonly string[]) =>
      execFileSync('docker', args, { env: { ...env, PATH: process.env['PATH'] }, stdio: 'pipe' });
    const files = `ca=${caFile},cert=${clientCertFile},key=${clientKeyFile}`;
    docker('context', 'create', 'plain', '--docker', 'host=unix:///plain.sock');
    docker('context', 'create', 'secure', '--docker', `host=tcp://host:2376,${files}`);
    docker('context', 'use', 'plain');
    assert.deepEqual(await dockerAddress({ env, home: '/' }), { kind: 'unix', path: '/plain.sock' });
    const named = await dockerAddress({ env: { ...env, DOCKER_CONTEXT: 'secure' }, home: '/' });
    assert.ok(named.kind === 'tcp' && named.tls?.verify === true && named.tls.ca && named.tls.key);
    const standard = await dockerAddress({ env: { ...env, DOCKER_CONTEXT: 'default' }, home: '/' });
    assert.notDeepEqual(standard, { kind: 'unix', path: '/plain.sock' });
  });

  test('that do not exist are named', async () => {
    const opening = dockerAddress({ env: { DOCKER_CONTEXT: 'nowhere' }, home: '/nonexistent' });
    await assert.rejects(opening, { code: 'CONFIG_INVALID' });
  });
});
