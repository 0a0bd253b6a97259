import { suite, test } from 'node:test';
import * as fc from 'fast-check';
import { pairUp } from '../../src/diff/pairing.ts';

const rounds = [
  (text: string) => [text],
  (text: string) => Array.from(text),
  (text: string) => [`${text.length}`],
];
const texts = fc.uniqueArray(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', 'c', 'd') }), {
  maxLength: 12,
});
const sorted = texts.map((list) => list.sort());

suite('pairs', () => {
  test('are found by the first round that has a key in common', (t) => {
    const { pairs, before, after } = pairUp(
      ['same', 'moved 1', 'gone'],
      ['moved 2', 'new', 'same'],
      [(text) => [text], (text) => [text.split(' ')[0] ?? '']],
    );
    t.assert.deepEqual(pairs, [
      ['same', 'same'],
      ['moved 1', 'moved 2'],
    ]);
    t.assert.deepEqual([before, after], [['gone'], ['new']]);
  });

  test('hold each item once, and none is lost', (t) => {
    fc.assert(
      fc.property(sorted, sorted, (ours, theirs) => {
        const { pairs, before, after } = pairUp(ours, theirs, rounds);
        t.assert.deepEqual([...pairs.map(([one]) => one), ...before].sort(), ours);
        t.assert.deepEqual([...pairs.map(([, other]) => other), ...after].sort(), theirs);
      }),
    );
  });

  test('are the same the other way round', (t) => {
    fc.assert(
      fc.property(sorted, sorted, (ours, theirs) => {
        const there = pairUp(ours, theirs, rounds);
        const back = pairUp(theirs, ours, rounds);
        t.assert.deepEqual(
          there.pairs.map(([one, other]) => `${one} ${other}`).sort(),
          back.pairs.map(([one, other]) => `${other} ${one}`).sort(),
        );
        t.assert.deepEqual([there.before, there.after], [back.after, back.before]);
      }),
    );
  });

  test('of a list and itself are all of it', (t) => {
    fc.assert(
      fc.property(sorted, (list) => {
        const { pairs, before, after } = pairUp(list, list, rounds);
        t.assert.equal(
          pairs.every(([one, other]) => one === other),
          true,
        );
        t.assert.deepEqual([before, after], [[], []]);
      }),
    );
  });
});
