import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { stage } from '../../.ci/stage.ts';
import { privateDirectory } from '../support/daemon.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

test('what is published scans as the sources do, without them', async () => {
  await using scratch = await privateDirectory();
  const published = join(scratch.path, 'kedge');
  await stage(published);
  assert.deepEqual((await readdir(published)).toSorted(), [
    'LICENSE',
    'README.md',
    'bin',
    'dist',
    'docs',
    'package.json',
    'schemas',
  ]);
  const scan = async (home: string): Promise<string> => {
    const image = join(root, 'test/images/alpine-3.14.tar');
    const args = [join(home, 'bin/kedge.js'), 'scan', image, '-q', '-o', 'json'];
    const env = { ...process.env, HOME: scratch.path, KEDGE_CACHE_ENABLED: 'false' };
    return (await run(process.execPath, args, { env, maxBuffer: 1 << 26 })).stdout;
  };
  const [ours, theirs] = [await scan(root), await scan(published)];
  assert.ok(theirs.includes('alpine-baselayout'));
  assert.equal(theirs, ours);
});

test('the published manifest asks for nothing that only the house needs', async () => {
  await using scratch = await privateDirectory();
  await stage(scratch.path);
  const manifest = JSON.parse(await readFile(join(scratch.path, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(manifest.dependencies), ['dockerode']);
  for (const key of ['scripts', 'devDependencies', 'optionalDependencies'])
    assert.equal(manifest[key], undefined);
});

test('the licenses of bundled packages are published with them', async () => {
  await using scratch = await privateDirectory();
  await stage(scratch.path);
  const notices = await readFile(join(scratch.path, 'dist/NOTICES.txt'), 'utf8');
  for (const name of ['ajv', 'commander', 'tar-stream'])
    assert.match(notices, new RegExp(`^== ${name} `, 'm'));
});
