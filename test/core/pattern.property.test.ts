import { type TestContext, test } from 'node:test';
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
