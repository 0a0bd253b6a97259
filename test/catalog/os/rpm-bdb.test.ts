import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { rpm } from '../../../src/catalog/os/rpm.ts';
import { bdbValues } from '../../../src/catalog/os/rpm-bdb.ts';
import { memoryFile, runCataloger } from '../../support/run-cataloger.ts';

test('a database of one package gives it with its epoch', () => {
  const fixture = join(import.meta.dirname, 'fixtures/hello-epoch.Packages.gz');
  const { packages, problems } = runCataloger(rpm, {
    'var/lib/rpm/Packages': gunzipSync(readFileSync(fixture)),
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    packages.map(({ name, version, purl, files }) => ({ name, version, purl, files })),
    [
      {
        name: 'hello',
        version: '1:0.0.1-rls',
        purl: 'pkg:rpm/hello@0.0.1-rls?arch=x86_64&epoch=1&upstream=hello-0.0.1-rls.src.rpm',
        files: ['usr/bin/hello.sh'],
      },
    ],
  );
});

const pageSize = 512;
type Endian = 'little' | 'big';

/** Pages: metadata, a hash page with a value of its own and one on the two overflow pages that follow. */
function database(endian: Endian): Buffer {
  const bytes = Buffer.alloc(4 * pageSize);
  const u32 = (value: number, at: number) =>
    endian === 'little' ? bytes.writeUInt32LE(value, at) : bytes.writeUInt32BE(value, at);
  const u16 = (value: number, at: number) =>
    endian === 'little' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at);
  u32(0x061561, 12);
  u32(pageSize, 20);
  u32(3, 32);
  const hash = pageSize;
  bytes[hash + 25] = 13;
  const items = [
    Buffer.from('\x01key1'),
    Buffer.from('\x01short'),
    Buffer.from('\x01key2'),
    Buffer.from('\x03'),
  ];
  u16(items.length, hash + 20);
  let end = pageSize;
  items.forEach((item, i) => {
    const length = item[0] === 3 ? 12 : item.length;
    end -= length;
    item.copy(bytes, hash + end);
    u16(end, hash + 26 + i * 2);
  });
  u32(2, hash + end + 4);
  u32(600, hash + end + 8);
  for (const [page, next, length] of [
    [2, 3, 486],
    [3, 0, 114],
  ] as const) {
    u32(next, page * pageSize + 16);
    u16(length, page * pageSize + 22);
    bytes[page * pageSize + 25] = 7;
    bytes.fill(`${page}`, page * pageSize + 26, page * pageSize + 26 + length);
  }
  return bytes;
}

const values = (bytes: Buffer) =>
  Array.from(bdbValues(memoryFile('Packages', bytes)), (value) => Buffer.from(value).toString('latin1'));

for (const endian of ['little', 'big'] as const) {
  test(`values of a ${endian}-endian database are read from their pages`, () => {
    assert.deepEqual(values(database(endian)), ['short', '2'.repeat(486) + '3'.repeat(114)]);
  });
}

const damages: readonly [name: string, at: number, value: number, why: RegExp][] = [
  ['without its magic number', 12, 0, /magic number/],
  ['with pages of 500 bytes', 20, 500, /500 is not a page size/],
  ['with more pages than bytes', 32, 9, /ends before its last page, 9/],
  ['that is encrypted', 24, 1, /encrypted/],
  ['whose value leads back to its first page', 2 * pageSize + 16, 2, /breaks off/],
  ['whose value leads to a hash page', 2 * pageSize + 16, 1, /page 1 is not/],
  ['whose value ends early', 2 * pageSize + 16, 0, /breaks off/],
  ['with a huge count of items', pageSize + 20, 0xffff, /a page holds 65535 items/],
  ['with an item in the page header', pageSize + 26 + 2, 3, /outside its page/],
];
for (const [name, at, value, why] of damages) {
  test(`a database ${name} is malformed`, () => {
    const bytes = database('little');
    const isShort = at >= pageSize && at < 2 * pageSize;
    if (isShort) bytes.writeUInt16LE(value, at);
    else bytes.writeUInt32LE(value, at);
    assert.throws(() => values(bytes), { code: 'FILE_MALFORMED', message: why });
  });
}

test('items that overlap are malformed: a page could give the same package very often', () => {
  const bytes = database('little');
  for (const item of [1, 3]) bytes.writeUInt16LE(50, pageSize + 26 + 2 * item);
  assert.throws(() => values(bytes), { code: 'FILE_MALFORMED', message: /overlap/ });
});

test('a value said to be larger than any header is refused before it is read', () => {
  const bytes = database('little');
  const lengthAt = bytes.indexOf(600 & 0xff, pageSize + 300);
  const item = bytes.readUInt16LE(pageSize + 26 + 3 * 2);
  assert.equal(lengthAt, pageSize + item + 8);
  bytes.writeUInt32LE(0x7fffffff, lengthAt);
  assert.throws(() => values(bytes), { code: 'FILE_MALFORMED', message: /too large/ });
});
