import { suite, test } from 'node:test';
import { compareSides } from '../../src/diff/compare.ts';
import type { FileRecord } from '../../src/model/analysis.ts';
import type { Package } from '../../src/model/package.ts';
import { sampleFile } from '../support/sample-analysis.ts';
import { bareSide, deb, filesOf, npm, rebuilt } from '../support/sample-side.ts';

const digests = { sha256: '11' };

function compared(before: readonly FileRecord[], after: readonly FileRecord[]) {
  const sides = {
    before: bareSide({ files: filesOf(before) }),
    after: rebuilt(bareSide({ files: filesOf(after) })),
  };
  return compareSides(sides, '0.1.0');
}

/** `kind path aspects`, one a change. */
function told(before: readonly FileRecord[], after: readonly FileRecord[]): string[] {
  const { files } = compared(before, after);
  return (files.compared ? files.changes : []).map(({ kind, before: was, after: is, what }) =>
    [kind, (is ?? was)?.path, ...what].join(' '),
  );
}

suite('files', () => {
  test('that came, went or differ are told by path, with what differs', (t) => {
    const before = [
      sampleFile('a', { digests }),
      sampleFile('bin', { kind: 'symlink', target: 'usr/bin', mode: 0o777, size: 0 }),
      sampleFile('gone'),
      sampleFile('kind', { size: 0 }),
      sampleFile('mode', { digests }),
      sampleFile('owner', { digests }),
      sampleFile('same', { digests }),
    ];
    const after = [
      sampleFile('a', { digests: { sha256: '22' } }),
      sampleFile('b'),
      sampleFile('bin', { kind: 'symlink', target: 'usr/sbin', mode: 0o777, size: 0 }),
      sampleFile('kind', { kind: 'directory', size: 0 }),
      sampleFile('mode', { digests, mode: 0o4755 }),
      sampleFile('owner', { digests, uid: 1 }),
      sampleFile('same', { digests, layer: 3 }),
    ];
    t.assert.deepEqual(told(before, after), [
      'changed a content',
      'added b',
      'changed bin target',
      'removed gone',
      'changed kind kind',
      'changed mode mode',
      'changed owner owner',
    ]);
  });

  test('of lower layers that a later one hid are not compared', (t) => {
    const hidden = sampleFile('a', { hidden: { by: 1, how: 'deleted' } });
    t.assert.deepEqual(told([hidden], []), []);
    t.assert.deepEqual(told([sampleFile('a')], [hidden]), ['removed a']);
  });

  test('are the same whichever of several names is the hard link', (t) => {
    const link = sampleFile('a', { kind: 'hardlink', target: 'b', digests });
    t.assert.deepEqual(told([link], [sampleFile('a', { digests })]), []);
  });

  test('are compared by a digest that both sides have, else by size, which is said', (t) => {
    const [md5, both] = [{ md5: '33' }, { sha256: '22', md5: '33' }];
    t.assert.deepEqual(told([sampleFile('a', { digests: md5 })], [sampleFile('a', { digests: both })]), []);
    const unlike = compared([sampleFile('a', { digests: md5 })], [sampleFile('a', { digests })]);
    t.assert.match(unlike.notes.join(), /^1 file compared by size alone/);
    t.assert.deepEqual(told([sampleFile('a', { size: 1 })], [sampleFile('a', { size: 2 })]), [
      'changed a content',
    ]);
  });

  test('change with the package that has them, through links too; others with the image', (t) => {
    const lib = sampleFile('lib', { kind: 'symlink', target: 'usr/lib', mode: 0o777, size: 0 });
    const tree = (digest: string): FileRecord[] => [
      lib,
      sampleFile('app/node_modules/ms/package.json', { digests: { sha256: digest } }),
      sampleFile('etc/motd', { digests: { sha256: digest }, layer: 1 }),
      sampleFile('usr/lib/libssl.so', { digests: { sha256: digest } }),
    ];
    const packages = (version: string): Package[] => [
      deb('libssl', version, { files: ['lib/libssl.so'] }),
      npm('ms', version),
    ];
    const before = bareSide({
      files: filesOf([...tree('11'), sampleFile('usr/bin/curl')]),
      packages: [...packages('1.0.0'), deb('curl', '8', { files: ['usr/bin/curl'] })],
    });
    const after = rebuilt(bareSide({ files: filesOf(tree('22')), packages: packages('1.0.1') }));
    const { files } = compareSides({ before, after }, '0.1.0');
    t.assert.deepEqual(
      (files.compared ? files.changes : []).map(({ causes }) => causes),
      [
        [{ kind: 'package', text: 'ms 1.0.0 became 1.0.1' }],
        [{ kind: 'image', text: 'layer 1: COPY app /app # buildkit' }],
        [{ kind: 'package', text: 'curl 8 went' }],
        [{ kind: 'package', text: 'libssl 1.0.0 became 1.0.1' }],
      ],
    );
  });

  test('are not compared with what lists none', (t) => {
    const after = bareSide({}, { name: 'sbom:app.json', files: undefined });
    const { files } = compareSides({ before: bareSide(), after }, '0.1.0');
    t.assert.deepEqual(files, { compared: false, why: 'sbom:app.json lists no files' });
  });
});
