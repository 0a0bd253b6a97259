import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFileSource } from '../../src/core/file-source.ts';

const directory = mkdtempSync(join(tmpdir(), 'kedge-file-source-'));
const path = join(directory, 'file');

test.after(() => rmSync(directory, { recursive: true }));

test('pieces of a file are read, shorter at its end', (t) => {
  writeFileSync(path, '0123456789');
  using source = openFileSource(path);
  const slice = (offset: number, length: number): string =>
    Buffer.from(source.slice(offset, length)).toString();
  t.assert.equal(source.size, 10);
  t.assert.deepEqual(
    [slice(2, 3), slice(8, 5), slice(12, 3), slice(-2, 3), slice(3, -1)],
    ['234', '89', '', '012', ''],
  );
});

test('a file that is not there, and a directory, cannot be read', (t) => {
  t.assert.throws(() => openFileSource(join(directory, 'none')), { code: 'READ_FAILED' });
  t.assert.throws(
    () => {
      using source = openFileSource(directory);
      source.slice(0, 1);
    },
    { code: 'READ_FAILED' },
  );
});
