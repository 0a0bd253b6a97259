import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseContentRange } from '../../src/core/content-range.ts';

// The forms of https://www.rfc-editor.org/rfc/rfc9110#section-14.4
const cases: readonly [string | null, ReturnType<typeof parseContentRange>][] = [
  ['bytes 42-1233/1234', { start: 42, total: 1234 }],
  ['bytes 42-1233/*', { start: 42, total: undefined }],
  ['bytes */1234', undefined],
  ['items 0-1/2', undefined],
  ['bytes -5-9/10', undefined],
  [`bytes ${'9'.repeat(400)}-1/2`, undefined],
  ['', undefined],
  [null, undefined],
];

for (const [header, wanted] of cases) {
  test(`a content range of ${header === null ? 'nothing' : header.slice(0, 30)}`, () => {
    assert.deepEqual(parseContentRange(header), wanted);
  });
}
