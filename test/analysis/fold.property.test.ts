import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fold } from '../../src/analysis/fold.ts';
import { nameOf, parentOf } from '../../src/core/image-path.ts';
import type { Reader } from '../../src/layer/reader.ts';
import { layerOf } from '../support/layer.ts';
import { tarOf } from '../support/layers.ts';

type Members = Readonly<Record<string, string>>;

/** What a layer may do at a path. */
type Change =
  | { readonly does: 'file'; readonly path: string; readonly content: string }
  | { readonly does: 'directory' | 'delete' | 'empty'; readonly path: string };

const path = fc
  .array(fc.constantFrom('a', 'b', 'c', 'a.txt'), { minLength: 1, maxLength: 4 })
  .map((names) => names.join('/'));
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('file' as const), path, content: fc.string() }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constantFrom('directory' as const, 'delete' as const), path }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('empty' as const), path: fc.option(path, { nil: '' }) }),
  },
);
const layer = fc.array(change, { maxLength: 8 });

/** Directories before what is in them. */
function membersOf(changes: readonly Change[]): Members {
  const below = (directory: string, name: string) => (directory === '' ? name : `${directory}/${name}`);
  return Object.fromEntries(
    changes
      .map((one): [string, string] => {
        if (one.does === 'file') return [one.path, one.content];
        if (one.does === 'directory') return [`${one.path}/`, ''];
        if (one.does === 'empty') return [below(one.path, '.wh..wh..opq'), ''];
        return [below(parentOf(one.path), `.wh.${nameOf(one.path)}`), ''];
      })
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** A file system as a map from path to content; directories have none. */
type Tree = ReadonlyMap<string, string | undefined>;

const isBelow = (directory: string, one: string) => directory === '' || one.startsWith(`${directory}/`);

/** Unpacks a layer as a runtime does: first what it deletes of the layers below, then what it brings. */
function unpack(tree: Tree, members: Members): Tree {
  const made = new Map(tree);
  const remove = (goes: (one: string) => boolean) => {
    for (const one of made.keys()) if (goes(one)) made.delete(one);
  };
  const names = Object.keys(members);
  for (const name of names) {
    const directory = parentOf(name);
    const base = nameOf(name);
    if (base === '.wh..wh..opq') remove((one) => isBelow(directory, one));
    else if (base.startsWith('.wh.')) {
      const gone = directory === '' ? base.slice(4) : `${directory}/${base.slice(4)}`;
      remove((one) => one === gone || isBelow(gone, one));
    }
  }
  for (const name of names) {
    if (nameOf(name).startsWith('.wh.')) continue;
    const isDirectory = name.endsWith('/');
    const at = isDirectory ? name.slice(0, -1) : name;
    // No runtime unpacks a file below a file.
    for (let above = parentOf(at); above !== ''; above = parentOf(above)) {
      fc.pre(made.get(above) === undefined);
    }
    if (!isDirectory) remove((one) => isBelow(at, one));
    made.set(at, isDirectory ? undefined : members[name]);
  }
  return made;
}

/** A layer that has a file and something below it cannot be unpacked: tools do not write such. */
function isPossible(members: Members): boolean {
  const names = Object.keys(members).filter((name) => !/(?:^|\/)\.wh\./.test(name));
  const paths = names.map((name) => name.replace(/\/$/, ''));
  const files = names.filter((name) => !name.endsWith('/'));
  return (
    new Set(paths).size === paths.length && !files.some((file) => paths.some((one) => isBelow(file, one)))
  );
}

const textReader: Reader<string> = {
  id: 'test/text',
  version: 1,
  wants: { globs: ['**/*.txt'], maxBytes: 1000 },
  *read(file) {
    yield file.text();
  },
};

test('the fold shows what unpacking the layers one over the other leaves', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(layer.map(membersOf).filter(isPossible), { maxLength: 5 }), async (layers) => {
      const image = fold(await Promise.all(layers.map((one) => layerOf(one, { readers: [textReader] }))));
      const tree = layers.reduce<Tree>(unpack, new Map());
      const shown = [...image.files].filter((file) => !file.hidden);
      const sizes = Array.from(tree, ([at, content]) => [at, content?.length] as const);
      const texts = [...tree].filter(([at, content]) => content !== undefined && at.endsWith('.txt'));

      assert.deepEqual(
        new Map(shown.map(({ path: at, kind, size }) => [at, kind === 'directory' ? undefined : size])),
        new Map(sizes),
      );
      assert.deepEqual(
        new Map(image.findings(textReader).map(({ path: at, data }) => [at, data])),
        new Map(texts),
      );
    }),
    { numRuns: 500 },
  );
});

test('a layer is the same whatever the chunks it comes in', async () => {
  const chunks = fc.oneof(fc.integer({ min: 1, max: 1200 }), fc.constantFrom(511, 512, 513, 4096));
  const member = fc.oneof(
    fc.string({ maxLength: 3000 }),
    fc.record({
      type: fc.constant('symlink' as const),
      linkname: fc.string({ minLength: 1, maxLength: 300 }),
    }),
  );
  const name = fc
    .string({ minLength: 1, maxLength: 300, unit: 'grapheme' })
    .filter((text) => !text.endsWith('/'));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, member, { maxKeys: 5 }), chunks, async (members, chunkSize) => {
      const tar = await tarOf(members);
      const whole = await layerOf(tar, { chunkSize: tar.length });
      const parts = await layerOf(tar, { chunkSize });

      assert.deepEqual(everything(parts), everything(whole));
    }),
    { numRuns: 300 },
  );
});

function everything({ entries, ...head }: Awaited<ReturnType<typeof layerOf>>) {
  return { ...head, entries: Array.from({ length: entries.count }, (_, row) => entries.at(row)) };
}
