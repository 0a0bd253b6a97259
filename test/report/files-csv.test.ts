import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { filesCsv } from '../../src/report/files-csv.ts';
import { skipOrFail } from '../support/real-part.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis, sampleFile } from '../support/sample-analysis.ts';

const view = { ...plainView, hidden: true };
const csvOf = (path: string, target?: string) => {
  const file = sampleFile(path, target === undefined ? {} : { kind: 'symlink', target });
  return textOf(filesCsv.write(sampleAnalysis({ files: catalogueOf([file]) }), view)).split('\r\n')[1] ?? '';
};

test('has a heading and one line a file, each ended by CR LF', (t) => {
  const lines = textOf(filesCsv.write(sampleAnalysis(), view)).split('\r\n');
  t.assert.equal(lines[0], 'path,kind,mode,uid,gid,size,target,sha1,sha256,md5,layer,hidden,hidden_by');
  t.assert.equal(lines.length, 13);
  t.assert.match(
    lines[4] ?? '',
    /^\/etc\/old\.conf,file,0644,0,0,3,,a9993e\w+,ba7816\w+,900150\w+,0,deleted,1$/,
  );
});

test('hidden files are left out unless asked for', (t) => {
  t.assert.doesNotMatch(textOf(filesCsv.write(sampleAnalysis(), { ...view, hidden: false })), /old\.conf/);
});

const cases = [
  ['a comma is quoted', 'a,b', undefined, '"/a,b",file'],
  ['a quote is doubled', 'a"b', undefined, '"/a""b",file'],
  ['a line break cannot end the line', 'a\r\nb', undefined, String.raw`/a\x0d\x0ab,file`],
  ['a formula is made text', 'l', '=1+1', String.raw`/l,symlink,0644,0,0,3,'=1+1,`],
  ['a formula that needs quotes is made text', 'l', '@SUM("a")', `/l,symlink,0644,0,0,3,"'@SUM(""a"")",`],
  ['a leading tab is no way around that', 'l', '\t=1', String.raw`/l,symlink,0644,0,0,3,'\x09=1,`],
] as const;

for (const [name, path, target, wanted] of cases) {
  test(name, () => {
    const line = csvOf(path, target);
    assert.ok(line.startsWith(wanted), line);
  });
}

const python = spawnSync('python3', ['--version']).status === 0;

test('another reader of CSV sees the same fields', { skip: !python && skipOrFail('needs python3') }, (t) => {
  const files = catalogueOf([sampleFile('a,"b"\n,c'), sampleFile('d e')]);
  const input = textOf(filesCsv.write(sampleAnalysis({ files }), view));
  const script =
    'import csv,io,sys,json; print(json.dumps(list(csv.reader(io.StringIO(sys.stdin.read(), newline="")))))';
  const rows = JSON.parse(execFileSync('python3', ['-c', script], { input, encoding: 'utf8' }));
  t.assert.deepEqual(
    rows.map((row: string[]) => [row.length, row[0]]),
    [
      [13, 'path'],
      [13, String.raw`/a,"b"\x0a,c`],
      [13, '/d e'],
    ],
  );
});
