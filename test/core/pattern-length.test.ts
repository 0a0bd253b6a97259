import { test } from 'node:test';
import { shortestMatch } from '../../src/core/pattern-length.ts';
import { parsePython } from '../../src/core/python-pattern.ts';

const cases: readonly (readonly [string, number])[] = [
  ['', 0],
  ['abc', 3],
  ['a|bc|', 0],
  ['ab|cde', 2],
  ['x{3,9}', 3],
  ['(?:ab){600}', 1200],
  ['a*b+c?', 1],
  ['^(?=long)[0-9](?!x)$', 1],
];

for (const [pattern, bytes] of cases) {
  test(`the shortest match of /${pattern}/ has ${bytes} bytes`, (t) => {
    t.assert.equal(shortestMatch(parsePython(pattern)), bytes);
  });
}
