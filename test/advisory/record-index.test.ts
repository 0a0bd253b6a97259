import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { changedSince, indexChanges, readIndex, writeIndex } from '../../src/advisory/record-index.ts';
import { privateDirectory } from '../support/daemon.ts';

async function parsed(text: string) {
  await using directory = await privateDirectory();
  const path = join(directory.path, 'modified_id.csv');
  await writeFile(path, text);
  return await readIndex(path);
}

test('a list of records is read as OSV writes it, and written so that it reads the same', async () => {
  const text = '2024-08-15T00:05:00.484433Z,GHSA-4c2g-hx49-7h25\n2024-01-01T00:00:00Z,PYSEC-2024-1\n';
  const index = await parsed(text);
  assert.deepEqual(
    [...(index ?? [])],
    [
      ['GHSA-4c2g-hx49-7h25', '2024-08-15T00:05:00.484433Z'],
      ['PYSEC-2024-1', '2024-01-01T00:00:00Z'],
    ],
  );
  assert.equal(writeIndex(index ?? new Map()), text);
  assert.deepEqual(await parsed(text.replaceAll('\n', '\r\n')), index);
});

for (const line of [
  'GHSA-1',
  '2024-01-01T00:00:00Z,',
  '2024-01-01T00:00:00Z,npm/GHSA-1',
  '2024-01-01T00:00:00Z,../GHSA-1',
  '2024-01-01T00:00:00Z,.GHSA',
  'yesterday,GHSA-1',
  '2024-99-99T00:00:00Z,GHSA-1',
  `2024-01-01T00:00:00Z,${'A'.repeat(300)}`,
  '<html>',
]) {
  test(`a list with the line ${line.slice(0, 40)} is none`, async () => {
    assert.equal(await parsed(`2024-01-01T00:00:00Z,GHSA-9\n${line}\n`), undefined);
  });
}

test('what came, changed and went', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const now = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ]);
  assert.deepEqual(indexChanges(before, now), { changed: ['b', 'd'], vanished: new Map([['c', '1']]) });
});

test('a file holds what changed an hour before its date; without one nothing is doubted', () => {
  const index = new Map([
    ['old', '2026-01-01T08:00:00Z'],
    ['near', '2026-01-01T11:30:00Z'],
    ['new', '2026-01-01T13:00:00Z'],
  ]);
  assert.deepEqual(changedSince(index, 'Thu, 01 Jan 2026 12:00:00 GMT'), ['near', 'new']);
  assert.deepEqual(changedSince(index, undefined), []);
  assert.deepEqual(changedSince(index, 'soon'), []);
});
