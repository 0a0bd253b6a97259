import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createSources, type Sources } from '../../src/source/list.ts';
import { openImage } from '../../src/source/open.ts';
import { privateDirectory } from '../support/daemon.ts';
import { type DockerDaemon, dockerPrograms, startDockerDaemon } from '../support/dockerd.ts';
import { buildImage, dockerArchive, ociLayout } from '../support/image.ts';
import { type Members, tarOf, writeMembers } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions, testRegistryOptions } from '../support/registry-options.ts';

const built = await buildImage([{ 'etc/motd': 'one' }]);
const noDaemons = { DOCKER_HOST: 'unix:///nonexistent/d.sock', CONTAINER_HOST: 'unix:///nonexistent/p.sock' };

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly offline?: boolean;
  readonly stdin?: Uint8Array;
}

function sources({ env = noDaemons, offline = false, stdin = Buffer.alloc(0) }: Surroundings = {}): Sources {
  return createSources({
    registry: testRegistryOptions({ env }),
    offline,
    stdin: async function* () {
      yield stdin;
    },
  });
}

const dockerTar = await tarOf(dockerArchive({ image: built, tags: ['app:1'] }));
const files: readonly (readonly [name: string, bytes: Buffer, scheme: string])[] = [
  ['docker.tar', dockerTar, 'docker-archive'],
  ['oci.tar', await tarOf(ociLayout({ image: built, tags: ['app:1'] })), 'oci-archive'],
  ['packed', gzipSync(dockerTar), 'archive'],
];

for (const [name, bytes, scheme] of files) {
  test(`a file ${name} is recognized by its content as ${scheme}`, async () => {
    await using home = await privateDirectory();
    const path = join(home.path, name);
    await writeFile(path, bytes);
    const found = await openImage(path, sources({ offline: true }), testOpenOptions());
    assert.equal(found.scheme, scheme);
    assert.ok(found.explanation?.includes(path));
    assert.deepEqual(Buffer.from((await readImage(found.opened)).image.config), built.config);
  });
}

const directories: readonly (readonly [name: string, members: Members, scheme: string])[] = [
  ['an OCI layout', ociLayout({ image: built }), 'oci-dir'],
  ['a root filesystem', { 'etc/passwd': 'root', 'bin/sh': '' }, 'dir'],
  ['a root filesystem with little but os-release', { 'usr/lib/os-release': 'ID=x' }, 'dir'],
];

for (const [name, members, scheme] of directories) {
  test(`a directory that is ${name} is recognized as ${scheme}`, async () => {
    await using home = await privateDirectory();
    await writeMembers(home.path, members);
    const found = await openImage(home.path, sources({ offline: true }), testOpenOptions());
    assert.equal(found.scheme, scheme);
    assert.ok(found.explanation?.includes(home.path));
  });
}

for (const [name, members] of [
  ['empty', {}],
  ['of sources', { 'README.md': '', 'src/main.c': '' }],
  ['of an unpacked Docker archive', dockerArchive({ image: built })],
] as const) {
  test(`a directory ${name} is no image`, async () => {
    await using home = await privateDirectory();
    await writeMembers(home.path, members);
    const opening = openImage(home.path, sources(), testOpenOptions());
    await assert.rejects(opening, { name: 'KedgeError', code: 'NOT_AN_IMAGE' });
  });
}

test('a link to an archive is followed by whoever names it', async () => {
  await using home = await privateDirectory();
  await writeFile(join(home.path, 'real'), dockerTar);
  await symlink('real', join(home.path, 'link'));
  assert.equal(
    (await openImage(join(home.path, 'link'), sources(), testOpenOptions())).scheme,
    'docker-archive',
  );
});

test('- is the archive on standard input', async () => {
  const found = await openImage('-', sources({ offline: true, stdin: dockerTar }), testOpenOptions());
  assert.deepEqual((await readImage(found.opened)).image.origin.tags, ['app:1']);
});

test('a scheme chooses its source, and the choice needs no explanation', async () => {
  await using home = await privateDirectory();
  await writeFile(join(home.path, 'a.tar'), dockerTar);
  const found = await openImage(`docker-archive:${home.path}/a.tar:app:1`, sources(), testOpenOptions());
  assert.equal(found.scheme, 'docker-archive');
  assert.equal(found.explanation, undefined);
});

const refused: readonly (readonly [text: string, code: string, offline?: boolean])[] = [
  ['docker-archive:', 'USAGE'],
  ['', 'IMAGE_NOT_FOUND'],
  ['./missing', 'IMAGE_NOT_FOUND'],
  ['/missing', 'IMAGE_NOT_FOUND'],
  ['missing.tar.gz', 'IMAGE_NOT_FOUND'],
  ['No Such Thing', 'REFERENCE_INVALID'],
  ['https://example.org/app', 'REFERENCE_INVALID'],
  ['app:1', 'USAGE', true],
  ['registry:app:1', 'USAGE', true],
  ['docker:app:1', 'USAGE', true],
  ['podman:app:1', 'USAGE', true],
  ['docker:app:1', 'DAEMON_UNREACHABLE'],
];

for (const [text, code, offline = false] of refused) {
  test(`"${text}"${offline ? ' offline' : ''} is refused with ${code}`, async () => {
    const opening = openImage(text, sources({ offline }), testOpenOptions());
    await assert.rejects(opening, { name: 'KedgeError', code });
  });
}

test('a reference that no daemon has is looked for in its registry', async () => {
  const opening = openImage('127.0.0.1:1/app:1', sources(), testOpenOptions());
  await assert.rejects(opening, (error: Error & { code?: string }) => {
    assert.equal(error.code, 'REGISTRY_UNREACHABLE');
    return error.message.includes('local daemon');
  });
});

describe('with a Docker daemon that has it', { skip: needs(...dockerPrograms) }, () => {
  let daemon: DockerDaemon;
  before(async () => {
    daemon = await startDockerDaemon();
    await using home = await privateDirectory();
    await writeFile(join(home.path, 'a.tar'), dockerTar);
    await daemon.run('load', '-i', join(home.path, 'a.tar'));
  });
  after(() => daemon?.close());

  test('a reference is taken from there, and the user told so', async () => {
    const env = { ...noDaemons, DOCKER_HOST: `unix://${daemon.socket}` };
    const found = await openImage('app:1', sources({ env }), testOpenOptions());
    assert.equal(found.scheme, 'docker');
    assert.match(found.explanation ?? '', /Docker/);
    assert.deepEqual(Buffer.from((await readImage(found.opened)).image.config), built.config);
  });
});
