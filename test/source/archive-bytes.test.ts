import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { unpackArchive } from '../../src/source/archive-bytes.ts';
import { tarOf } from '../support/layers.ts';

async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const tar = await tarOf({ 'a.txt': randomBytes(5000) });

for (const [name, packed] of [
  ['plain', tar],
  ['gzip', gzipSync(tar)],
  ['gzip in two members', Buffer.concat([gzipSync(tar.subarray(0, 700)), gzipSync(tar.subarray(700))])],
  ['zstd', zstdCompressSync(tar)],
] as const) {
  test(`a ${name} archive gives its tar`, async () => {
    assert.deepEqual(await buffer(unpackArchive(inChunks(packed), 'x')), tar);
  });
}

const refused: readonly (readonly [name: string, bytes: Uint8Array, code: string])[] = [
  ['nothing', Buffer.alloc(0), 'NOT_AN_IMAGE'],
  ['zeros', Buffer.alloc(10_240), 'NOT_AN_IMAGE'],
  ['a text', Buffer.from('hello\n'.repeat(200)), 'NOT_AN_IMAGE'],
  ['a zip', Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(600)]), 'NOT_AN_IMAGE'],
  ['a packed text', gzipSync('hello\n'.repeat(200)), 'NOT_AN_IMAGE'],
  ['a truncated gzip', gzipSync(tar).subarray(0, 3000), 'ARCHIVE_INVALID'],
  ['a damaged gzip', Buffer.from(gzipSync(tar)).fill(0xff, 3000, 3200), 'ARCHIVE_INVALID'],
  ['a truncated zstd', zstdCompressSync(tar).subarray(0, 3000), 'ARCHIVE_INVALID'],
];

for (const [name, bytes, code] of refused) {
  test(`${name} is refused with ${code}`, async () => {
    await assert.rejects(buffer(unpackArchive(inChunks(bytes), 'x')), { name: 'KedgeError', code });
  });
}

test('a gzip bomb ends at the ratio limit', async () => {
  const head = await tarOf({ 'a.txt': 'x' });
  const bomb = gzipSync(Buffer.concat([head.subarray(0, 1024), Buffer.alloc(300 * 1024 * 1024)]));
  let given = 0;
  const drain = async (): Promise<void> => {
    for await (const chunk of unpackArchive(inChunks(bomb, 65_536), 'x')) given += chunk.length;
  };
  await assert.rejects(drain(), { code: 'LIMIT_EXCEEDED' });
  assert.ok(given < 200 * 1024 * 1024);
});
