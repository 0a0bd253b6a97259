import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { digestOf } from '../../src/core/digest.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { openCache } from '../../src/layer/cache.ts';
import { privateDirectory } from '../support/daemon.ts';
import { skipOrFail } from '../support/real-part.ts';

const run = promisify(execFile);

interface Given {
  readonly maxBytes?: number;
  readonly blobs?: boolean;
  readonly now?: () => number;
}

function open(directory: string, { maxBytes = 1_000_000, blobs = true, now = Date.now }: Given = {}) {
  const warnings: string[] = [];
  return { ...openCache({ directory, maxBytes, blobs, now, warn: (text) => warnings.push(text) }), warnings };
}

async function files(directory: string): Promise<string[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function onlyFile(directory: string): Promise<string> {
  const [path, ...others] = await files(directory);
  assert.deepEqual(others, []);
  return path ?? assert.fail('no file');
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (found: Uint8Array | undefined): string | undefined =>
  found === undefined ? undefined : Buffer.from(found).toString();

async function* stream(...parts: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield bytes(part);
}

async function drain(source: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(source)).toString();
}

test('what was put under a key is there for another process, under that key and kind alone', async () => {
  await using directory = await privateDirectory();
  await open(directory.path).put('analyses', 'sha256:ab.v1', bytes('result'));
  const cache = open(directory.path);
  assert.equal(text(await cache.get('analyses', 'sha256:ab.v1')), 'result');
  assert.equal(await cache.get('configs', 'sha256:ab.v1'), undefined);
  assert.equal(await cache.get('analyses', 'sha256:ab.v2'), undefined);
  assert.deepEqual(cache.warnings, []);
});

test('files are for their owner alone', async () => {
  await using directory = await privateDirectory();
  await open(join(directory.path, 'made')).put('analyses', 'k', bytes('result'));
  const path = await onlyFile(directory.path);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
});

const damages: readonly (readonly [string, (content: Buffer) => Buffer])[] = [
  ['cut short', (content) => content.subarray(0, content.length - 1)],
  ['empty', () => Buffer.alloc(0)],
  ['longer than written', (content) => Buffer.concat([content, Buffer.from('x')])],
  ['changed in its content', (content) => Buffer.concat([content.subarray(0, -1), Buffer.from('X')])],
  [
    'changed in its digest',
    (content) => Buffer.from(content.toString('latin1').replace(/[0-9a-f]/, 'g'), 'latin1'),
  ],
];
for (const [name, damage] of damages) {
  test(`a file that is ${name} is a miss, and goes`, async () => {
    await using directory = await privateDirectory();
    const cache = open(directory.path);
    await cache.put('analyses', 'k', bytes('result'));
    const path = await onlyFile(directory.path);
    await writeFile(path, damage(await readFile(path)));
    assert.equal(await cache.get('analyses', 'k'), undefined);
    assert.deepEqual(await files(directory.path), []);
    await cache.put('analyses', 'k', bytes('again'));
    assert.equal(text(await cache.get('analyses', 'k')), 'again');
  });
}

test('a whole file under the name of another key is a miss', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  await cache.put('analyses', 'a', bytes('of a'));
  const ofA = await onlyFile(directory.path);
  await cache.put('analyses', 'b', bytes('of b'));
  const ofB = (await files(directory.path)).find((path) => path !== ofA) ?? assert.fail();
  await rename(ofA, ofB);
  assert.equal(await cache.get('analyses', 'b'), undefined);
});

test('what was used least recently goes first when the limit is passed', async () => {
  await using directory = await privateDirectory();
  let clock = 1_700_000_000_000;
  const cache = open(directory.path, { maxBytes: 4000, now: () => (clock += 1000) });
  for (const key of ['a', 'b', 'c']) await cache.put('analyses', key, Buffer.alloc(1000, key));
  await cache.get('analyses', 'a');
  await cache.put('configs', 'd', Buffer.alloc(1000, 'd'));
  assert.equal(await cache.get('analyses', 'b'), undefined);
  for (const key of ['a', 'c']) assert.equal((await cache.get('analyses', key))?.length, 1000, key);
  assert.equal((await cache.get('configs', 'd'))?.length, 1000);
  assert.ok((await cache.info()).bytes <= 4000);
});

test('what alone is larger than the limit is not kept, and pushes nothing out', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path, { maxBytes: 4000 });
  await cache.put('analyses', 'small', bytes('result'));
  await cache.put('analyses', 'large', Buffer.alloc(5000));
  assert.equal(await cache.get('analyses', 'large'), undefined);
  assert.equal(text(await cache.get('analyses', 'small')), 'result');
});

test('prune comes down to the size asked for and sweeps what dead processes left', async () => {
  await using directory = await privateDirectory();
  let clock = Date.now() - 1_000_000;
  const cache = open(directory.path, { now: () => (clock += 1000) });
  for (const key of ['a', 'b', 'c']) await cache.put('analyses', key, Buffer.alloc(1000));
  const folder = dirname((await files(directory.path))[0] ?? '');
  const [old, young] = [join(folder, '.tmp-1-0'), join(folder, '.tmp-2-0')];
  for (const path of [old, young]) await writeFile(path, 'half');
  const hours = Date.now() / 1000 - 2 * 3600;
  await utimes(old, hours, hours);
  clock = Date.now();
  const removed = await cache.prune(2500);
  assert.equal(removed.files, 2);
  assert.equal(await cache.get('analyses', 'a'), undefined);
  assert.equal((await cache.get('analyses', 'c'))?.length, 1000);
  const left = await files(directory.path);
  assert.deepEqual([left.includes(old), left.includes(young)], [false, true]);
});

test('clear removes the cache and nothing else that lies there', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  await cache.put('analyses', 'k', bytes('result'));
  const own = join(dirname(await onlyFile(directory.path)), 'notes.txt');
  await writeFile(own, 'mine');
  await mkdir(join(directory.path, 'blobs', 'zz'), { recursive: true });
  await writeFile(join(directory.path, 'blobs', 'zz', 'a'.repeat(64)), 'mine');
  assert.equal((await cache.clear()).files, 1);
  assert.deepEqual(
    (await files(directory.path)).sort(),
    [join(directory.path, 'blobs', 'zz', 'a'.repeat(64)), own].sort(),
  );
});

test('info counts by kind, and an absent directory is an empty cache', async () => {
  await using directory = await privateDirectory();
  const absent = open(join(directory.path, 'absent'));
  assert.equal((await absent.info()).bytes, 0);
  assert.deepEqual(await absent.clear(), { files: 0, bytes: 0 });
  const cache = open(directory.path);
  await cache.put('configs', 'k', bytes('12345'));
  await drain(cache.keepBlob(digestOf('blob'), stream('blob')));
  const { kinds } = await cache.info();
  assert.deepEqual(
    kinds.map((kind) => [kind.kind, kind.files]),
    [
      ['analyses', 0],
      ['configs', 1],
      ['blobs', 1],
    ],
  );
  assert.equal(kinds.find((kind) => kind.kind === 'blobs')?.bytes, 4);
});

test('a directory that cannot be used is reported once and ends nothing', async () => {
  await using directory = await privateDirectory();
  const blocked = join(directory.path, 'file');
  await writeFile(blocked, '');
  const cache = open(join(blocked, 'cache'));
  await cache.put('analyses', 'a', bytes('result'));
  await cache.put('analyses', 'b', bytes('result'));
  assert.equal(await cache.get('analyses', 'a'), undefined);
  assert.equal(await drain(cache.keepBlob(digestOf('blob'), stream('blob'))), 'blob');
  assert.equal(cache.warnings.length, 1);
});

test('a full disk is reported once, leaves no halves, and lets the blob through', async (t) => {
  await using directory = await privateDirectory();
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory.path]).catch(
    () => undefined,
  );
  if (mounted === undefined) {
    return t.skip(skipOrFail('needs root to mount a small tmpfs'));
  }
  try {
    const cache = open(directory.path);
    await cache.put('analyses', 'a', Buffer.alloc(200_000, 1));
    const large = 'b'.repeat(200_000);
    assert.equal(
      await drain(cache.keepBlob(digestOf(large), stream(large.slice(0, 1000), large.slice(1000)))),
      large,
    );
    assert.equal(cache.warnings.length, 1);
    assert.deepEqual(await files(directory.path), []);
    await cache.put('analyses', 'small', bytes('result'));
    assert.equal(text(await cache.get('analyses', 'small')), 'result');
  } finally {
    await run('umount', [directory.path]);
  }
});

test('a blob is kept as it goes by, and read back', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  const digest = digestOf('hello world');
  assert.equal(await cache.readBlob(digest), undefined);
  assert.equal(await drain(cache.keepBlob(digest, stream('hello ', 'world'))), 'hello world');
  const found = await cache.readBlob(digest);
  assert.equal(found && (await drain(found)), 'hello world');
});

test('a blob that is not what its digest says is passed through and not kept', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  assert.equal(await drain(cache.keepBlob(digestOf('hello'), stream('other'))), 'other');
  assert.deepEqual(await files(directory.path), []);
});

test('a blob that ends early or in an error leaves nothing', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  const digest = digestOf('ab');
  for await (const _ of cache.keepBlob(digest, stream('a', 'b'))) break;
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield bytes('a');
    throw new KedgeError('REGISTRY_FAILED', 'gone');
  }
  await assert.rejects(drain(cache.keepBlob(digest, broken())), KedgeError);
  assert.deepEqual(await files(directory.path), []);
});

test('a damaged blob is a miss, and goes', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  const digest = digestOf('hello');
  await drain(cache.keepBlob(digest, stream('hello')));
  await writeFile(await onlyFile(directory.path), 'hellO');
  assert.equal(await cache.readBlob(digest), undefined);
  assert.deepEqual(await files(directory.path), []);
});

test('a blob is read to its end though another process clears the cache', async () => {
  await using directory = await privateDirectory();
  const cache = open(directory.path);
  const digest = digestOf('hello');
  await drain(cache.keepBlob(digest, stream('hello')));
  const found = (await cache.readBlob(digest)) ?? assert.fail();
  await open(directory.path).clear();
  assert.equal(await drain(found), 'hello');
});

test('blobs are left out unless they are asked for', async () => {
  await using directory = await privateDirectory();
  const digest = digestOf('hello');
  await drain(open(directory.path).keepBlob(digest, stream('hello')));
  const without = open(directory.path, { blobs: false });
  assert.equal(await without.readBlob(digest), undefined);
  await without.clear();
  assert.equal(await drain(without.keepBlob(digest, stream('hello'))), 'hello');
  assert.deepEqual(await files(directory.path), []);
});

const writer = `
  import { openCache } from ${JSON.stringify(join(import.meta.dirname, '../../src/layer/cache.ts'))};
  const [directory, own] = process.argv.slice(1);
  const warn = (text) => { throw new Error(text); };
  const cache = openCache({ directory, maxBytes: 60_000, blobs: true, now: Date.now, warn });
  for (let i = 0; i < 300; i += 1) {
    const key = 'k' + (i % 40);
    await cache.put('analyses', key, Buffer.alloc(1000 + (i % 7), key));
    const other = 'k' + ((i * 7) % 40);
    const found = await cache.get('analyses', other);
    if (found !== undefined && !found.every((byte, at) => byte === Buffer.alloc(found.length, other)[at])) {
      throw new Error('mixed up');
    }
  }
`;

test("processes that write, read and prune at once get in nobody's way", async () => {
  await using directory = await privateDirectory();
  const children = ['a', 'b', 'c'].map((own) =>
    spawn(process.execPath, ['--input-type=module', '-e', writer, directory.path, own], { stdio: 'inherit' }),
  );
  const ends = await Promise.all(children.map((child) => once(child, 'exit')));
  assert.deepEqual(ends, [
    [0, null],
    [0, null],
    [0, null],
  ]);
  const cache = open(directory.path, { maxBytes: 60_000 });
  const left = await files(directory.path);
  assert.deepEqual(
    left.filter((path) => path.includes('.tmp-')),
    [],
  );
  assert.ok((await cache.info()).bytes <= 60_000);
  const whole = await Promise.all(Array.from({ length: 40 }, (_, i) => cache.get('analyses', `k${i}`)));
  assert.equal(whole.filter((found) => found !== undefined).length, left.length);
});
