import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { npm } from '../../../src/catalog/language/npm.ts';
import { type Files, filesBelow, namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';

const json = (value: unknown) => JSON.stringify(value);
const a1 = json({ name: 'a', version: '1.0.0' });
const b2 = json({ name: 'b', version: '2.0.0' });

const places: readonly (readonly [string, Files, readonly string[]])[] = [
  ['a package in node_modules', { 'app/node_modules/a/package.json': a1 }, ['a 1.0.0']],
  ['a package of a package', { 'n/node_modules/b/node_modules/a/package.json': a1 }, ['a 1.0.0']],
  [
    'a scoped package',
    { 'node_modules/@s/a/package.json': json({ name: '@s/a', version: '1.0.0' }) },
    ['@s/a 1.0.0'],
  ],
  [
    'a package in the store of pnpm',
    { 'node_modules/.pnpm/a@1.0.0/node_modules/a/package.json': a1 },
    ['a 1.0.0'],
  ],
  [
    'a package without a name, by its directory',
    { 'node_modules/a/package.json': '{"version":"3.0.0"}' },
    ['a 3.0.0'],
  ],
  ['an alias, by its own name', { 'node_modules/other/package.json': a1 }, ['a 1.0.0']],
  ['a project', { 'app/package.json': a1 }, ['a 1.0.0']],
  ['a package of Debian', { 'usr/share/nodejs/a/package.json': a1 }, ['a 1.0.0']],
  [
    'what lies below a package.json in the root',
    { 'package.json': a1, 'srv/b/package.json': b2 },
    ['a 1.0.0', 'b 2.0.0'],
  ],
  ['not a file deeper in a package', { 'node_modules/a/dist/package.json': a1 }, []],
  ['not a fixture in a package', { 'node_modules/b/test/node_modules/a/package.json': a1 }, []],
  ['not what npm left behind half-way', { 'node_modules/.a-Xk2/package.json': a1 }, []],
  ['not a fixture in a project', { 'app/package.json': a1, 'app/dist/x/package.json': b2 }, ['a 1.0.0']],
  ['not a copy among documentation', { 'usr/share/doc/node-a/package.json': a1 }, []],
  [
    'a project in a project that has its own packages',
    { 'app/package.json': a1, 'app/web/package.json': b2, 'app/web/node_modules/a/package.json': a1 },
    ['a 1.0.0', 'a 1.0.0', 'b 2.0.0'],
  ],
  ['not one without a version', { 'node_modules/a/package.json': '{"name":"a"}' }, []],
  [
    'not one whose name npm would refuse',
    { 'app/package.json': json({ name: '../a', version: '1.0.0' }) },
    [],
  ],
  ['not one whose version is not a text', { 'node_modules/a/package.json': '{"name":"a","version":1}' }, []],
  [
    'one whose version is none, as npm lists it',
    { 'node_modules/a/package.json': json({ name: 'a', version: ' 1.0 beta é ' }) },
    ['a 1.0 beta é'],
  ],
  [
    'one with a name of early days',
    { 'node_modules/A(b)~/package.json': json({ name: 'A(b)~', version: '1.0.0' }) },
    ['A(b)~ 1.0.0'],
  ],
  ['not one with an empty version', { 'node_modules/a/package.json': json({ name: 'a', version: '' }) }, []],
  ['nothing in an array', { 'node_modules/a/package.json': '[]' }, []],
  ['a file with a byte order mark', { 'node_modules/a/package.json': `\ufeff${a1}` }, ['a 1.0.0']],
];
for (const [name, files, wanted] of places) {
  test(`npm finds ${name}`, () => {
    const result = runCataloger(npm, files);
    assert.deepEqual(namesAndVersions(result), wanted);
    assert.deepEqual(result.problems, []);
  });
}

test('a workspace counts as installed when node_modules links to it', () => {
  const files = { 'app/package.json': a1, 'app/packages/b/package.json': b2 };
  const linked = runCataloger(npm, files, { links: { 'app/node_modules/b': 'app/packages/b' } });
  assert.deepEqual(namesAndVersions(linked), ['a 1.0.0', 'b 2.0.0']);
});

test('a package carries purl, licences and who made it', () => {
  const manifest = {
    name: '@scope/name',
    version: '1.2.3-rc.1',
    licenses: [{ type: 'MIT', url: 'https://x' }, 'ISC', { name: 'Zlib' }, 7, 'MIT'],
    author: { name: 'A. B.', email: 'a@b.c' },
    homepage: 'https://example.org',
    repository: { type: 'git', url: 'git+https://example.org/x.git' },
  };
  const path = 'node_modules/@scope/name/package.json';
  assert.deepEqual(runCataloger(npm, { [path]: json(manifest) }).packages, [
    {
      type: 'npm',
      name: '@scope/name',
      version: '1.2.3-rc.1',
      licenses: ['MIT', 'ISC', 'Zlib'],
      metadata: {
        author: 'A. B. <a@b.c>',
        homepage: 'https://example.org',
        repository: 'git+https://example.org/x.git',
      },
      purl: 'pkg:npm/%40scope/name@1.2.3-rc.1',
      evidence: [path],
      files: [],
    },
  ]);
});

test('a malformed package.json of an installed package is a problem', () => {
  for (const content of ['', '{', '{"name":"a",}', `${'['.repeat(5000)}${']'.repeat(5000)}`]) {
    const result = runCataloger(npm, {
      'node_modules/a/package.json': content,
      'node_modules/b/package.json': b2,
    });
    assert.deepEqual(
      result.problems.map(({ path }) => path),
      ['node_modules/a/package.json'],
    );
    assert.deepEqual(namesAndVersions(result), ['b 2.0.0']);
  }
});

for (const [what, content] of [
  ['a name npm never took', { name: '__proto__', version: '1.0.0' }],
  ['a name that leads elsewhere', { name: '../a', version: '1.0.0' }],
  ['a control character in its name', { name: 'a\u0007', version: '1.0.0' }],
  ['a control character in its version', { name: 'a', version: '1.0\u001b[31m' }],
  ['a version of a thousand characters', { name: 'a', version: '1'.repeat(1000) }],
] as const) {
  test(`an installed package with ${what} is a problem`, () => {
    const { packages, problems } = runCataloger(npm, { 'node_modules/a/package.json': json(content) });
    assert.deepEqual(packages, []);
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['node_modules/a/package.json'],
    );
  });
}

test('a malformed package.json inside a project is nobody’s problem, beside one it is', () => {
  assert.deepEqual(runCataloger(npm, { 'app/package.json': a1, 'app/test/package.json': '{' }).problems, []);
  assert.equal(runCataloger(npm, { 'app/package.json': '{' }).problems.length, 1);
});

test('a package.json cut anywhere gives the package, a problem or nothing', () => {
  for (let length = 0; length < a1.length; length++) {
    const result = runCataloger(npm, { 'node_modules/a/package.json': a1.slice(0, length) });
    assert.equal(result.problems.length, 1, `cut at ${length}`);
  }
});

test('on the tree npm ci installed here, the packages are those npm ls lists', () => {
  const root = join(import.meta.dirname, '../../..');
  const below = filesBelow(join(root, 'node_modules'), (path) => path.endsWith('package.json'));
  const files = Object.fromEntries(
    Object.entries(below).map(([path, bytes]) => [`node_modules/${path}`, bytes]),
  );
  const found = new Set(namesAndVersions(runCataloger(npm, files)));
  assert.ok(found.size > 50);
  assert.deepEqual([...found].sort(), [...npmList(root)].sort());
});

interface Listed {
  readonly version?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, Listed>>;
}

/** What `npm ls` lists; an alias under the name of the package it stands for. */
function npmList(root: string): Set<string> {
  const listed = new Set<string>();
  const walk = ({ dependencies = {} }: Listed): void => {
    for (const [name, child] of Object.entries(dependencies)) {
      const real = /\/((?:@[^/]+\/)?[^/]+)\/-\/[^/]+$/.exec(child.resolved ?? '')?.[1];
      if (child.version !== undefined) listed.add(`${real ?? name} ${child.version}`);
      walk(child);
    }
  };
  walk(JSON.parse(execFileSync('npm', ['ls', '--all', '--json'], { cwd: root, encoding: 'utf8' })) as Listed);
  return listed;
}
