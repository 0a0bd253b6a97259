import { suite, type TestContext, test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { pythonTextPattern } from '../../src/core/pattern.ts';
import { oursText, pythonText } from '../support/python-re.ts';
import { needs } from '../support/real-part.ts';

/** Blocks in which Unicode has not named anything for long. */
const blocks = [
  [0x00, 0x24f],
  [0x370, 0x52f],
  [0x5d0, 0x5ea],
  [0x900, 0x97f],
  [0x2000, 0x206f],
  [0x2100, 0x22ff],
  [0x2460, 0x24ff],
  [0x3000, 0x30ff],
  [0x4e00, 0x4e20],
  [0xff10, 0xff5e],
  [0x1d7ce, 0x1d7ff],
  [0x1f600, 0x1f610],
] as const;
const characters = blocks.flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index)),
);
const words =
  '|x|axb|aé|éx|éa|/app/schlüssel.pem|/app/ключ.key|straße|STRASSE|STRAẞE|key|éé|a-|aж|日本|😀😀|ÉK|e\u0301|\ud800|\udce9x|яЖ|ﬁ|ǆ|ǅ|ΣΑΣ|σας'.split(
    '|',
  );
const lines = [...characters, ...words];

const kelvin = '\u212a';
const expressions = [
  '(?x) é # ü\n .',
  ...String.raw`. (?s). .{2}$ \w \W \s \S \d \D [^\W\d_] [\w-]+$ [^\s] \bx\b a\b. a\B. \Bé (?a)\w (?a)\W (?a)\s
    (?a)a\b (?a)a\B (?a:\w)\w (?a:(?u:\w)) (?u)\w (?u:\w) (?iu)É (?ai)k (?ai)é (?a)(?i:é) é é{2} [^é] [é-ü] [é [ü-é]
    é|key (?=\w)é .(?<=é)x (?<!é)x (?P<é>x) (?i)é (?i)É (?i)[^é] (?i)[à-ý] (?i)[а-я]+$ (?i)straße (?i)ẞ (?i)ǆ (?i)σας
    (?i)k (?i)s (?i)i (?i)ı (?i)ſ (?i)${kelvin} (?i)µ (?i)[j-l] (?i)[J-L] (?i)[^k] (?i)[\u2100-\u2140] (?i)[\u0080-\uffff]
    (?i)[^\u2100-\u2140] \u00e9 \U0001F600 [\u0400-\u04ff] \351 \U00110000 \u00e (?L)a (?au)x (?a)(?u)x (?u)(?a)x
    (?u)(?u)x (?-a:x) (?-u:x) (?P<a>x)(?P<a>y) (?P<a>x)(?P<b>y) (?P<1>x) ^/app/\w+\.(pem|key)$`.split(/\s+/),
];

test('texts match as in Python', { skip: needs('python3') }, (t: TestContext) => {
  const cases = expressions.map((pattern) => ({ pattern, lines }));
  const answers = pythonText(cases);
  for (const [index, each] of cases.entries()) {
    const found = oursText(each);
    const answer = answers[index] ?? null;
    const wrong = lines.filter((_, line) => found?.[line] !== answer?.[line]);
    t.assert.deepEqual([each.pattern, found === null, wrong], [each.pattern, answer === null, []]);
  }
});

suite('texts', () => {
  const refused = (expression: string): string => {
    try {
      pythonTextPattern(expression, 'P');
    } catch (error) {
      if (error instanceof KedgeError && error.code === 'CONFIG_INVALID') return error.message;
    }
    return '';
  };

  test('characters cannot be asked for by their names', (t) => {
    t.assert.match(refused('\\N{BULLET}'), /character by its name: write \\uXXXX/);
  });

  test('a few hundred characters may stand in one class, not each for itself', (t) => {
    const many = Array.from({ length: 300 }, (_, index) => String.fromCodePoint(0x4e00 + index));
    const pattern = pythonTextPattern(`[${many.join('')}]+$`, 'P');
    t.assert.equal(pattern.matches(many.join('')), true);
    t.assert.equal(pattern.matches(`${many.join('')}\u5e00`), false);
    t.assert.match(refused(many.join('')), /too many different characters beyond ASCII/);
  });

  test('as many different characters as are taken are told apart', (t) => {
    const some = Array.from({ length: 120 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const pattern = pythonTextPattern(`${some}\\W\\d\\s\\w$`, 'P');
    t.assert.equal(pattern.matches(`${some}\u2014\u0663\u2003\u00e9`), true);
    t.assert.equal(pattern.matches(`${some}\u2014\u0663\u2003\u2003`), false);
    t.assert.equal(pattern.matches(`${some}\u00e9\u0663\u2003\u00e9`), false);
    t.assert.equal(pattern.matches(`${some.slice(0, -1)}\u4e00\u2014\u0663\u2003\u00e9`), false);
  });

  test('what stands in every match is told of ASCII alone', (t) => {
    const literals = (expression: string) => pythonTextPattern(expression, 'P').literals;
    t.assert.deepEqual(literals('.*Key\\.pem'), ['key.pem']);
    t.assert.deepEqual(literals('schl\u00fcssel'), ['schl']);
    t.assert.deepEqual(literals('(?:key|\u00e9\u00e9\u00e9)'), undefined);
  });
});
