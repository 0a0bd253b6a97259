import { test } from 'node:test';
import type { MatchedPackage } from '../../../src/match/input.ts';
import { match } from '../../../src/match/match.ts';
import { advisoryOf, affectedOf, idsOf, packageOf, reportOf } from '../../support/match.ts';
import { memoryIndex } from '../../support/memory-index.ts';

const names = ['stdlib', 'toolchain', 'github.com/Masterminds/goutils', 'example.com/a/v2', 'example.com/a'];
const advisories = names.map((name, at) =>
  advisoryOf(`GO-2024-${at}`, affectedOf('Go', name, { range: '0..2.5.0' })),
);

function found(...packages: readonly MatchedPackage[]): readonly string[] {
  return idsOf(reportOf({ packages, advisories })).counted;
}

test('modules are known by their path, in the case the build recorded', (t) => {
  const purl = 'pkg:golang/github.com/masterminds/goutils@v1.1.0';
  t.assert.deepEqual(found(packageOf(purl, { name: 'github.com/Masterminds/goutils' })), [
    'GO-2024-2 goutils',
  ]);
  t.assert.deepEqual(found(packageOf('pkg:golang/example.com/a@v2.4.0%2Bincompatible')), ['GO-2024-4 a']);
});

test('the major version is part of the path, also when the URL has it behind the #', (t) => {
  t.assert.deepEqual(found(packageOf('pkg:golang/example.com/a/v2@v2.4.0')), ['GO-2024-3 v2']);
  t.assert.deepEqual(found(packageOf('pkg:golang/example.com/a@v2.4.0#v2')), ['GO-2024-3 a']);
});

test('the standard library and the toolchain are judged', (t) => {
  t.assert.deepEqual(found(packageOf('pkg:golang/stdlib@1.22.3')), ['GO-2024-0 stdlib']);
  t.assert.deepEqual(found(packageOf('pkg:golang/toolchain@1.22.3')), [
    'GO-2024-0 toolchain',
    'GO-2024-1 toolchain',
  ]);
});

test('a main module without a release is left out, and why is told', (t) => {
  const pseudo = 'v0.0.0-20240101000000-abcdefabcdef';
  const main = packageOf(`pkg:golang/example.com/a@${pseudo}`, { metadata: { main: true } });
  const devel = packageOf('pkg:golang/example.com/a', { version: '(devel)' });
  t.assert.deepEqual(found(main, devel), []);
  const { judgements } = match({ distro: undefined, packages: [main, devel] }, memoryIndex({ advisories }));
  t.assert.deepEqual(
    judgements.map(({ skipped }) => skipped?.kind),
    ['by-rule', 'by-rule'],
  );
  t.assert.equal(found(packageOf(`pkg:golang/example.com/a@${pseudo}`)).length, 1);
});

test('when the functions of the binary are known, a vulnerable one has to be among them', (t) => {
  const imports = [{ path: 'example.com/a/html', symbols: ['Parse', 'Node.Render'] }];
  const withSymbols = [advisoryOf('GO-2024-9', affectedOf('Go', 'example.com/a', { imports }))];
  const counted = (goSymbols?: readonly string[]) =>
    reportOf({
      packages: [packageOf('pkg:golang/example.com/a@v1.0.0', goSymbols ? { metadata: { goSymbols } } : {})],
      advisories: withSymbols,
    }).vulnerabilities.length;
  t.assert.equal(counted(), 1);
  t.assert.equal(counted(['example.com/a/html.Node.Render', 'main.main']), 1);
  t.assert.equal(counted(['example.com/a/html.ParseFragment']), 0);
});

test('a package without named functions is vulnerable as soon as anything of it is there', (t) => {
  const imports = [{ path: 'example.com/a/html', symbols: [] }];
  const all = [advisoryOf('GO-2024-9', affectedOf('Go', 'example.com/a', { imports }))];
  const counted = (symbol: string) =>
    reportOf({
      packages: [packageOf('pkg:golang/example.com/a@v1.0.0', { metadata: { goSymbols: [symbol] } })],
      advisories: all,
    }).vulnerabilities.length;
  t.assert.equal(counted('example.com/a/html.Anything'), 1);
  t.assert.equal(counted('example.com/a/htmlx.Anything'), 0);
});
