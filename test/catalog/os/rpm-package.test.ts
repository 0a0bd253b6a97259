import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRpmPackage } from '../../../src/catalog/os/rpm-package.ts';
import { KedgeError } from '../../../src/core/errors.ts';
import { rpmHeader, type TagValue } from '../../support/rpm-header.ts';

const identity = { 1000: 'foo', 1001: '1.0', 1002: '2' };
const read = (tags: Readonly<Record<number, TagValue>>) =>
  readRpmPackage(rpmHeader({ ...identity, ...tags }));
const isMalformed = (why: RegExp) => (error: unknown) =>
  error instanceof KedgeError && error.code === 'FILE_MALFORMED' && why.test(error.message);

test('paths are put together from directories and names, directories left out', () => {
  const found = read({
    1116: [0, 1, 0],
    1117: ['a', 'sub', 'caf\u00e9'],
    1118: ['/usr/', '/usr/share/'],
    1030: [0o100644, 0o040755, 0o120777],
  });
  assert.deepEqual(found?.files, ['usr/a', 'usr/café']);
});

test('headers of rpm 3 list whole paths', () => {
  assert.deepEqual(read({ 1027: ['/etc/a', '/b'] })?.files, ['etc/a', 'b']);
});

test('files that were not installed are told by index', () => {
  const details = read({ 1116: [0, 0], 1117: ['a', 'b'], 1118: ['/'], 1029: [0, 2] })?.metadata[
    'fileDetails'
  ];
  assert.deepEqual(details, {
    digestAlgorithm: 'md5',
    digests: ['', ''],
    modes: [0, 0],
    sizes: [0, 0],
    notInstalled: [1],
  });
});

test('a long directory shared by very many names is refused', () => {
  const many = {
    1116: Array<number>(5000).fill(0),
    1117: Array<string>(5000).fill('a'),
    1118: [`/${'d'.repeat(50_000)}/`],
  };
  assert.throws(() => read(many), isMalformed(/out of proportion/));
});

test('a name without a directory is refused', () => {
  assert.throws(() => read({ 1116: [1], 1117: ['a'], 1118: ['/'] }), isMalformed(/has no directory/));
});

const truncated: readonly [name: string, blob: Buffer, why: RegExp][] = [
  ['shorter than its preamble', Buffer.alloc(7), /preamble/],
  ['without a tag', Buffer.alloc(8), /0 tags/],
  ['with more tags than bytes', Buffer.from('000000ff00000000', 'hex'), /255 tags/],
  [
    'with more tags than rpm allows',
    Buffer.from('00010000'.padEnd(2 * (8 + 16 * 65536), '0'), 'hex'),
    /65536 tags/,
  ],
  ['cut in its data', rpmHeader(identity).subarray(0, -1), /do not fit/],
  ['without a version', rpmHeader({ 1000: 'foo' }), /lacks/],
];
for (const [name, blob, why] of truncated) {
  test(`a header ${name} is refused`, () => assert.throws(() => readRpmPackage(blob), isMalformed(why)));
}

test('a value outside the data is refused', () => {
  const blob = rpmHeader(identity);
  blob.writeUInt32BE(0x7fffffff, 8 + 8);
  assert.throws(() => readRpmPackage(blob), isMalformed(/outside its data/));
});

test('the later of two values of a tag counts', () => {
  const blob = rpmHeader({ ...identity, 1003: [7], 1004: [9] });
  blob.writeUInt32BE(1003, 8 + 4 * 16);
  assert.equal(readRpmPackage(blob)?.epoch, 9);
});
