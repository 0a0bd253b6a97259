import { type TestContext, test } from 'node:test';
import { pythonPattern } from '../../src/core/pattern.ts';
import { ours, python } from '../support/python-re.ts';
import { type Random, randomOf } from '../support/random.ts';
import { needs } from '../support/real-part.ts';

test('a thousand generated expressions mean what they mean to Python', {
  skip: needs('python3'),
}, (t: TestContext) => {
  const random = randomOf(20_261_121);
  const cases = Array.from({ length: 1000 }, () => ({
    pattern: `${random.pick(['', '', '(?i)', '(?s)', '(?m)'])}${generated(random, 2)}`,
    lines: Array.from({ length: 12 }, () => line(random)),
  }));
  const wanted = python(cases);
  t.assert.ok(wanted.filter((answer) => answer?.includes(true) && answer.includes(false)).length > 300);
  for (const [at, one] of cases.entries()) {
    if (wanted[at] !== null) t.assert.deepEqual(ours(one), wanted[at], JSON.stringify(one));
  }
});

test('whatever matches has what its expression needs, at its start and anywhere', (t: TestContext) => {
  const random = randomOf(20_261_122);
  let tried = 0;
  for (let round = 0; round < 2000; round += 1) {
    const word = random.pick(['', 'abA', 'b-9', '(aba|B0b)']);
    const gap = random.pick(['', '.*', '[\\s\\S]*']);
    const expression = `${random.pick(atoms)}${gap}${word}|${generated(random, 1)}${gap}${word}${random.pick(edges)}`;
    const pattern = pythonPattern(expression, 'P');
    for (let count = 0; count < 8; count += 1) {
      const text = Buffer.from(
        `${line(random).slice(0, 3)}${random.pick(['abA', 'b-9', 'B0b'])}${line(random)}`,
        'latin1',
      );
      if (!pattern.matches(text)) continue;
      tried += 1;
      const lower = text.toString('latin1').toLowerCase();
      t.assert.equal(
        pattern.leading.every((set, at) => set[text[at] ?? -1] === 1),
        true,
        expression,
      );
      for (const texts of pattern.literalChoices)
        t.assert.equal(
          texts.some((each) => lower.includes(each)),
          true,
          expression,
        );
    }
  }
  t.assert.equal(tried > 1000, true);
});

const atoms = [
  'a',
  'b',
  'B',
  '.',
  '\\w',
  '\\s',
  '\\d',
  '[ab]',
  '[^a]',
  '[A-Z0-9]',
  '=',
  ' ',
  '\\W',
  '-',
  '\\n',
];
const edges = [
  '^',
  '$',
  '\\b',
  '\\B',
  '\\Z',
  '(?<=a)',
  '(?<![A-Z0-9])',
  '(?![A-Z0-9])',
  '(?=.*b)',
  '(?<!ab)',
];
const times = ['', '', '', '*', '+', '?', '*?', '+?', '{2}', '{1,3}', '{,2}', '{2,}'];

function generated(random: Random, depth: number): string {
  const piece = (): string => {
    const kind = random.below(10);
    if (kind < 2) return random.pick(edges);
    if (kind < 7 || depth === 0) return random.pick(atoms) + random.pick(times);
    const inner = generated(random, depth - 1);
    const open = random.pick(['(', '(?:', '(?i:', '(?=', '(?!']);
    return `${open}${inner}${random.pick(['', '', `|${generated(random, depth - 1)}`])})${random.pick(times)}`;
  };
  return Array.from({ length: 1 + random.below(4) }, piece).join('');
}

function line(random: Random): string {
  const bytes = ['a', 'b', 'A', 'B', '0', '9', '=', ' ', '-', '_', '\r', '\xff'];
  const text = Array.from({ length: random.below(9) }, () => random.pick(bytes)).join('');
  return text === '' || random.below(3) > 0 ? `${text}\n` : text;
}
