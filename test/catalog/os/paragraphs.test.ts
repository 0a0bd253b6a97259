import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lines, paragraphs } from '../../../src/catalog/os/paragraphs.ts';

const parse = (text: string) => Array.from(paragraphs(text), (fields) => Object.fromEntries(fields));

const cases: readonly [name: string, text: string, found: readonly object[]][] = [
  ['end at blank lines, several of them too', 'A: 1\n\n \n\nB: 2', [{ a: '1' }, { b: '2' }]],
  [
    'have fields whose later lines are indented',
    'A: 1\n 2\n\t3\n .\nB:\n 4\n',
    [{ a: '1\n2\n3\n.', b: '\n4' }],
  ],
  ['may have lines that end as on Windows', 'A: 1\r\n\r\nB: 2\r\n', [{ a: '1' }, { b: '2' }]],
  ['have values with colons', 'A: x:y: z\n', [{ a: 'x:y: z' }]],
  ['pass over comments and lines that are nothing', '# A: 0\nA: 1\nnothing\n: x\n', [{ a: '1' }]],
  ['are none without a field', 'x\n\ny\n', []],
  ['pass over what is indented before the first field', ' x\nA: 1\n', [{ a: '1' }]],
];
for (const [name, text, found] of cases) {
  test(`paragraphs ${name}`, () => assert.deepEqual(parse(text), found));
}

test('lines come without their ends, empty ones included', () => {
  assert.deepEqual([...lines('a\r\n\nb\r\rc\n\r\nd')], ['a', '', 'b\r\rc', '', 'd']);
});
