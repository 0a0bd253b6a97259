import assert from 'node:assert/strict';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { importsOf, sources } from './sources.ts';

const upToCatalog = ['core', 'model', 'version', 'source', 'layer', 'catalog', 'inspect'];
const upToRemote = [...upToCatalog, 'analysis', 'advisory', 'match', 'policy', 'diff', 'report'];

/** Folder → folders it may import, itself aside. A new edge is a design decision: say why in the commit. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  core: [],
  model: ['core'],
  version: ['core'],
  source: ['core', 'model'],
  layer: ['core', 'model', 'source'],
  catalog: ['core', 'model', 'layer'],
  inspect: ['core', 'model', 'layer'],
  analysis: upToCatalog,
  advisory: ['core', 'model', 'version'],
  match: ['core', 'model', 'version', 'advisory'],
  policy: ['core', 'model', 'version'],
  diff: ['core', 'model', 'version'],
  report: ['core', 'model', 'version'],
  remote: ['core', 'model', 'report'],
  server: upToRemote,
  cli: [...upToRemote, 'remote', 'server'],
};

test('folders import only upstream', async () => {
  const strays: string[] = [];
  for (const { path, imports } of await sources('src/**/*.ts')) {
    const from = folder(path);
    for (const to of imports) {
      if (to.startsWith('schemas/')) continue;
      if (folder(to) !== from && !(allowed[from] ?? []).includes(folder(to))) strays.push(`${path} -> ${to}`);
    }
  }
  assert.deepEqual(strays, []);
});

test('every folder of src stands in the table', async () => {
  const folders = new Set((await sources('src/**/*.ts')).map(({ path }) => folder(path)));
  assert.deepEqual(
    [...folders].filter((name) => !(name in allowed)),
    [],
  );
});

test('plug-ins are named by their list alone', async () => {
  const files = await sources('src/**/*.ts');
  const plugins = new Set(
    files.filter(({ path }) => isList(path)).flatMap(({ path, text }) => besides(path, valueImports(text))),
  );
  const strays = files.flatMap(({ path, imports }) =>
    imports.filter((to) => plugins.has(to) && !isList(to) && !isList(path)).map((to) => `${path} -> ${to}`),
  );
  assert.deepEqual(strays, []);
});

test('every plug-in is named by the list of its folder', async () => {
  const files = await sources('src/**/*.ts');
  const listed = new Set(files.filter(({ path }) => isList(path)).flatMap(({ imports }) => imports));
  const declared = files.filter(({ path, code }) => !isList(path) && declares(path).test(code));
  assert.notEqual(declared.length, 0);
  assert.deepEqual(
    declared.map(({ path }) => path).filter((path) => !listed.has(path)),
    [],
  );
});

/** What a list imports from its own folder. */
function besides(list: string, text: string): string[] {
  return importsOf(list, text).filter((path) => path.startsWith(dirname(list)));
}

/** How a plug-in of the folder begins. */
function declares(path: string): RegExp {
  if (/^src\/catalog\/.+\//.test(path)) return /^export const \w+(: Cataloger\b| = fileCataloger\b)/m;
  if (path.startsWith('src/source/')) return /^export const \w+: Source\b/m;
  if (path.startsWith('src/match/')) return /^export const \w+: Matcher\b/m;
  if (path.startsWith('src/report/')) return /^export const \w+: (?:Report|Policy)Format\b/m;
  if (path.startsWith('src/policy/gates/')) return /^export const \w+: Gate\b/m;
  return path.startsWith('src/cli/commands/') ? /^export / : /(?!)/;
}

function folder(path: string): string {
  return path.split('/')[1] ?? '';
}

function isList(path: string): boolean {
  return path.endsWith('/list.ts');
}

function valueImports(text: string): string {
  return text.replace(/^import type\b[^;]*;/gm, '');
}
