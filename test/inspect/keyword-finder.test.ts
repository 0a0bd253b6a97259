import { test } from 'node:test';
import * as fc from 'fast-check';
import { type Keyword, keywordFinder } from '../../src/inspect/keyword-finder.ts';

/** What a look at every place finds. */
function naive(keywords: readonly Keyword[], bytes: Uint8Array, after: number): string[] {
  const text = Buffer.from(bytes).toString('latin1');
  const lower = text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  return keywords
    .flatMap(({ text: keyword, exact }, index) =>
      Array.from({ length: text.length }, (_, at) => at)
        .filter((at) => (exact ? text : lower).startsWith(keyword, at) && at + keyword.length > after)
        .map((at) => `${index}@${at}`),
    )
    .sort();
}

function found(keywords: readonly Keyword[], bytes: Uint8Array, after = 0): string[] {
  const all: string[] = [];
  keywordFinder(keywords).find(bytes, after, (keyword, start) => all.push(`${keyword}@${start}`));
  return all.sort();
}

const letters = fc.constantFrom('a', 'A', 'b', 'B', '@', '`', '_', '\0', ' ', '\xe9', '\xc9');
const text = fc.array(letters, { maxLength: 60 }).map((parts) => parts.join(''));
const keyword = fc.record({
  exact: fc.boolean(),
  text: fc
    .array(fc.constantFrom('a', 'b', '_', ' ', '\xe9'), { minLength: 3, maxLength: 7 })
    .map((p) => p.join('')),
});

test('every keyword is found at each of its places once, wherever the bytes lie in memory', (t) => {
  fc.assert(
    fc.property(
      fc.array(keyword, { maxLength: 6 }),
      text,
      fc.nat(3),
      fc.nat(20),
      (keywords, text, shift, after) => {
        const memory = Buffer.alloc(shift + text.length, '@');
        memory.write(text, shift, 'latin1');
        const bytes = memory.subarray(shift);
        t.assert.deepEqual(found(keywords, bytes, after), naive(keywords, bytes, after));
      },
    ),
    { numRuns: 2000 },
  );
});

test('ASCII letters match in any case, and nothing else does', (t) => {
  const any = [{ text: 'key@`[é'.replace('é', '\xe9'), exact: false }];
  t.assert.deepEqual(found(any, Buffer.from('KeY@`[\xe9 key`@{\xe9 key@`[\xc9', 'latin1')), ['0@0']);
});

test('an exact keyword matches in its own case only', (t) => {
  t.assert.deepEqual(found([{ text: 'QUtJ', exact: true }], Buffer.from('QUtJ qutj QUTJ')), ['0@0']);
});

test('keywords at the very start and end of megabytes are found', (t) => {
  const bytes = Buffer.concat([Buffer.from('abc'), Buffer.alloc(3_000_001, 'x'), Buffer.from('abc')]);
  t.assert.deepEqual(found([{ text: 'abc', exact: false }], bytes), ['0@0', '0@3000004']);
});

test('keywords are found wherever they lie in a long text, printable or not', (t) => {
  for (const keyword of ['abc', 'abcd', 'abcde', 'ab\xe9', 'ab\xe9d']) {
    for (const filling of ['x', '\0', '\xff']) {
      for (let at = 16 * 1024 - 20; at <= 16 * 1024 + 20; at += 1) {
        const bytes = Buffer.alloc(40_000, filling, 'latin1');
        bytes.write(keyword, at, 'latin1');
        t.assert.deepEqual(found([{ text: keyword, exact: false }], bytes), [`0@${at}`]);
      }
    }
  }
});
