import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { test } from 'node:test';
import { signals } from '../../src/cli/interrupt.ts';
import { codes } from '../../src/core/errors.ts';
import { fileText, sources } from './sources.ts';

const documents = `${fileText('README.md')}\n${fileText('docs/reference.md')}`;
const manifest: {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
} = JSON.parse(fileText('package.json'));

test('every error code is explained, with the exit status it has', () => {
  const rows = documents.matchAll(/^\|\s*`([A-Z_]+)`\s*\|\s*(\d+)\s*\|[^|]{10,}\|/gm);
  const said = Object.fromEntries(Array.from(rows, ([, code = '', exit]) => [code, Number(exit)]));
  const real = Object.fromEntries(Object.entries(codes).map(([code, { exit }]) => [code, exit]));
  assert.deepEqual(said, real);
});

test('the exit status of each signal that ends a scan is told', () => {
  const row = /^\| `INTERRUPTED` .*$/m.exec(documents)?.[0] ?? '';
  for (const name of signals) {
    const status = 128 + constants.signals[name];
    assert.match(row, new RegExp(`${status}\\b.*\\b${name}\\b`));
    assert.match(fileText('README.md'), new RegExp(`\\b${status}\\b`));
  }
});

test('every error code is thrown somewhere', async () => {
  const text = (await sources('src/**/*.ts')).filter(({ path }) => path !== 'src/core/errors.ts');
  const unused = Object.keys(codes).filter((code) => !text.some((file) => file.text.includes(`'${code}'`)));
  assert.deepEqual(unused, []);
});

test('every schema checks something', async () => {
  const files = await sources('src/**/*.ts', 'test/**/*.ts');
  const unused = (await sources('schemas/*.json'))
    .map(({ path }) => path.slice('schemas/'.length))
    .filter((name) => !files.some((file) => file.text.includes(name)));
  assert.deepEqual(unused, []);
});

test('every dependency has a sentence that says what it is for', () => {
  const rows = documents.matchAll(/^\|\s*`([@a-z0-9/.-]+)`\s*\|[^|]{20,}\|/gm);
  const explained = new Set(Array.from(rows, ([, name]) => name));
  assert.deepEqual(
    Object.keys(manifest.dependencies).filter((name) => !explained.has(name)),
    [],
  );
});

test('dependencies are pinned to one version', () => {
  const ranges = Object.entries({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  }).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version));
  assert.deepEqual(ranges, []);
});

test('every dependency is imported', async () => {
  const files = await sources('src/**/*.ts', 'bin/*');
  const unused = Object.keys(manifest.dependencies).filter(
    (name) => !files.some(({ text }) => text.includes(`'${name}'`) || text.includes(`'${name}/`)),
  );
  assert.deepEqual(unused, []);
});

test('the lock file knows every platform, so that npm ci takes it on each', () => {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    fileText('package-lock.json'),
  );
  const missing = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => {
      const places = [`node_modules/${name}`, `${path}/node_modules/${name}`];
      return places.every((place) => !(place in lock.packages));
    }),
  );
  assert.deepEqual(missing, []);
});

interface Locked {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
