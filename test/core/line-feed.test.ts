import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { lineFeedLines } from '../../src/core/line-feed.ts';

const text = 'one\ntwo \u2028 and \u2029\r\n\n{"é":"😀"}\nlast';

for (const size of [1, 2, 3, 7, 1000]) {
  test(`lines end with a line feed alone, in chunks of ${size} bytes`, async () => {
    const bytes = Buffer.from(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      bytes.subarray(at * size, (at + 1) * size),
    );
    assert.deepEqual(await Array.fromAsync(lineFeedLines(Readable.from(chunks))), text.split('\n'));
  });
}

test('a line feed at the end begins no other line, and nothing has no lines', async () => {
  assert.deepEqual(await Array.fromAsync(lineFeedLines(Readable.from([Buffer.from('a\n')]))), ['a']);
  assert.deepEqual(await Array.fromAsync(lineFeedLines(Readable.from([]))), []);
});
