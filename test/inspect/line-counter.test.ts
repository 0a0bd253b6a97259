import { test } from 'node:test';
import * as fc from 'fast-check';
import { LineCounter } from '../../src/inspect/line-counter.ts';

test('lines and columns are those of a text that is read byte by byte', (t) => {
  const parts = fc.array(fc.constantFrom('\n', '\r', 'x', 'x'.repeat(300), '\n'.repeat(700)), {
    maxLength: 200,
  });
  fc.assert(
    fc.property(parts, fc.nat(60_000), fc.nat(60_000), (parts, first, second) => {
      const bytes = Buffer.from(parts.join(''));
      const passed = Math.min(first, bytes.length);
      const place = Math.min(second, bytes.length - passed);
      const counter = new LineCounter();
      counter.pass(bytes.subarray(0, passed));
      const before = bytes
        .subarray(0, passed + place)
        .toString('latin1')
        .split('\n');
      const expected = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
      t.assert.deepEqual(counter.positions(bytes.subarray(passed))(place), expected);
    }),
    { numRuns: 500 },
  );
});
