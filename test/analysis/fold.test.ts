import { test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import type { Reader } from '../../src/layer/reader.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';

const link = (linkname: string) => ({ type: 'symlink' as const, linkname });
const hard = (linkname: string) => ({ type: 'link' as const, linkname });

const textReader: Reader<string> = {
  id: 'test/text',
  version: 1,
  wants: { globs: ['**/*.txt'], maxBytes: 100 },
  *read(file) {
    yield file.text();
  },
};

async function foldOf(...layers: readonly Members[]) {
  const analyses = [];
  for (const layer of layers) analyses.push(await layerOf(layer, { readers: [textReader] }));
  return fold(analyses);
}

/** `path@layer` of what is visible. */
async function visible(...layers: readonly Members[]): Promise<string[]> {
  const { files } = await foldOf(...layers);
  return [...files].filter((file) => !file.hidden).map((file) => `${file.path}@${file.layer}`);
}

const cases: readonly (readonly [string, readonly Members[], readonly string[]])[] = [
  ['a whiteout hides the file below', [{ 'a/f': '1', g: '2' }, { 'a/.wh.f': '' }], ['g@0']],
  [
    'a whiteout hides a directory with all below it',
    [{ 'a/': '', 'a/b/c': '1', ab: '2' }, { '.wh.a': '' }],
    ['ab@0'],
  ],
  ['a whiteout at the top level hides the file there', [{ f: '1' }, { '.wh.f': '' }], []],
  ['a file is back when a layer above adds it again', [{ f: '1' }, { '.wh.f': '' }, { f: '3' }], ['f@2']],
  [
    'a whiteout does not hide its own layer, before it or after it',
    [{ f: '1' }, { f: '2', '.wh.f': '' }, { '.wh.f': '', f: '3' }],
    ['f@2'],
  ],
  [
    'a directory whited out and made again has new content only',
    [{ 'd/old': '1' }, { '.wh.d': '', 'd/new': '2' }],
    ['d/new@1'],
  ],
  [
    'an opaque directory hides what is below and keeps its own',
    [
      { 'd/a': '1', 'd/s/b': '1', e: '1' },
      { 'd/': '', 'd/.wh..wh..opq': '', 'd/c': '2' },
    ],
    ['d@1', 'd/c@1', 'e@0'],
  ],
  [
    'an opaque root hides everything below',
    [
      { a: '1', 'b/c': '1' },
      { '.wh..wh..opq': '', d: '2' },
    ],
    ['d@1'],
  ],
  [
    'a file in place of a directory hides what was in it',
    [{ 'd/': '', 'd/a': '1' }, { d: 'now a file' }],
    ['d@1'],
  ],
  ['a directory in place of a file', [{ d: 'a file' }, { 'd/': '', 'd/a': '1' }], ['d@1', 'd/a@1']],
  [
    'a directory in both layers keeps the content of both',
    [
      { 'd/': '', 'd/a': '1' },
      { 'd/': '', 'd/b': '2' },
    ],
    ['d@1', 'd/a@0', 'd/b@1'],
  ],
  ['the last of two members of one name counts', [{ a: '1', './a': { name: 'a', body: '22' } }], ['a@0']],
  ['a whiteout hides only in layers below, not above', [{ '.wh.f': '' }, { f: '1' }], ['f@1']],
  [
    'names that only begin like the whiteout stay',
    [{ f: '1', ff: '1', 'f.d/x': '1' }, { '.wh.f': '' }],
    ['f.d/x@0', 'ff@0'],
  ],
  [
    'a path through a linked directory is where the link leads',
    [{ 'usr/lib/': '', lib: link('usr/lib') }, { 'lib/x': '1' }],
    ['lib@0', 'usr/lib@0', 'usr/lib/x@1'],
  ],
  [
    'a path through a link in its own layer too',
    [{ 'usr/lib/': '', lib: link('/usr/lib'), 'lib/x': '1' }],
    ['lib@0', 'usr/lib@0', 'usr/lib/x@0'],
  ],
  [
    'a directory entry replaces the link',
    [
      { 'usr/lib/a': '1', lib: link('usr/lib') },
      { 'lib/': '', 'lib/x': '1' },
    ],
    ['lib@1', 'lib/x@1', 'usr/lib/a@0'],
  ],
  [
    'a whiteout through a linked directory hides the real file',
    [{ 'usr/lib/a': '1', lib: link('usr/lib') }, { 'lib/.wh.a': '' }],
    ['lib@0'],
  ],
  [
    'a link that leaves the root leads to the root',
    [
      { up: link('../../..'), etc: link('/../etc2') },
      { 'up/x': '1', 'etc/y': '1' },
    ],
    ['etc@0', 'etc2/y@1', 'up@0', 'x@1'],
  ],
  [
    'a loop of links keeps the path as written',
    [{ a: link('b'), b: link('a') }, { 'a/x': '1' }],
    ['a@0', 'a/x@1', 'b@0'],
  ],
];

for (const [name, layers, wanted] of cases) {
  test(name, async (t) => {
    t.assert.deepEqual(await visible(...layers), wanted);
  });
}

test('what a layer deletes or replaces is still known, with the layer that did it', async (t) => {
  const { files } = await foldOf(
    { gone: '1', 'd/in': '1', over: '1' },
    { '.wh.gone': '', '.wh.d': '', over: '2' },
  );
  const hidden = [...files]
    .filter((file) => file.hidden)
    .map(({ path, layer, hidden }) => ({ path, layer, hidden }));

  t.assert.deepEqual(hidden, [
    { path: 'd/in', layer: 0, hidden: { by: 1, how: 'deleted' } },
    { path: 'gone', layer: 0, hidden: { by: 1, how: 'deleted' } },
    { path: 'over', layer: 0, hidden: { by: 1, how: 'replaced' } },
  ]);
});

test('every visible record is visited, whatever it is, and nothing else', async (t) => {
  const { files, eachFile } = await visitors([
    { 'd/': { mode: 0o2775 }, 'd/f': '123', 'd/gone': '1', l: link('d'), z: hard('d/f') },
    { 'd/.wh.gone': '' },
  ]);
  t.assert.deepEqual(files, ['d directory 2775 0', 'd/f file 644 3', 'l symlink 644 0', 'z hardlink 644 0']);
  t.assert.deepEqual(eachFile, ['d/f 644 3', 'z 644 0']);
});

async function visitors(layers: readonly Members[]) {
  const image = await foldOf(...layers);
  const files: string[] = [];
  image.files.eachVisible((path, { kind, mode, size }) => {
    files.push(`${path} ${kind} ${mode.toString(8)} ${size}`);
  });
  const eachFile: string[] = [];
  image.eachFile((path, { mode, size }) => void eachFile.push(`${path} ${mode.toString(8)} ${size}`));
  return { files: files.sort(), eachFile: eachFile.sort() };
}

test('a hard link has the content of its target, in its own layer or one below', async (t) => {
  const { files } = await foldOf({ a: 'content', b: hard('a') }, { c: hard('/a'), d: hard('c') });
  const sha256 = 'ed7002b439e9ac845f22357d822bac1444730fbdb6016d3ec9432297b9ec9f73';

  for (const path of ['a', 'b', 'c', 'd']) t.assert.equal(files.get(path)?.digests?.sha256, sha256, path);
  t.assert.deepEqual(
    ['b', 'c', 'd'].map((path) => files.get(path)?.size),
    [7, 7, 7],
  );
});

test('hard links that point at each other or at nothing have no content', async (t) => {
  const { files } = await foldOf({ a: hard('b'), b: hard('a'), c: hard('missing'), d: hard('d') });

  for (const path of ['a', 'b', 'c', 'd']) t.assert.equal(files.get(path)?.digests, undefined, path);
});

test('a hard link to no file is a problem, one to a file is not', async (t) => {
  const image = await foldOf({ a: 'content', b: hard('a'), c: hard('missing'), d: hard('d') });

  t.assert.deepEqual(
    image.problems().map(({ code, path, layer }) => [code, path, layer]),
    [
      ['dangling-link', 'c', 0],
      ['dangling-link', 'd', 0],
    ],
  );
});

test('paths as deep as no file system allows lead to nothing', async (t) => {
  const image = await foldOf({ a: '1' });

  t.assert.equal(image.resolve('a/'.repeat(200_000)), undefined);
});

test('what was found in a file counts only while the file is visible', async (t) => {
  const image = await foldOf(
    { 'a.txt': 'old', 'b.txt': 'kept', 'c.txt': 'gone' },
    { 'a.txt': 'new', '.wh.c.txt': '' },
  );

  t.assert.deepEqual(image.findings(textReader), [
    { path: 'a.txt', layer: 1, data: 'new' },
    { path: 'b.txt', layer: 0, data: 'kept' },
  ]);
});

test('what was found in a deleted file lives on with a hard link to it', async (t) => {
  const image = await foldOf({ 'a.txt': 'text', keep: hard('a.txt') }, { '.wh.a.txt': '' });

  t.assert.deepEqual(image.findings(textReader), [{ path: 'keep', layer: 0, data: 'text' }]);
});

const resolutions: readonly (readonly [string, string | undefined])[] = [
  ['etc/os-release', 'usr/lib/os-release'],
  ['bin/sh', 'usr/bin/dash'],
  ['usr/bin/dash', 'usr/bin/dash'],
  ['loop/x', undefined],
  ['nowhere', undefined],
  ['dangling', undefined],
  ['escape', 'usr/bin/dash'],
  ['bin/../bin/dash', 'usr/bin/dash'],
];

for (const [path, wanted] of resolutions) {
  test(`${path} leads to ${wanted ?? 'nothing'}`, async (t) => {
    const image = await foldOf({
      'usr/bin/dash': '1',
      'usr/bin/sh': link('dash'),
      bin: link('usr/bin'),
      'usr/lib/os-release': 'ID=x',
      'etc/os-release': link('../usr/lib/os-release'),
      loop: link('loop2'),
      loop2: link('/loop'),
      dangling: link('missing'),
      escape: link('../../../bin/sh'),
    });

    t.assert.equal(image.resolve(path), wanted);
  });
}
