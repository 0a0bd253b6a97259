import { test } from 'node:test';
import { leadingSets } from '../../src/core/pattern-start.ts';
import { parsePython } from '../../src/core/python-pattern.ts';

const cases: readonly (readonly [pattern: string, starts: readonly string[]])[] = [
  ['', []],
  ['ab', ['a', 'b']],
  ['^a(?!x)b', ['a', 'b']],
  ['[ab]{2}c', ['ab', 'ab', 'c']],
  ['(?:a{2}){2}b', ['a', 'a', 'a', 'a', 'b']],
  ['a{2,3}b', ['a', 'a']],
  ['(?:ab?){2}c', ['a']],
  ['(?:^){2}c', ['c']],
  ['(?:^)+c', ['c']],
  ['a{0}b', ['b']],
  ['a*b', []],
  ['a+b', ['a']],
  ['(ab|cd)e', ['ac', 'bd', 'e']],
  ['(ab|c)e', ['ac']],
  ['(a+|c)e', ['ac']],
  ['(a|)e', []],
  ['(a|bc+)d', ['ab']],
];

for (const [pattern, starts] of cases) {
  test(`/${pattern}/ begins with ${starts.join(' ') || 'anything'}`, (t) => {
    const sets = leadingSets(parsePython(pattern));
    t.assert.deepEqual(
      sets.map((set) =>
        [...set.keys()]
          .filter((byte) => set[byte] === 1)
          .map((byte) => String.fromCharCode(byte))
          .join(''),
      ),
      starts,
    );
  });
}

for (const pattern of ['a{39}b{3}c', 'a{41}', 'a{1000}', '(ab){30}', '(a{30}){30}', '(a{40})+']) {
  test(`of /${pattern}/ forty bytes are told`, (t) => {
    t.assert.equal(leadingSets(parsePython(pattern)).length, 40);
  });
}
