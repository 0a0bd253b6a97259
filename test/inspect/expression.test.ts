import { type TestContext, test } from 'node:test';
import { linearExpression } from '../../src/inspect/expression.ts';

const found = (pattern: string, text: string): string[] =>
  Array.from(linearExpression(pattern, 'the pattern of the rule r').matches(text), (match) =>
    [text.slice(match.start, match.end), text.slice(match.valueStart, match.valueEnd)].join(' → '),
  );

test('every match is found, leftmost first, with the group named secret as its value', (t: TestContext) => {
  t.assert.deepEqual(found('(?i)key=(?P<secret>[a-z]+);?', 'key=abc;KEY=de key='), [
    'key=abc; → abc',
    'KEY=de → de',
  ]);
  t.assert.deepEqual(found('key=(?<secret>\\d+)', 'key=1'), ['key=1 → 1']);
});

test('without such a group, or where it took no part, the whole match is the value', (t: TestContext) => {
  t.assert.deepEqual(found('a(b+)', 'abb'), ['abb → abb']);
  t.assert.deepEqual(found('a(?P<secret>b)|c', 'ab c'), ['ab → b', 'c → c']);
});

test('text is bytes as latin1', (t: TestContext) => {
  t.assert.deepEqual(found('\\xff+.', '\xff\xff\x80'), ['\xff\xff\x80 → \xff\xff\x80']);
});

for (const [pattern, text] of [
  ['Schlüssel=(?P<secret>\\w+)', 'Schlüssel=abc'],
  ['ü+x', 'üüüx'],
  ['a[(]ü[)]', 'a(ü)'],
  ['\\Qü+(\\E€?', 'ü+('],
  ['\\x{20ac}{2}\\d', '€€5'],
  ['\\[密钥\\]=.', '[密钥]=x'],
  ['😀', '😀'],
] as const) {
  test(`${pattern} matches text in UTF-8`, (t: TestContext) => {
    const [match] = found(pattern, Buffer.from(text).toString('latin1'));
    t.assert.equal(Buffer.from(match?.split(' → ')[0] ?? '', 'latin1').toString(), text);
  });
}

test('an expression that matches nothing at all comes to an end', (t: TestContext) => {
  t.assert.equal(found('x*', 'aaa').length, 4);
});

const refused = [
  '(',
  '[b-a]',
  'a**',
  '[äöü]',
  '[]ü]',
  '[[:alpha:]ü]',
  '[^\\]ü]',
  '[a-z\\x{20ac}]',
  'a\\ü',
  '(?=a)b',
  '(?<!a)b',
  '(a)\\1',
  'a{2000}',
  '(((a{1,100}){1,100}){1,100}){1,100}',
  '(?:(?:a|bc|def){1,30}[a-f]{1,30}){1,30}',
  'x'.repeat(5000),
  '('.repeat(3000),
];

for (const pattern of refused) {
  test(`${pattern.slice(0, 50)} is refused by the name of its rule`, (t: TestContext) => {
    const startedMs = performance.now();
    t.assert.throws(() => linearExpression(pattern, 'the pattern of the rule r'), {
      name: 'KedgeError',
      code: 'CONFIG_INVALID',
      message: /^the pattern of the rule r /,
    });
    t.assert.ok(performance.now() - startedMs < 2000);
  });
}

test('what runs away elsewhere is answered in linear time', (t: TestContext) => {
  const startedMs = performance.now();
  t.assert.deepEqual(found('(a+)+$|(a|a)*b', `${'a'.repeat(20_000)}!`), []);
  t.assert.ok(performance.now() - startedMs < 5000);
});
