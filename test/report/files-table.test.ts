import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesTable } from '../../src/report/files-table.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis, sampleFile } from '../support/sample-analysis.ts';

const shown = { ...plainView, hidden: true };
const lines = (view = shown, analysis = sampleAnalysis()) =>
  textOf(filesTable.write(analysis, view)).trimEnd().split('\n');

test('every file has a line with mode, owner, size, layer and path', (t) => {
  t.assert.equal(lines().length, 12);
  t.assert.equal(lines()[0], 'Mode         Uid   Gid        Size Layer  Path');
  t.assert.equal(
    lines()[2],
    '-rw-r--r--     0     0           3     1  /app/node_modules/@acme/ui/package.json',
  );
});

test('links show where they lead', (t) => {
  t.assert.match(lines()[3] ?? '', /^lrwxrwxrwx .* \/etc\/os-release -> \.\.\/usr\/lib\/os-release$/);
  t.assert.match(lines()[7] ?? '', /^-rwsr-xr-x .* \/usr\/bin\/su2 link to \/usr\/bin\/su$/);
});

test('hidden files are listed only when asked for, and say how they were hidden', (t) => {
  t.assert.match(lines()[4] ?? '', /\/etc\/old\.conf {2}\(deleted by layer 1\)$/);
  assert.ok(!lines({ ...shown, hidden: false }).some((line) => line.includes('old.conf')));
});

test('names cannot act on the terminal', () => {
  assert.ok(lines().some((line) => line.endsWith(String.raw`/usr/share/evil\x1b[31m\u{202e}.txt`)));
  assert.ok(lines().some((line) => line.endsWith(String.raw`/usr/share/caf\xe9.txt`)));
});

const kinds = [
  ['file', 0o6711, '-rws--s--x'],
  ['file', 0o4644, '-rwSr--r--'],
  ['directory', 0o1777, 'drwxrwxrwt'],
  ['directory', 0o1776, 'drwxrwxrwT'],
  ['character-device', 0o600, 'crw-------'],
  ['block-device', 0o660, 'brw-rw----'],
  ['fifo', 0, 'p---------'],
  ['socket', 0o777, 'srwxrwxrwx'],
] as const;

for (const [kind, mode, wanted] of kinds) {
  test(`a ${kind} of mode ${mode.toString(8)} is shown as ${wanted}`, (t) => {
    const files = catalogueOf([sampleFile('x', { kind, mode })]);
    const [, line] = lines(shown, sampleAnalysis({ files }));
    t.assert.equal(line?.slice(0, 10), wanted);
  });
}
