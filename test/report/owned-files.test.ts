import { suite, test } from 'node:test';
import { OwnedFiles } from '../../src/report/owned-files.ts';
import { catalogueOf, sampleFile, samplePackage } from '../support/sample-analysis.ts';

const link = (path: string, target: string) => sampleFile(path, { kind: 'symlink', target });

const files = catalogueOf([
  link('a', 'b'),
  link('b', 'a'),
  ...Array.from({ length: 40 }, (_, i) => link(`l${i}`, `l${i + 1}/${'x/'.repeat(1_500)}x`)),
  link('deep', `/${'x/'.repeat(5_000)}`),
  link('lib', 'usr/lib'),
  link('lib64', '/lib/x86_64'),
  link('out', '../../../../usr'),
  link('self', 'self/self/self'),
  sampleFile('usr', { kind: 'directory' }),
  sampleFile('usr/lib', { kind: 'directory' }),
  sampleFile('usr/lib/libc.so'),
  link('usr/lib/libm.so', 'libc.so'),
  sampleFile('usr/lib/x86_64/ld.so', { kind: 'hardlink', target: 'usr/lib/libc.so' }),
]);

const cases: readonly (readonly [path: string, found: string | undefined])[] = [
  ['usr/lib/libc.so', 'usr/lib/libc.so'],
  ['lib/libc.so', 'usr/lib/libc.so'],
  ['lib64/ld.so', 'usr/lib/x86_64/ld.so'],
  ['out/lib/libc.so', 'usr/lib/libc.so'],
  ['lib/libm.so', undefined],
  ['usr/lib', undefined],
  ['usr/lib/none', undefined],
  ['a/x', undefined],
  ['self/x', undefined],
  ['deep/x', undefined],
  [`l0/${'y/'.repeat(1_500)}z`, undefined],
  [`${'y/'.repeat(100_000)}z`, undefined],
];

suite('the file of a path', () => {
  for (const [path, found] of cases) {
    test(`${path.slice(0, 40)} is ${found ?? 'not there'}`, (t) =>
      t.assert.equal(new OwnedFiles(files).find(path)?.path, found));
  }
});

test('a file that a package names twice is its own once', (t) => {
  const pkg = samplePackage({
    type: 'deb',
    name: 'x',
    purl: 'pkg:deb/x',
    files: ['usr/lib/libc.so', 'lib/libc.so', 'lib64/ld.so'],
  });
  t.assert.deepEqual(
    new OwnedFiles(files).of(pkg).map(({ path }) => path),
    ['usr/lib/libc.so', 'usr/lib/x86_64/ld.so'],
  );
});
