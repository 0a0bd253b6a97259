import { type TestContext, test } from 'node:test';
import { pythonPattern } from '../../src/core/pattern.ts';
import { ours, python } from '../support/python-re.ts';
import { randomOf } from '../support/random.ts';
import { needs } from '../support/real-part.ts';

const edgeLines = [
  '\n',
  'a',
  'a\n',
  'A\n',
  'ab\r\n',
  ' a b\n',
  'a-b_c1\n',
  'key = ABC123\n',
  '\x00\xff\x80a\n',
  '\xe9\xc9\n',
  '{1}]\\^$.|?*+()\n',
  '\x0b\x0c\t\n',
  '7\x07\x08\n',
  'aaaa',
  'abcabcabc\n',
  '\xc2\xa0x\n',
];
const patterns = [
  ['a', 'a$', 'a\\Z', '^a', '\\Aa', '.*a', '.+$', '(?i)a', '(?i)A', '(?i)[^a]', '(?i)[Z-a]', '(?i)\\x41'],
  [
    '\\bab',
    '.*\\bb',
    '.*\\Bb',
    '\\s',
    '[\\s]+\\Z',
    '\\S+',
    '\\w+\\W',
    '\\d',
    '.*\\d',
    '[^\\W\\d_]+',
    '[\\D]',
  ],
  [
    '[]]',
    '[^]]+',
    '.*[]^]',
    '[a-]',
    '[-a]+',
    '.*[$-.]',
    '[a\\-z]',
    '[\\b]',
    '.*[\\x07\\x08]',
    '[\\07]',
    '[[:a]',
  ],
  ['a{2}', 'a{2,}', 'a{,2}', 'a{1,3}$', 'a{', 'a{}', '{', '{1}', 'a{,}b', '.*{1}', '.*{1\\}', 'x{0}a'],
  ['(?P<n>a)b', '(?:ab|a)b?', '(a|b)*c', '(|a)+b', '(a*)*b', '(?#note)a', 'a(?#note)+', '()', '', '(?:)'],
  [
    '(?=ab)a',
    '(?!a).',
    '.*(?<=b)\\r',
    '.*(?<![A-Z])[A-Z]',
    '.*(?<!key )=',
    '.*(?!.*1)b',
    '(?=.*3)key',
    '(?!.*3)key',
  ],
  ['.*(?<=(?<!a)b)', '(?=(?!b)a)', '(?!)', '(?=)a', '.*a(?=\\n)', '.*(?<=^a)b', '(?<=a)b', '(?<!a)a'],
  ['(?s).*\\Z', '(?s)a.', '(?m)a$', '(?sm).*^', '(?m)^', '(?x) a # the letter', '(?x)a\\ b', '(?xi) [ ] A'],
  [
    '(?i:A)b',
    '(?i:a)B',
    '(?i)(?-i:a)B',
    '(?s-i:.)',
    '\\0',
    '\\00',
    '\\141',
    '\\0141',
    '[\\141]',
    '\\x61',
    '\\a',
  ],
  [
    'é',
    '[é]',
    '(?i)é',
    '\\xe9',
    '(?i)\\xe9',
    '[\\x80-\\xff]',
    '.*\\xff',
    '\\{1\\}',
    '.*\\.\\|',
    '\\-',
    '.*\\ ',
  ],
].flat();
const refusedByPython = [
  [
    '(',
    ')',
    '[',
    '[]',
    '*',
    '+a',
    '?',
    'a**',
    'a{2}{3}',
    'a{3,2}',
    '^*',
    '\\b+',
    '\\',
    '\\q',
    '\\8x',
    '[b-a]',
  ],
  [
    '[\\d-x]',
    '[a-\\d]',
    '(?',
    '(?<',
    '(?P<1>a)',
    '(?P<a',
    '(?z)',
    '(?u)a',
    '(?#',
    '\\x1',
    '\\400',
    '[\\400]',
    '(?<=a*)b',
  ],
].flat();
const beyondRegular = [
  '(a)\\1',
  '(?P<n>a)(?P=n)',
  '(a)?(?(1)b|c)',
  '(?>a*)a',
  'a*+a',
  'a++',
  'a?+',
  'a{1,2}+',
];

test('expressions mean what they mean to Python', { skip: needs('python3') }, (t: TestContext) => {
  const cases = patterns.map((pattern) => ({ pattern, lines: edgeLines }));
  const wanted = python(cases);
  for (const [at, one] of cases.entries()) t.assert.deepEqual(ours(one), wanted[at], one.pattern);
});

test('what Python does not compile is refused', { skip: needs('python3') }, (t: TestContext) => {
  const cases = refusedByPython.map((pattern) => ({ pattern, lines: [] }));
  t.assert.deepEqual(
    python(cases).map((answer, at) => (answer === null ? null : refusedByPython[at])),
    refusedByPython.map(() => null),
  );
  // A look-behind of any width is no difficulty here.
  t.assert.deepEqual(
    refusedByPython.filter((pattern) => ours({ pattern, lines: [] }) !== null),
    ['(?<=a*)b'],
  );
});

test('what cannot be answered in linear time is refused', (t: TestContext) => {
  t.assert.deepEqual(
    beyondRegular.filter((pattern) => ours({ pattern, lines: [] }) !== null),
    [],
  );
});

for (const pattern of [
  '((a{1,100}){1,100}){1,100}',
  '(((){9999}){9999}){9999}',
  'x'.repeat(5000),
  '('.repeat(200),
]) {
  test(`${pattern.slice(0, 30)} is refused as too large`, (t: TestContext) => {
    const startedMs = performance.now();
    t.assert.throws(() => pythonPattern(pattern, 'P'), { name: 'KedgeError', code: 'CONFIG_INVALID' });
    t.assert.ok(performance.now() - startedMs < 1000);
  });
}

const runaways = [
  '(a+)+$',
  '(a|a)*b',
  '(a*)*(a*)*b',
  '(.*,){20}x',
  '.*.*.*.*=x',
  '(?=(a+)+b)a',
  '.*(?<!b)(a|aa)+c',
];

for (const pattern of runaways) {
  test(`${pattern} takes time linear in the text`, (t: TestContext) => {
    const compiled = pythonPattern(pattern, 'P');
    const before = compiled.cost;
    t.assert.equal(compiled.matches(Buffer.from(`${'a'.repeat(100_000)}!`)), false);
    t.assert.ok(compiled.cost - before < 1_000_000);
  });
}

test('an automaton that a text makes grow forgets and goes on', (t: TestContext) => {
  const compiled = pythonPattern('.*a.{300}b', 'P');
  const random = randomOf(7);
  const text = Array.from({ length: 20_000 }, () => random.pick(['a', 'c'])).join('');
  t.assert.equal(compiled.matches(Buffer.from(text)), false);
  t.assert.equal(compiled.matches(Buffer.from(`${text}a${'c'.repeat(300)}b`)), true);
});

const literalCases: readonly [pattern: string, literals: readonly string[] | undefined][] = [
  ['(?i).*aws_access_key_id( *=+ *)', ['aws_access_key_id']],
  ['.*api(-|_)key', ['api-key', 'api_key']],
  ['(?i)-+BEGIN(.*)PRIVATE KEY-+', ['private key']],
  ['.*(Password|SECRET)=', ['password=', 'secret=']],
  ['.*(?!x)token', ['token']],
  ['.*(token)?', undefined],
  ['.*(token|x*)', undefined],
  ['.*(one thing|other[0-9]+)', ['one thing', 'other']],
  ['.*ab', undefined],
  ['(abc){2}', ['abc']],
];

test('of the texts that an expression needs all are told, the longest first', (t: TestContext) => {
  t.assert.deepEqual(pythonPattern('CVE-2024-\\d+\\+(lib|pkg)\\d+ab', 'P').literalChoices, [
    ['cve-2024-'],
    ['+lib', '+pkg'],
  ]);
  const many = Array.from({ length: 20 }, (_, at) => `.*text-${at}`).join('');
  t.assert.equal(pythonPattern(many, 'P').literalChoices.length, 8);
});

for (const [pattern, literals] of literalCases) {
  test(`${pattern} needs ${literals?.join(' or ') ?? 'no text'}`, (t: TestContext) => {
    t.assert.deepEqual(pythonPattern(pattern, 'P').literals, literals);
  });
}
