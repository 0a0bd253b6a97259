import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { indexArchive } from '../../src/source/archive-index.ts';
import { tarEnd, tarHeader } from '../../src/source/tar-header.ts';
import { privateDirectory } from '../support/daemon.ts';
import { type Members, tarOf } from '../support/layers.ts';

const run = promisify(execFile);
const { signal } = new AbortController();

async function indexOf(bytes: Uint8Array) {
  const home = await privateDirectory();
  const path = join(home.path, 'a.tar');
  await writeFile(path, bytes);
  return { index: await indexArchive(path, 'a.tar'), path };
}

async function content(members: Members, name: string): Promise<string | undefined> {
  const { index } = await indexOf(await tarOf(members));
  await using archive = index;
  const member = archive.members.locate(name);
  return member && (await buffer(archive.read(member, signal))).toString();
}

test('members are found among others and read whole', async () => {
  const big = 'b'.repeat(700_000);
  const members = { 'dir/': '', 'dir/a': 'one', b: big, empty: '', c: 'three' };
  assert.equal(await content(members, 'dir/a'), 'one');
  assert.equal(await content(members, 'b'), big);
  assert.equal(await content(members, 'empty'), '');
  assert.equal(await content(members, './c'), 'three');
  assert.equal(await content(members, 'dir'), undefined);
});

test('symbolic and hard links lead to their members', async () => {
  const members: Members = {
    'a/layer.tar': 'layer',
    's/layer.tar': { type: 'symlink', linkname: '../a/layer.tar' },
    'h/layer.tar': { type: 'link', linkname: 'a/layer.tar' },
    'out/layer.tar': { type: 'symlink', linkname: '../../../etc/passwd' },
    loop: { type: 'symlink', linkname: 'loop' },
  };
  assert.equal(await content(members, 's/layer.tar'), 'layer');
  assert.equal(await content(members, 'h/layer.tar'), 'layer');
  assert.equal(await content(members, 'out/layer.tar'), undefined);
  assert.equal(await content(members, 'loop'), undefined);
});

test('members with names that lead out of the archive are left out', async () => {
  assert.equal(await content({ '../up': 'x', inside: 'y' }, '../up'), undefined);
  assert.equal(await content({ '../up': 'x', inside: 'y' }, 'up'), undefined);
});

for (const format of ['gnu', 'pax', 'ustar', 'v7']) {
  test(`an archive of GNU tar in the ${format} format is read`, async () => {
    await using home = await privateDirectory();
    const name = format === 'gnu' || format === 'pax' ? `${'long/'.repeat(40)}name` : 'name';
    await mkdir(join(home.path, 'in', name, '..'), { recursive: true });
    await writeFile(join(home.path, 'in', name), 'content');
    const archive = join(home.path, 'a.tar');
    await run('tar', [`--format=${format}`, '-cf', archive, '-C', join(home.path, 'in'), '.']);
    await using index = await indexArchive(archive, 'a.tar');
    const member = index.members.locate(name);
    assert.ok(member);
    assert.equal((await buffer(index.read(member, signal))).toString(), 'content');
  });
}

function headerOf(name: string, size: number): Uint8Array {
  return tarHeader({ type: 'file', path: Buffer.from(name), mode: 0o644, uid: 0, gid: 0, size });
}

test('the bytes of large members are not read', async () => {
  await using home = await privateDirectory();
  const path = join(home.path, 'sparse.tar');
  const size = 7 * 1024 ** 3;
  const [head, tail] = [headerOf('layer', size), await tarOf({ last: 'end' })];
  const file = await open(path, 'w');
  await file.write(head, 0, head.length, 0);
  await file.write(tail, 0, tail.length, head.length + size);
  await file.close();
  const started = performance.now();
  await using index = await indexArchive(path, 'sparse.tar');
  assert.equal(index.members.locate('layer')?.size, size);
  assert.equal(index.members.locate('last')?.size, 3);
  assert.ok(performance.now() - started < 1000, 'reading 7 GiB takes longer');
});

test('what follows two zero blocks is ignored, however much it is', async () => {
  const { index, path } = await indexOf(await tarOf({ a: 'x' }));
  await index[Symbol.asyncDispose]();
  await truncate(path, 1024 ** 4);
  await using again = await indexArchive(path, 'a.tar');
  assert.equal(again.members.count, 1);
});

const whole = await tarOf({ a: 'x'.repeat(5000), b: 'y' });
const damaged: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['cut in a member', whole.subarray(0, 2000)],
  ['cut in a header', whole.subarray(0, 512 + 5120 + 100)],
  ['with a damaged header', Buffer.from(whole).fill(1, 512 + 5120 + 10, 512 + 5120 + 40)],
  ['of a member of absurd size', headerOf('a', 2 ** 52)],
  ['of a member of negative size', withSize(Buffer.from(whole))],
];

for (const [name, bytes] of damaged) {
  test(`an archive ${name} is refused`, async () => {
    await assert.rejects(indexOf(bytes), { name: 'KedgeError', code: 'ARCHIVE_INVALID' });
  });
}

/** Base 256, all ones: -1. */
function withSize(tar: Buffer): Buffer {
  tar.fill(0xff, 124, 136).fill(0x20, 148, 156);
  const sum = tar.subarray(0, 512).reduce((total, byte) => total + byte, 0);
  tar.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return tar;
}

function manyMembers(count: number): Buffer {
  const headers = Array.from({ length: count }, (_, at) => headerOf(`m/${at}`, 0));
  return Buffer.concat([...headers, tarEnd]);
}

test('ten thousand members are indexed', async () => {
  const { index } = await indexOf(manyMembers(10_000));
  await using archive = index;
  assert.equal(archive.members.count, 10_000);
});

test('more members than any image archive has are refused', { timeout: 120_000 }, async () => {
  await assert.rejects(indexOf(manyMembers(200_001)), { code: 'LIMIT_EXCEEDED' });
});

test('a file that is not there is an image that is not there', async () => {
  await assert.rejects(indexArchive('/nonexistent/a.tar', 'a.tar'), { code: 'IMAGE_NOT_FOUND' });
});
