import { test } from 'node:test';
import { compileGlobs, globLookup } from '../../src/core/glob.ts';

const cases: readonly (readonly [glob: string, path: string, matches: boolean])[] = [
  ['var/lib/dpkg/status', 'var/lib/dpkg/status', true],
  ['var/lib/dpkg/status', 'x/var/lib/dpkg/status', false],
  ['**/lib/apk/db/installed', 'lib/apk/db/installed', true],
  ['**/lib/apk/db/installed', 'usr/lib/apk/db/installed', true],
  ['**/lib/apk/db/installed', 'usr/xlib/apk/db/installed', false],
  ['**/*.jar', 'a.jar', true],
  ['**/*.jar', 'opt/app/a.b.jar', true],
  ['**/*.jar', 'opt/a.jar/readme', false],
  ['**/*.{jar,war}', 'x/y.war', true],
  ['{a,b}/*.list', 'b/x:amd64.list', true],
  ['{a,b}/*.list', 'b/c/x.list', false],
  ['**/*.dist-info/METADATA', 'usr/lib/python3/a-1.0.dist-info/METADATA', true],
  ['**/node_modules/**/package.json', 'a/node_modules/b/package.json', true],
  ['etc/*release*', 'etc/os-release', true],
  ['etc/*release*', 'etc/os-releaseX/y', false],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['lib[0-9]/x', 'lib3/x', true],
  ['lib[!0-9]/x', 'lib3/x', false],
  ['a+b(c)/d.e', 'a+b(c)/d.e', true],
  ['a+b(c)/d.e', 'aab(c)/dxe', false],
  ['dir/**', 'dir/a/b', true],
  ['dir/**', 'dir', false],
  ['*.so', 'x.so', true],
  ['*.so.*', 'libc.so.6', true],
];

for (const [glob, path, matches] of cases) {
  test(`${glob} ${matches ? 'takes' : 'leaves'} ${path}`, (t) => {
    t.assert.equal(compileGlobs([glob])(path), matches);
  });
}

test('a path that several globs of one value take has the value once', (t) => {
  const lookup = globLookup([
    { glob: '**/*.jar', value: 'java' },
    { glob: 'opt/**', value: 'java' },
    { glob: 'opt/a.jar', value: 'opt' },
  ]);

  t.assert.deepEqual([...lookup('opt/a.jar')].sort(), ['java', 'opt']);
});
