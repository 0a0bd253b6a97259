import { test } from 'node:test';
import { fold } from '../../src/analysis/fold.ts';
import { joinPackages } from '../../src/analysis/packages.ts';
import type { Cataloger } from '../../src/catalog/cataloger.ts';
import { catalogers } from '../../src/catalog/list.ts';
import { layerOf } from '../support/layer.ts';
import type { Members } from '../support/layers.ts';

const status = (name: string, version: string): string =>
  `Package: ${name}\nStatus: install ok installed\nArchitecture: all\nVersion: ${version}\n\n`;
const metadata = (name: string): string => `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n\n`;
const link = (linkname: string) => ({ type: 'symlink' as const, linkname });

async function join(list: readonly Cataloger[], ...layers: readonly Members[]) {
  const analyses = [];
  for (const layer of layers) analyses.push(await layerOf(layer, { readers: list }));
  return joinPackages(fold(analyses), undefined, list);
}

test('a language package read from a file of an OS package is linked to it, through linked directories too', async (t) => {
  const { packages } = await join(catalogers, {
    'usr/lib/': '',
    lib: link('usr/lib'),
    'var/lib/dpkg/status': status('python3-owned', '1.0-1'),
    'var/lib/dpkg/info/python3-owned.list':
      '/.\n/lib\n/lib/python3/dist-packages/owned-1.0.dist-info/METADATA\n',
    'usr/lib/python3/dist-packages/owned-1.0.dist-info/METADATA': metadata('owned'),
    'usr/lib/python3/dist-packages/own-1.0.dist-info/METADATA': metadata('own'),
  });
  const deb = packages.find((pkg) => pkg.type === 'deb');

  t.assert.deepEqual(
    packages.map(({ name, ownedBy }) => [name, ownedBy]),
    [
      ['python3-owned', undefined],
      ['own', undefined],
      ['owned', deb?.id],
    ],
  );
});

test('a package is of the layer that most of its files are in, not of the one its database was last written in', async (t) => {
  const { packages } = await join(
    catalogers,
    {
      'var/lib/dpkg/status': status('base', '1'),
      'var/lib/dpkg/info/base.list': '/.\n/a\n/b\n/c\n',
      a: '',
      b: '',
      c: '',
    },
    {
      'var/lib/dpkg/status': status('base', '1') + status('added', '2'),
      'var/lib/dpkg/info/added.list': '/.\n/d\n',
      c: 'changed',
      d: '',
    },
  );

  t.assert.deepEqual(
    packages.map(({ name, layer, locations }) => [name, layer, locations[0]]),
    [
      ['added', 1, { path: 'var/lib/dpkg/status', layer: 1 }],
      ['base', 0, { path: 'var/lib/dpkg/status', layer: 1 }],
    ],
  );
});

test('a package that a later layer removes is no package of the image', async (t) => {
  const npm = { 'app/node_modules/a/package.json': '{"name":"a","version":"1.0.0"}' };
  const { packages } = await join(catalogers, npm, { 'app/node_modules/.wh.a': '' });

  t.assert.deepEqual(packages, []);
});

test('the same package in two places is two packages with ids of their own, the same in every run', async (t) => {
  const npm = {
    'x/node_modules/a/package.json': '{"name":"a","version":"1.0.0"}',
    'y/node_modules/a/package.json': '{"name":"a","version":"1.0.0"}',
  };
  const ids = async () => (await join(catalogers, npm)).packages.map((pkg) => pkg.id);
  const [first, second] = [await ids(), await ids()];

  t.assert.equal(new Set(first).size, 2);
  t.assert.deepEqual(first, second);
});

test('a cataloger that fails in its join leaves a problem and the other packages', async (t) => {
  const failing: Cataloger<string> = {
    id: 'test/failing',
    version: 1,
    wants: { globs: ['**'], maxBytes: 1000 },
    *read(file) {
      yield file.path;
    },
    packages: () => {
      throw new RangeError('two of them');
    },
  };
  const { packages, problems } = await join([failing, ...catalogers], {
    'node_modules/a/package.json': '{"name":"a","version":"1.0.0"}',
  });

  t.assert.deepEqual(
    packages.map((pkg) => pkg.name),
    ['a'],
  );
  t.assert.deepEqual(
    problems.map(({ by, code }) => [by, code]),
    [['test/failing', 'malformed-file']],
  );
});
