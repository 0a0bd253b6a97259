import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseBoundedJson } from '../../src/core/bounded-json.ts';
import { KedgeError } from '../../src/core/errors.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
const withCode = (code: string) => (error: unknown) => error instanceof KedgeError && error.code === code;

test('JSON nested up to the limit is read, one level more is refused', () => {
  assert.ok(Array.isArray(parseBoundedJson(nested(100), 'x.json')));
  assert.throws(() => parseBoundedJson(nested(101), 'x.json'), withCode('LIMIT_EXCEEDED'));
  assert.throws(() => parseBoundedJson(nested(3), 'x.json', 2), withCode('LIMIT_EXCEEDED'));
});

test('brackets in texts do not nest', () => {
  const text = JSON.stringify({ a: `"\\${'['.repeat(500)}` });
  assert.deepEqual(parseBoundedJson(text, 'x.json'), JSON.parse(text));
});

test('levels side by side do not add up', () => {
  assert.ok(Array.isArray(parseBoundedJson(`[${Array(500).fill('[{}]').join()}]`, 'x.json')));
});

test('a byte order mark is dropped', () => {
  assert.deepEqual(parseBoundedJson('\ufeff{"a":1}', 'x.json'), { a: 1 });
});

test('what is not JSON is refused', () => {
  for (const text of ['', '{', "{'a':1}", '[1,]', 'undefined']) {
    assert.throws(() => parseBoundedJson(text, 'x.json'), withCode('FILE_MALFORMED'));
  }
});
