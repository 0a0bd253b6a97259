import { test } from 'node:test';
import * as fc from 'fast-check';
import { walkJson } from '../../src/core/json-places.ts';

interface Seen {
  readonly path: string;
  readonly at: string;
  readonly twice: boolean;
}

function walk(text: string): Seen[] {
  const seen: Seen[] = [];
  walkJson(text, ({ path, offset, twice }) => {
    seen.push({ path: JSON.stringify(path), at: text.slice(offset, offset + 4), twice });
  });
  return seen;
}

test('members are where their names stand, items where they begin', (t) => {
  t.assert.deepEqual(walk('{"a": [10, {"b": null}], "cd": {}}'), [
    { path: '["a"]', at: '"a":', twice: false },
    { path: '["a",0]', at: '10, ', twice: false },
    { path: '["a",1]', at: '{"b"', twice: false },
    { path: '["a",1,"b"]', at: '"b":', twice: false },
    { path: '["cd"]', at: '"cd"', twice: false },
  ]);
});

test('a member is there twice within one object only', (t) => {
  const twice = walk('[{"a": 1, "b": {"a": 1}, "a": 2}, {"a": 3}]').filter((each) => each.twice);
  t.assert.deepEqual(twice, [{ path: '[0,"a"]', at: '"a":', twice: true }]);
});

test('names are compared as they are meant, not as they are written', (t) => {
  t.assert.deepEqual(
    walk('{"ab": 1, "a\\u0062": 2}').map(({ twice }) => twice),
    [false, true],
  );
});

test('quotes, brackets and commas in texts are text', (t) => {
  t.assert.deepEqual(
    walk('["]\\"},{", "\\\\", "\\\\\\"", {"}": ","}]').map(({ path }) => path),
    ['[0]', '[1]', '[2]', '[3]', '[3,"}"]'],
  );
});

test('a scalar alone has no members', (t) => {
  for (const text of ['1', '"a"', 'null', ' true ', '\ufeff[]', '{}']) t.assert.deepEqual(walk(text), []);
});

test('what is visited is what JSON.parse found', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
      const paths = walk(JSON.stringify(value, undefined, indent)).map(({ path }) => path);
      return JSON.stringify(paths.sort()) === JSON.stringify(pathsOf(value, []).sort());
    }),
  );
});

function pathsOf(value: unknown, path: readonly (string | number)[]): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const members: [string | number, unknown][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : Object.entries(value);
  return members.flatMap(([key, member]) => [
    JSON.stringify([...path, key]),
    ...pathsOf(member, [...path, key]),
  ]);
}
