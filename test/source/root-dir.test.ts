import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { rootDir } from '../../src/source/root-dir.ts';
import { privateDirectory } from '../support/daemon.ts';
import { writeMembers } from '../support/layers.ts';
import { readImage } from '../support/read-image.ts';
import { testOpenOptions } from '../support/registry-options.ts';

test('a root filesystem is an image of one layer with a config of its own', async () => {
  await using home = await privateDirectory();
  await writeMembers(home.path, { 'etc/os-release': 'ID=test\n' });
  const platform = { os: 'linux', architecture: 'riscv64' };
  const { image, diffIds } = await readImage(await rootDir.open(home.path, testOpenOptions({ platform })));
  assert.equal(diffIds.length, 1);
  assert.deepEqual(JSON.parse(Buffer.from(image.config).toString()), {
    ...platform,
    config: {},
    rootfs: { type: 'layers', diff_ids: [] },
  });
  assert.equal(image.origin.location, `dir:${home.path}`);
});

test('a second reading gives the same layer and no problem twice', async () => {
  await using home = await privateDirectory();
  await writeMembers(home.path, { a: '1', 'b/c': '2' });
  const open = () => rootDir.open(home.path, testOpenOptions());
  assert.deepEqual((await readImage(await open())).diffIds, (await readImage(await open())).diffIds);
});

test('a file, an empty directory and a missing one are refused', async () => {
  await using home = await privateDirectory();
  const open = (path: string) => rootDir.open(path, testOpenOptions());
  await assert.rejects(open(home.path), { code: 'NOT_AN_IMAGE' });
  await writeFile(join(home.path, 'file'), '');
  await assert.rejects(open(join(home.path, 'file')), { code: 'NOT_AN_IMAGE' });
  await assert.rejects(open(join(home.path, 'missing')), { code: 'IMAGE_NOT_FOUND' });
});
