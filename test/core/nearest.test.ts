import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest, suggestion } from '../../src/core/nearest.ts';

const names = ['scan', 'files', 'sbom', 'cache', 'config'];
const cases: readonly (readonly [string, string, string | undefined])[] = [
  ['a letter too few', 'scn', 'scan'],
  ['a letter too many', 'filles', 'files'],
  ['another letter', 'skan', 'scan'],
  ['two letters swapped', 'cahce', 'cache'],
  ['another case', 'SBOM', 'sbom'],
  ['something else altogether', 'policy', undefined],
  ['nothing', '', undefined],
];
for (const [name, typed, wanted] of cases) {
  test(`${name}: ${typed} is ${wanted ?? 'nothing'}`, () => assert.equal(nearest(typed, names), wanted));
}

test('the nearer of two is meant', () => assert.equal(nearest('confi', ['confog', 'config']), 'config'));

test('a very long text costs little', () => {
  assert.equal(nearest('x'.repeat(1_000_000), ['y'.repeat(1_000_000)]), undefined);
});

test('a suggestion is empty when nothing is near', () => {
  assert.equal(suggestion('jsn', ['json', 'table']), '; did you mean json?');
  assert.equal(suggestion('pdf', ['json', 'table']), '');
});
