import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import { wildcard } from '../../src/policy/wildcard.ts';

function matches(pattern: string, text: string): boolean {
  return wildcard(pattern, 'the expression').matches(text);
}

// https://github.com/anchore/anchore-engine/blob/v1.1.0/anchore_engine/util/matcher.py
const cases: readonly (readonly [string, string, boolean])[] = [
  ['alpine', 'alpine', true],
  ['alpine', 'alpine2', false],
  ['*', '', true],
  ['*', 'anything/at:all', true],
  ['library/*', 'library/', true],
  ['library/*', 'library/a/b', true],
  ['library/*', 'Library/a', false],
  ['*/app', 'team/app', true],
  ['*/app', 'app', false],
  ['a*b', 'ab', true],
  ['a*b', 'axxb', true],
  ['a*b', 'axxbc', false],
  ['ab*ba', 'aba', false],
  ['ab*ba', 'abba', true],
  ['a*b*c', 'abc', true],
  ['a*b*c', 'axbxc', true],
  ['a*b*c', 'acb', false],
  ['a*bc*c', 'abc', false],
  ['a*b*c', 'abbc', true],
  ['a**b', 'ab', true],
  ['1.0*', '1x0', false],
  ['CVE-2020-1+*', 'CVE-2020-1+curl', true],
  ['CVE-2020-1+*', 'CVE-2020-11+curl', false],
  ['a*c', 'a\nc', false],
  ['a*b*c', 'a\nbc', false],
  ['a*b*c', 'ab\nc', false],
  ['a\nb*c*d', 'a\nbcd', true],
  ['a*\nb', 'ax\nb', true],
  ['regexp:v\\d+', 'v12-alpine', true],
  ['regexp:v\\d+$', 'v12-alpine', false],
  ['regexp:\\d', 'v1', false],
  ['regexp:.*', '', true],
  ['  regexp:v\\d+', 'v1', true],
  ['Regexp:v', 'Regexp:v', true],
  ['regexp:üx?ü', 'üü', true],
];
for (const [pattern, text, wanted] of cases) {
  test(`${pattern} ${wanted ? 'is' : 'is not'} ${JSON.stringify(text)}`, (t) => {
    t.assert.equal(matches(pattern, text), wanted);
  });
}

test('wildcards mean what the expression means that the Engine made of them', () => {
  const small = (letters: readonly string[]): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });
  fc.assert(
    fc.property(small(['a', 'b', '*', '.']), small(['a', 'b', '.']), (pattern, text) => {
      const escaped = pattern.split('*').map((piece) => piece.replaceAll('.', '\\.'));
      return matches(pattern, text) === new RegExp(`^${escaped.join('(.*)')}$`).test(text);
    }),
    { numRuns: 2000 },
  );
});

const refused = ['regexp:(', 'regexp:(a)\\1', 'regexp:[z-a]', `regexp:${'a'.repeat(5000)}`];
for (const pattern of refused) {
  test(`${pattern.slice(0, 20)} cannot be used`, (t) => {
    t.assert.throws(() => wildcard(pattern, 'the expression'), {
      code: 'CONFIG_INVALID',
      message: /^the expression /,
    });
  });
}

test('many wildcards do not run away', (t: TestContext) => {
  const started = performance.now();
  t.assert.equal(matches(`${'*a'.repeat(1000)}*b`, 'a'.repeat(100_000)), false);
  t.assert.ok(performance.now() - started < 1000);
});
