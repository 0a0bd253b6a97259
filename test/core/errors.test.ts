import { test } from 'node:test';
import { reason } from '../../src/core/errors.ts';

for (const text of [
  '{"key": "p4ssw0rd-in-a-file" oops}',
  'p4ssw0rd-in-a-file',
  '{"a": p4ssw0rd-in-a-file}',
]) {
  test(`what JSON.parse says of ${text} tells nothing of the text`, (t) => {
    let message = '';
    try {
      JSON.parse(text);
    } catch (error) {
      message = reason(error);
    }
    t.assert.match(message, /JSON/);
    t.assert.doesNotMatch(message, /ssw/);
  });
}
