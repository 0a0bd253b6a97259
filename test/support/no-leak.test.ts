import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { newUser } from './kedge.ts';
import { assertNoLeak } from './no-leak.ts';

const value = 'hunter2+and/some more';
const ways: readonly (readonly [string, (text: string) => Buffer])[] = [
  ['as it is', (text) => Buffer.from(text)],
  ['in base64', (text) => Buffer.from(Buffer.from(text).toString('base64'))],
  ['in base64 of URLs', (text) => Buffer.from(Buffer.from(text).toString('base64url'))],
  ['in hex', (text) => Buffer.from(Buffer.from(text).toString('hex'))],
  ['in UTF-16', (text) => Buffer.from(text, 'utf16le')],
  ['in UTF-16, the other way around', (text) => Buffer.from(text, 'utf16le').swap16()],
  ['in gzip', (text) => gzipSync(text)],
  ['in zstd', (text) => zstdCompressSync(text)],
  [
    'in gzip in base64 in JSON',
    (text) => Buffer.from(JSON.stringify({ a: gzipSync(text).toString('base64') })),
  ],
];
for (const [way, write] of ways) {
  test(`a value that is kept ${way} is found, wherever it stands`, async () => {
    await using user = await newUser();
    await mkdir(join(user.home, '.cache/deep'), { recursive: true });
    for (const before of ['', 'x', 'xy']) {
      await writeFile(join(user.home, '.cache/deep/file'), write(`${before}${value} after`));
      await assert.rejects(assertNoLeak(user, [value], []), /holds a secret/);
    }
    await writeFile(join(user.home, '.cache/deep/file'), write('another thing'));
    await assertNoLeak(user, [value], []);
  });
}

test('what is said is looked at too', async () => {
  await using user = await newUser();
  const said = { status: 0, stdout: '', stderr: '' };
  await assertNoLeak(user, [value], [said]);
  for (const name of ['stdout', 'stderr']) {
    await assert.rejects(assertNoLeak(user, [value], [{ ...said, [name]: `<${value}>` }]), /holds a secret/);
  }
});
