import { suite, test } from 'node:test';
import { kedge } from '../../../../src/policy/gates/kedge.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../../support/policy.ts';
import { catalogueOf, sampleAnalysis, sampleFile, samplePackage } from '../../../support/sample-analysis.ts';
import { scanImage, scanLayers } from '../../../support/scan.ts';

const trigger = [kedge, 'unowned_executable'] as const;

const installed =
  'P:busybox\nV:1.0-r0\nA:x86_64\nL:GPL-2.0\nF:bin\nR:busybox\na:0:0:755\nF:usr/lib\nR:libx.so\n\n';
const analysis = await scanLayers([
  {
    'lib/apk/db/installed': installed,
    'bin/busybox': { body: 'owned', mode: 0o755 },
    'bin/dropped': { body: 'x', mode: 0o755 },
    'bin/group': { body: 'x', mode: 0o654 },
    'bin/text': { body: 'x', mode: 0o644 },
    'bin/sh': { type: 'symlink', linkname: 'busybox', mode: 0o777 },
    'bin/hard': { type: 'link', linkname: 'bin/dropped', mode: 0o755 },
    'usr/lib/libx.so': { body: 'owned', mode: 0o755 },
    'usr/local/bin/tool': { body: 'x', mode: 0o111 },
    'usr/local/binary': { body: 'x', mode: 0o700 },
    'opt/': { mode: 0o755 },
    'opt/gone': { body: 'x', mode: 0o755 },
    'app/node_modules/@a/cli/package.json': '{"name":"@a/cli","version":"1.0.0"}',
    'app/node_modules/@a/cli/bin/run.js': { body: 'x', mode: 0o755 },
    'app/node_modules/stray/run.js': { body: 'x', mode: 0o755 },
  },
  { 'opt/.wh.gone': '' },
]);
const facts = factsOf(analysis);
const said = (path: string) => `Executable that no package brought: ${path}`;
const unowned = [
  '/app/node_modules/stray/run.js',
  '/bin/dropped',
  '/bin/group',
  '/bin/hard',
  '/usr/local/bin/tool',
  '/usr/local/binary',
];

suite('kedge:unowned_executable', () => {
  test('fires for executable files that no package of any kind brought', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: '9 executable files',
      notes: ['3 that packages brought'],
      matches: unowned.map((path) => ({ id: path, message: said(path) })),
    });
  });

  test('fires below the directories that are named', (t) => {
    for (const only_directories of ['/usr/local/bin', '/usr/local/bin/, /us'])
      t.assert.deepEqual(outcomeOf(trigger, { only_directories }, facts), {
        looked: '9 executable files',
        notes: ['3 that packages brought', '5 in other directories'],
        matches: [{ id: '/usr/local/bin/tool', message: said('/usr/local/bin/tool') }],
      });
    t.assert.equal(messagesOf(trigger, { only_directories: '/' }, facts).length, unowned.length);
  });

  test('leaves what is excepted', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { except: '/(usr|app)/', only_directories: '/bin,/usr' }, facts), {
      looked: '9 executable files',
      notes: ['3 that packages brought', '1 in other directories', '2 that are excepted'],
      matches: ['/bin/dropped', '/bin/group', '/bin/hard'].map((path) => ({ id: path, message: said(path) })),
    });
    t.assert.equal(messagesOf(trigger, { except: 'bin' }, facts).length, unowned.length);
  });

  test('finds nothing in an image of a distribution alone', async (t) => {
    const alpine = await scanImage('docker-archive:test/images/alpine-3.14.tar');
    t.assert.deepEqual(messagesOf(trigger, {}, factsOf(alpine)), []);
  });

  test('where no database lists files, all are unowned but those of other packages', (t) => {
    const bare = sampleAnalysis({
      packageFiles: undefined,
      files: catalogueOf([
        sampleFile('app/server', { mode: 0o755 }),
        sampleFile('app/tool', { mode: 0o755 }),
        sampleFile('lib', { kind: 'symlink', target: 'usr/lib', mode: 0o777 }),
        sampleFile('usr/bin/script', { mode: 0o755 }),
        sampleFile('usr/lib/libz.so', { mode: 0o755 }),
      ]),
      packages: [
        samplePackage({ type: 'golang', name: 'x', purl: 'pkg:golang/x@1.0', evidence: ['app/server'] }),
        samplePackage({ type: 'pypi', name: 'y', purl: 'pkg:pypi/y@1.0', files: ['usr/bin/script'] }),
        samplePackage({ type: 'deb', name: 'z', purl: 'pkg:deb/z@1.0', files: ['lib/libz.so'] }),
        samplePackage({ type: 'npm', name: 'app', purl: 'pkg:npm/app@1.0', evidence: ['app/package.json'] }),
      ],
    });
    t.assert.deepEqual(messagesOf(trigger, {}, factsOf(bare)), [said('/app/tool')]);
  });

  test('an image without files has none', (t) => {
    const none = sampleAnalysis({ files: catalogueOf([]), packageFiles: undefined, packages: [] });
    t.assert.equal(outcomeOf(trigger, {}, factsOf(none)).looked, 'no executable files');
  });

  test('refuses bad values', (t) => {
    t.assert.deepEqual(
      faultsOf(trigger, { only_directories: '', except: '*' }).map(({ parameter }) => parameter),
      ['only_directories', 'except'],
    );
  });
});
