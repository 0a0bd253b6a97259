import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ndbBlobs } from '../../../src/catalog/os/rpm-ndb.ts';
import { ndb } from '../../support/ndb-database.ts';
import { memoryFile } from '../../support/run-cataloger.ts';

const sound = ndb(Buffer.from('first'), Buffer.from('second'));
const blobs = (bytes: Buffer) =>
  Array.from(ndbBlobs(memoryFile('Packages.db', bytes)), (blob) => Buffer.from(blob).toString());

test('the blobs come in slot order, without their padding', () => {
  assert.deepEqual(blobs(sound), ['first', 'second']);
});

test('a slot whose package was erased is passed over', () => {
  const bytes = Buffer.from(sound);
  bytes.writeUInt32LE(0, 32 + 4);
  assert.deepEqual(blobs(bytes), ['second']);
});

const slot = (index: number, field: number) => 32 + index * 16 + field * 4;
const damages: readonly [name: string, at: number, value: number, why: RegExp][] = [
  ['without its magic number', 0, 0, /magic number/],
  ['of another version', 4, 1, /version 1/],
  ['with more slots than bytes', 12, 0xffff, /ends before its slots/],
  ['with a slot that is none', slot(5, 0), 0, /slot lacks/],
  ['whose blob lies beyond its end', slot(1, 2), 0xffffff, /outside the file/],
  ['whose blobs are larger than itself', slot(1, 3), 0xffffff, /overlap/],
  ['whose blob belongs to another package', slot(1, 1), 9, /package 9 is damaged/],
];
for (const [name, at, value, why] of damages) {
  test(`a database ${name} is malformed`, () => {
    const bytes = Buffer.from(sound);
    bytes.writeUInt32LE(value, at);
    assert.throws(() => blobs(bytes), { code: 'FILE_MALFORMED', message: why });
  });
}

test('blobs that overlap are not read over and over', () => {
  const header = ndb(...Array.from({ length: 200 }, () => Buffer.alloc(0)), Buffer.alloc(60_000));
  const large = 32 + 200 * 16;
  for (let at = 32; at < large; at += 16) header.copy(header, at + 4, large + 4, large + 16);
  assert.throws(() => blobs(header), { code: 'FILE_MALFORMED', message: /overlap/ });
});
