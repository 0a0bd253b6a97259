import { type TestContext, test } from 'node:test';
import { startOf } from '../../src/core/unpack-start.ts';

const upTo =
  (most: number) =>
  ({ length }: Uint8Array): number => {
    if (length > most) throw new Error('damaged');
    return length;
  };

test('the longest start that can be unpacked is found, to a few bytes', (t: TestContext) => {
  for (const size of [1, 25, 1000, 100_000]) {
    const packed = new Uint8Array(size);
    t.assert.equal(startOf(packed, upTo(size)), size);
    for (const most of [size - 1, Math.floor(size * 0.7)]) {
      const found = startOf(packed, upTo(most)) ?? 0;
      t.assert.ok(found <= most && most - found < 64);
    }
  }
});

test('what cannot be unpacked at all has no start', (t: TestContext) => {
  t.assert.equal(startOf(new Uint8Array(1000), upTo(-1)), undefined);
});
