import assert from 'node:assert/strict';
import { once } from 'node:events';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { LocalSource } from '../../src/source/daemon.ts';
import { dockerSource } from '../../src/source/docker.ts';
import { makeCertificates } from '../support/certificates.ts';
import { privateDirectory } from '../support/daemon.ts';
import { type DockerDaemon, dockerPrograms, startDockerDaemon } from '../support/dockerd.ts';
import { buildImage, dockerArchive } from '../support/image.ts';
import { tarOf } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions } from '../support/registry-options.ts';

const built = await buildImage([{ 'etc/motd': 'one' }, { 'etc/motd': 'two' }], { compression: 'none' });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('a running Docker daemon', { skip: needs(...dockerPrograms, 'openssl') }, () => {
  let home: Awaited<ReturnType<typeof privateDirectory>>;
  let daemon: DockerDaemon;
  let source: LocalSource;
  let secure: Record<string, string>;

  before(async () => {
    home = await privateDirectory();
    const certificates = await makeCertificates(home.path);
    const port = await freePort();
    daemon = await startDockerDaemon({ tls: { port, ...certificates } });
    source = dockerSource({ env: daemon.env, home: home.path });
    const at = (name: string): string => join(home.path, name);
    await writeFile(at('image.tar'), await tarOf(dockerArchive({ image: built, tags: ['team/app:1'] })));
    await daemon.run('load', '-i', at('image.tar'));
    await mkdir(at('context'));
    await writeFile(at('context/Dockerfile'), 'FROM team/app:1\nCOPY file /file\nLABEL a=b\n');
    await writeFile(at('context/file'), 'content');
    await daemon.run('build', '-t', 'built:latest', at('context'));
    await copyFile(certificates.caFile, at('ca.pem'));
    await copyFile(certificates.clientCertFile, at('cert.pem'));
    await copyFile(certificates.clientKeyFile, at('key.pem'));
    secure = { DOCKER_HOST: `tcp://localhost:${port}`, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: home.path };
  });
  after(async () => {
    await daemon?.close();
    await home?.[Symbol.asyncDispose]();
  });

  test('gives an image by name, with the id and tags it is known by', async () => {
    const opened = await source.open('team/app:1', testOpenOptions());
    assert.ok(opened.access === 'stream' && opened.known);
    const { known } = opened;
    const { image, diffIds } = await readImage(opened);
    assert.deepEqual(Buffer.from(image.config), built.config);
    assert.equal(known.id, image.configDigest);
    assert.deepEqual(image.origin, { ...image.origin, location: 'docker:team/app:1', tags: ['team/app:1'] });
    assert.deepEqual(
      diffIds,
      built.layers.map((layer) => layer.diffId),
    );
  });

  test('gives an image that it built, by the start of its id', async () => {
    const id = (await daemon.run('inspect', '--format', '{{.Id}}', 'built')).trim();
    const layers = JSON.parse(await daemon.run('inspect', '--format', '{{json .RootFS.Layers}}', 'built'));
    const { image, diffIds } = await readImage(await source.open(id.slice(7, 19), testOpenOptions()));
    assert.equal(image.configDigest, id);
    assert.deepEqual(diffIds, layers);
    assert.deepEqual(image.origin.tags, ['built:latest']);
  });

  test('is reached through TLS with the certificates of DOCKER_CERT_PATH', async () => {
    const opened = await dockerSource({ env: secure, home: '/' }).open('built', testOpenOptions());
    assert.equal((await readImage(opened)).diffIds.length, 3);
  });

  test('is not believed when its certificate is signed by somebody else', async () => {
    await using elsewhere = await privateDirectory();
    const { caFile, clientCertFile, clientKeyFile } = await makeCertificates(elsewhere.path);
    await copyFile(caFile, join(elsewhere.path, 'ca.pem'));
    await copyFile(clientCertFile, join(elsewhere.path, 'cert.pem'));
    await copyFile(clientKeyFile, join(elsewhere.path, 'key.pem'));
    const env = { ...secure, DOCKER_CERT_PATH: elsewhere.path };
    const opening = dockerSource({ env, home: '/' }).open('built', testOpenOptions());
    await assert.rejects(opening, { name: 'KedgeError', code: 'TLS_FAILED' });
  });

  test('is reached through what ssh runs on the other machine', async () => {
    await using bin = await privateDirectory();
    // Stands for ssh and the other machine in one: runs what it is told to, like sshd would.
    const script =
      '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done; shift\n[ "$1" = far ] || exit 255\nshift\nexec "$@"\n';
    await writeFile(join(bin.path, 'ssh'), script);
    await chmod(join(bin.path, 'ssh'), 0o755);
    const PATH = `${bin.path}${delimiter}${process.env['PATH']}`;
    const env = { PATH, DOCKER_HOST: `ssh://me@far${daemon.socket}` };
    const opened = await dockerSource({ env, home: '/' }).open('built', testOpenOptions());
    assert.equal((await readImage(opened)).diffIds.length, 3);
    const wrong = dockerSource({ env: { ...env, DOCKER_HOST: 'ssh://near' }, home: '/' });
    await assert.rejects(wrong.open('built', testOpenOptions()), { code: 'DAEMON_UNREACHABLE' });
  });

  test('names the nearest image when it does not have the one asked for', async () => {
    const opening = source.open('team/ap:1', testOpenOptions());
    await assert.rejects(opening, (error: Error & { code?: string }) => {
      assert.equal(error.code, 'IMAGE_NOT_FOUND');
      return error.message.includes('team/app:1');
    });
    assert.equal(await source.find('team/ap:1', testOpenOptions()), undefined);
  });

  test('refuses another platform than the image has', async () => {
    const platform = { os: 'linux', architecture: 's390x' };
    await assert.rejects(source.open('built', testOpenOptions({ platform })), { code: 'PLATFORM_NOT_FOUND' });
  });

  test('is left at once when the scan is interrupted', async () => {
    const controller = new AbortController();
    const opened = await source.open('built', testOpenOptions());
    assert.ok(opened.access === 'stream');
    const members = opened.members(controller.signal)[Symbol.asyncIterator]();
    await members.next();
    controller.abort(new RangeError('interrupted'));
    await assert.rejects(async () => {
      while (!(await members.next()).done);
    }, RangeError);
  });
});

for (const name of ['../containers/json', 'app?x=1', 'App', 'a b']) {
  test(`"${name}" is no name of an image`, async () => {
    const source = dockerSource({ env: { DOCKER_HOST: 'unix:///nonexistent' }, home: '/' });
    await assert.rejects(source.open(name, testOpenOptions()), { code: 'REFERENCE_INVALID' });
  });
}

test('a daemon that is not there is said to be so', async () => {
  const source = dockerSource({ env: { DOCKER_HOST: 'unix:///nonexistent/d.sock' }, home: '/' });
  await assert.rejects(source.open('app', testOpenOptions()), { code: 'DAEMON_UNREACHABLE' });
  assert.equal(await source.find('app', testOpenOptions()), undefined);
});

test('a daemon on a host that does not exist: how addresses are written', async () => {
  const source = dockerSource({ env: { DOCKER_HOST: 'garbage.invalid' }, home: '/' });
  await assert.rejects(source.open('app', testOpenOptions()), {
    code: 'DAEMON_UNREACHABLE',
    message: /tcp:\/\/garbage\.invalid:2375 .*host is unknown/,
    remedy: /unix:\/\/\/path/,
  });
});

test('a socket that may not be used is said to be so', {
  skip: process.getuid?.() !== 0 && 'needs root to drop rights',
}, async () => {
  await using home = await privateDirectory();
  await chmod(home.path, 0o755);
  const server = createServer().listen(join(home.path, 'd.sock'));
  await once(server, 'listening');
  await chmod(join(home.path, 'd.sock'), 0o600);
  const source = dockerSource({ env: { DOCKER_HOST: `unix://${home.path}/d.sock` }, home: '/' });
  // Loaded while its files may still be read.
  await import('dockerode');
  process.seteuid?.(65_534);
  try {
    await assert.rejects(source.open('app', testOpenOptions()), (error: Error & { code?: string }) => {
      assert.equal(error.code, 'DAEMON_UNREACHABLE');
      return error.message.includes('permission');
    });
  } finally {
    process.seteuid?.(0);
    server.close();
  }
});

/** Answers like a daemon until the image is asked for, and gives `body` then. */
async function withDaemonThatSends(
  body: string,
  work: (source: LocalSource) => Promise<void>,
): Promise<void> {
  await using home = await privateDirectory();
  const socket = join(home.path, 'd.sock');
  const facts = JSON.stringify({ Id: `sha256:${'0'.repeat(64)}`, Os: 'linux', Architecture: 'amd64' });
  const server = createServer((connection) => {
    connection.once('data', (request) => {
      const isInspect = request.toString('latin1').split('\r\n')[0]?.includes('/json');
      const length = isInspect ? facts.length : 1_000_000;
      connection.write(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`,
      );
      connection.end(isInspect ? facts : body);
    });
  }).listen(socket);
  await once(server, 'listening');
  try {
    await work(dockerSource({ env: { DOCKER_HOST: `unix://${socket}` }, home: '/' }));
  } finally {
    server.close();
  }
}

test('a daemon that breaks off in the middle of the image is said to have', async () => {
  const tar = await tarOf(dockerArchive({ image: built }));
  await withDaemonThatSends(tar.toString('latin1', 0, 1500), async (source) => {
    const opened = await source.open('app', testOpenOptions());
    await assert.rejects(readImage(opened), { name: 'KedgeError', code: 'DAEMON_FAILED' });
  });
});
