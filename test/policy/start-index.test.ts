import { test } from 'node:test';
import { type ByteSet, byteSet } from '../../src/core/pattern-syntax.ts';
import { StartIndex } from '../../src/policy/start-index.ts';

function setsOf(...classes: readonly string[]): readonly ByteSet[] {
  return classes.map((letters) => byteSet((byte) => letters.includes(String.fromCharCode(byte))));
}

function found(index: StartIndex<string>, text: string): string[] {
  return index.beginning(Buffer.from(text)).sort();
}

test('values are found by what the text begins with', (t) => {
  const index = new StartIndex<string>();
  index.add([], 'any');
  index.add(setsOf('a'), 'a');
  index.add(setsOf('ab'), 'a or b');
  index.add(setsOf('ab', 'c'), 'a or b, c');
  index.add(setsOf('ab', 'c'), 'the same');
  index.add(setsOf('', 'c'), 'nothing');
  t.assert.deepEqual(found(index, ''), ['any']);
  t.assert.deepEqual(found(index, 'a'), ['a', 'a or b', 'any']);
  t.assert.deepEqual(found(index, 'bcd'), ['a or b', 'a or b, c', 'any', 'the same']);
  t.assert.deepEqual(found(index, 'cc'), ['any']);
});

test('what is beyond its size is found by less', (t) => {
  const index = new StartIndex<string>();
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at));
  const classes = letters.flatMap((a) => letters.flatMap((b) => letters.map((c) => setsOf(a, b, c))));
  for (const [at, sets] of classes.entries())
    index.add([...sets, ...sets, ...sets, ...sets, ...sets], `${at}`);
  t.assert.equal(found(index, 'abcabcabcabcabc').includes('28'), true);
  t.assert.equal(found(index, 'abcabcabcabcab').includes('28'), false);
  t.assert.equal(found(index, '').includes('17575'), true);
});
