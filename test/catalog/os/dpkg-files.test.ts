import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesOf, parseConffiles, parseFileList, parseMd5Sums } from '../../../src/catalog/os/dpkg-files.ts';

const [zeros, ones] = ['0'.repeat(32), '1'.repeat(32)];

test('a file list loses the root and the directories that hold others', () => {
  const list = '/.\n/etc\n/etc/a\n/usr\n/usr/share\n/usr/share/empty\n/with space\n';
  assert.deepEqual(parseFileList(Buffer.from(list)), ['etc/a', 'usr/share/empty', 'with space']);
});

test('names that are not UTF-8 keep their bytes', () => {
  assert.deepEqual(parseFileList(Buffer.from('/caf\xe9\n', 'latin1')), ['caf\udce9']);
  assert.deepEqual(parseMd5Sums(Buffer.from(`${zeros}  caf\xe9\n`, 'latin1')), [['caf\udce9', zeros]]);
});

test('lines that are no sums are passed over', () => {
  const text = `${zeros}  usr/a\n${ones} *./b\nhello\n${'z'.repeat(32)}  c\n`;
  assert.deepEqual(parseMd5Sums(Buffer.from(text)), [
    ['usr/a', zeros],
    ['b', ones],
  ]);
});

test('configuration files come with their sums, flags and new ones included', () => {
  const field = `\n/etc/a ${zeros}\n/etc/b c ${ones} obsolete\n/etc/d ${ones} remove-on-upgrade\n/etc/new newconffile`;
  assert.deepEqual(parseConffiles(field), [
    ['etc/a', zeros],
    ['etc/b c', ones],
    ['etc/d', ones],
    ['etc/new', ''],
  ]);
});

test('digests and configuration are told along the list', () => {
  assert.deepEqual(filesOf(['etc/a', 'bin/x', 'bin/link'], [['bin/x', ones]], [['etc/a', zeros]]), {
    files: ['etc/a', 'bin/x', 'bin/link'],
    details: { digestAlgorithm: 'md5', digests: [zeros, ones, ''], config: [0] },
  });
  assert.deepEqual(filesOf(['a'], [], []), { files: ['a'], details: undefined });
});
