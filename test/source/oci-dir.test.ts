import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rename, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { promisify } from 'node:util';
import { digestOf } from '../../src/core/digest.ts';
import { ociDir } from '../../src/source/oci-dir.ts';
import { privateDirectory } from '../support/daemon.ts';
import { blobPath, buildImage, dockerArchive, type NamedImage, ociLayout } from '../support/image.ts';
import { tarOf, writeMembers } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { needs } from '../support/real-part.ts';
import { testOpenOptions } from '../support/registry-options.ts';

const run = promisify(execFile);
const built = await buildImage([{ 'etc/motd': 'one' }, { 'etc/motd': 'two' }]);
const other = await buildImage([{ 'etc/motd': 'other' }]);

async function layout(...images: readonly NamedImage[]): Promise<string> {
  const home = await privateDirectory();
  await writeMembers(home.path, ociLayout(...images));
  return home.path;
}

async function read(location: string) {
  return readImage(await ociDir.open(location, testOpenOptions()));
}

test('a layout of one image gives its config, digests and layers', async () => {
  const path = await layout({ image: built, tags: ['app:1', 'app:2'] });
  const { image, diffIds } = await read(path);
  assert.deepEqual(Buffer.from(image.config), built.config);
  assert.deepEqual(image.origin.tags, ['app:1', 'app:2']);
  assert.equal(image.origin.location, `oci-dir:${path}`);
  assert.deepEqual(
    diffIds,
    built.layers.map((layer) => layer.diffId),
  );
  assert.deepEqual(
    image.layers.map((layer) => layer.digest),
    built.layers.map((layer) => layer.digest),
  );
});

test('of two images the tag chooses', async () => {
  const path = await layout({ image: built, tags: ['one'] }, { image: other, tags: ['two'] });
  await assert.rejects(read(path), { code: 'IMAGE_AMBIGUOUS' });
  assert.deepEqual(Buffer.from((await read(`${path}:two`)).image.config), other.config);
  await assert.rejects(read(`${path}:three`), { code: 'IMAGE_NOT_FOUND' });
});

test('a link beside the blobs is followed, one out of the layout is not', async () => {
  const path = await layout({ image: built });
  const [, top] = built.layers;
  assert.ok(top);
  const blob = join(path, blobPath(top.digest));
  await rename(blob, join(path, 'moved'));
  await symlink('../../moved', blob);
  assert.equal((await read(path)).diffIds[1], top.diffId);
  await using outside = await privateDirectory();
  await rename(join(path, 'moved'), join(outside.path, 'moved'));
  await symlink(join(outside.path, 'moved'), join(path, 'moved'));
  await assert.rejects(read(path), { code: 'ARCHIVE_INVALID' });
});

test('a missing layer is named', async () => {
  const path = await layout({ image: built });
  const digest = built.layers[0]?.digest ?? 'sha256:';
  await rename(join(path, blobPath(digest)), join(path, 'gone'));
  await assert.rejects(read(path), (error: Error & { code?: string }) => {
    assert.equal(error.code, 'ARCHIVE_INVALID');
    return error.message.includes(digest.slice('sha256:'.length));
  });
});

test('a config that was changed is refused', async () => {
  const path = await layout({ image: built });
  const { digest } = JSON.parse(built.manifest.toString()).config;
  const file = join(path, blobPath(digest));
  await writeFile(file, (await readFile(file, 'utf8')).replace('amd64', 'amd65'));
  await assert.rejects(read(path), { code: 'DIGEST_MISMATCH' });
});

test('a manifest that was changed is refused, and said to be the manifest', async () => {
  const path = await layout({ image: built });
  const file = join(path, blobPath(digestOf(built.manifest)));
  await writeFile(file, (await readFile(file, 'utf8')).replace('"schemaVersion":2', '"schemaVersion":3'));
  await assert.rejects(read(path), { code: 'DIGEST_MISMATCH', message: /^manifest of oci-dir:/ });
});

test('an index of absurd size is refused unread', async () => {
  const path = await layout({ image: built });
  await truncate(join(path, 'index.json'), 1024 ** 4);
  await assert.rejects(read(path), { code: 'LIMIT_EXCEEDED', remedy: /alone/ });
});

test('a directory without an index and a missing one are refused', async () => {
  await using home = await privateDirectory();
  await mkdir(join(home.path, 'blobs'));
  await assert.rejects(read(home.path), { code: 'NOT_AN_IMAGE' });
  await assert.rejects(read(join(home.path, 'nowhere')), { code: 'IMAGE_NOT_FOUND' });
});

describe('layouts made by skopeo', { skip: needs('skopeo') }, () => {
  test('hold what was put in, under its tag', async () => {
    await using home = await privateDirectory();
    const source = join(home.path, 'source.tar');
    await writeFile(source, await tarOf(dockerArchive({ image: built, tags: ['app:1'] })));
    await run('skopeo', ['copy', '-q', `docker-archive:${source}`, `oci:${home.path}/made:latest`]);
    const { image, diffIds } = await read(join(home.path, 'made:latest'));
    assert.deepEqual(
      diffIds,
      built.layers.map((layer) => layer.diffId),
    );
    assert.deepEqual(image.origin.tags, ['latest']);
  });
});
