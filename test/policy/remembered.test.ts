import { test } from 'node:test';
import { remembered } from '../../src/policy/remembered.ts';

test('what is derived of a thing is made once for each thing', (t) => {
  let made = 0;
  const named = remembered(({ name }: { readonly name: string }) => `${name}${(made += 1)}`);
  const [one, other] = [{ name: 'a' }, { name: 'b' }];
  t.assert.deepEqual([one, other, one, other].map(named), ['a1', 'b2', 'a1', 'b2']);
});
