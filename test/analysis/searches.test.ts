import { type TestContext, test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import { searchMatches } from '../../src/analysis/searches.ts';
import { lineSearches } from '../../src/inspect/line-search.ts';
import type { LineSearch } from '../../src/inspect/settings.ts';
import { noInspection } from '../support/inspect.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';

const link = (linkname: string) => ({ type: 'symlink' as const, linkname });
const hard = (linkname: string) => ({ type: 'link' as const, linkname });

const both: LineSearch[] = [
  {
    search: 'content',
    maxFileBytes: 1000,
    expressions: [
      { name: 'B', regex: 'key' },
      { name: 'A', regex: '.*key' },
    ],
  },
  { search: 'secret', maxFileBytes: 1000, expressions: [{ name: 'S', regex: 'key' }] },
];
const one: LineSearch[] = [
  { search: 'secret', maxFileBytes: 1000, expressions: [{ name: 'S', regex: '.*key' }] },
];

async function matches(layers: readonly Members[], searches: readonly LineSearch[] = one) {
  const reader = lineSearches({ ...noInspection, searches });
  const analyses = [];
  for (const layer of layers) analyses.push(await layerOf(layer, { streams: reader ? [reader] : [] }));
  return searchMatches(fold(analyses));
}

async function paths(...layers: readonly Members[]): Promise<string[]> {
  return (await matches(layers)).map(({ path, layer, lines }) => `${path}@${layer}:${lines.join()}`);
}

test('a match names search, expression, file, layer and lines', async (t: TestContext) => {
  t.assert.deepEqual(await matches([{ f: 'x' }, { 'etc/f': 'no\nmy key\n' }]), [
    { search: 'secret', name: 'S', regex: '.*key', path: 'etc/f', layer: 1, lines: [2] },
  ]);
});

const cases: readonly (readonly [string, readonly Members[], readonly string[]])[] = [
  ['nothing found is nothing', [{ f: 'x', l: link('f') }], []],
  ['a deleted file is not searched', [{ f: 'key' }, { '.wh.f': '' }], []],
  ['of a replaced file what replaced it counts', [{ f: 'key' }, { f: 'x\nkey' }], ['f@1:2']],
  [
    'a file is found under the names of all links to it',
    [{ 'd/f': 'key', a: link('d/f'), z: hard('d/f'), other: link('none') }],
    ['a@0:1', 'd/f@0:1', 'z@0:1'],
  ],
  ['a link in another layer leads there too', [{ f: 'key' }, { l: link('/f') }], ['f@0:1', 'l@0:1']],
  [
    'a link to a link to a hard link leads there',
    [{ f: 'key', h: hard('f'), k: link('h'), l: link('k') }],
    ['f@0:1', 'h@0:1', 'k@0:1', 'l@0:1'],
  ],
  ['a link to a directory is no file', [{ 'd/f': 'key', l: link('d') }], ['d/f@0:1']],
  ['a link whose file was deleted leads nowhere', [{ f: 'key', l: link('f') }, { '.wh.f': '' }], []],
  [
    'a hard link keeps the content of a file that is deleted later',
    [{ f: 'key', h: hard('f'), k: hard('f'), l: link('k') }, { '.wh.f': '' }],
    ['h@0:1', 'k@0:1', 'l@0:1'],
  ],
  [
    'a hard link to what is replaced later keeps the old content',
    [{ f: 'key', h: hard('f') }, { f: 'x\nkey' }],
    ['f@1:2', 'h@0:1'],
  ],
];

for (const [what, layers, wanted] of cases) {
  test(what, async (t: TestContext) => {
    t.assert.deepEqual(await paths(...layers), wanted);
  });
}

test('secret searches come first, then names, then paths', async (t: TestContext) => {
  const found = await matches([{ b: 'key', a: 'key', l: link('b') }], both);
  t.assert.deepEqual(
    found.map(({ search, name, path }) => `${search} ${name} ${path}`),
    ['secret S', 'content A', 'content B'].flatMap((head) =>
      ['a', 'b', 'l'].map((path) => `${head} ${path}`),
    ),
  );
});
