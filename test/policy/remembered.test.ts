import { test } from 'node:test';
import { remembered } from '../../src/policy/remembered.ts';

test('what is derived of a thing is made once for each thing', (t) => {
  let made = 0;
  const numbered = remembered((_: object) => (made += 1));
  const [one, other] = [{}, {}];
  t.assert.deepEqual([one, other, one, other].map(numbered), [1, 2, 1, 2]);
});
