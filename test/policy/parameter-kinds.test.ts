import { suite, test } from 'node:test';
import type { ParameterKind } from '../../src/policy/parameter.ts';
import * as kinds from '../../src/policy/parameter-kinds.ts';

interface Case {
  readonly kind: ParameterKind<unknown>;
  /** As the Engine names its validators. */
  readonly name: string;
  readonly problem: string;
  readonly read: readonly (readonly [written: string, value: unknown])[];
  readonly refused: readonly string[];
  /** What the Engine's schema takes though it is no number: refused here. */
  readonly refusedBeyond?: readonly string[];
}

const cases: readonly Case[] = [
  {
    kind: kinds.list,
    name: 'CommaDelimitedStringList',
    problem: 'must be names, separated by commas',
    read: [
      ['a', ['a']],
      ['a, b ,c', ['a', 'b', 'c']],
      [' ', ['']],
      ['a|b', ['a|b']],
    ],
    refused: ['', ',', 'a,', ',a', 'a,,b'],
  },
  {
    kind: kinds.pipeList,
    name: 'PipeDelimitedStringList',
    problem: 'must be names, separated by bars',
    read: [
      ['a | b', ['a', 'b']],
      ['a,b', ['a,b']],
    ],
    refused: ['', '|', 'a|', '|a', 'a||b'],
  },
  {
    kind: kinds.integer,
    name: 'IntegerString',
    problem: 'must be a whole number',
    read: [
      ['0', 0],
      [' 42 ', 42],
      ['007', 7],
      ['999999999999999', 999_999_999_999_999],
    ],
    refused: ['', '-1', '1.5', '1 2', 'x1', '1x'],
    refusedBeyond: ['1000000000000000'],
  },
  {
    kind: kinds.float,
    name: 'FloatString',
    problem: 'must be a number',
    read: [
      ['7', 7],
      [' -7.25 ', -7.25],
      ['.5', 0.5],
      ['7.', 7],
    ],
    refused: ['1e3', '1.2.3', 'x', '1 2', '7x', 'x7'],
    refusedBeyond: ['', ' ', '.', '-', '--1', '1000000000000000'],
  },
  {
    kind: kinds.numberList,
    name: 'CommaDelimitedStringOfNumbers',
    problem: 'must be whole numbers, separated by commas',
    read: [
      ['22', [22]],
      [' 22 , 80,443 ', [22, 80, 443]],
    ],
    refused: ['', '22,', ',22', 'a', '22,a', '-1', '2 2', 'x22', '22x'],
    refusedBeyond: ['1000000000000000'],
  },
  {
    kind: kinds.boolean,
    name: 'BooleanString',
    problem: 'must be true or false',
    read: [
      ['true', true],
      ['false', false],
    ],
    refused: ['', 'yes', '1', 'truefalse'],
  },
  {
    kind: kinds.nameVersions,
    name: 'CommaDelimitedStringOfNameVersionPairs',
    problem: 'must be name|version pairs, separated by commas',
    read: [
      ['a|1', new Map([['a', '1']])],
      [
        'a|1, b | 2 ',
        new Map([
          ['a', '1'],
          ['b', '2'],
        ]),
      ],
    ],
    refused: ['', 'a', 'a|', '|1', 'a|1|2', 'a|1,', 'a|1,b'],
  },
  {
    kind: kinds.choice('=', '!=', 'not_exists'),
    name: 'EnumString',
    problem: 'must be one of =, !=, not_exists',
    read: [
      ['=', '='],
      ['not_exists', 'not_exists'],
    ],
    refused: ['', '==', ' =', 'NOT_EXISTS'],
  },
  {
    kind: kinds.choices('changed', 'missing'),
    name: 'DelimitedEnumString',
    problem: 'must be some of changed, missing, separated by commas',
    read: [
      ['missing', ['missing']],
      [' changed , missing ', ['changed', 'missing']],
    ],
    refused: ['', 'changed,', 'extra', 'changed,extra', 'changedmissing'],
  },
];

for (const { kind, name, problem, read, refused, refusedBeyond = [] } of cases) {
  suite(name, () => {
    const { type, pattern, enum: allowed } = kind.schema;
    const fits = (text: string): boolean =>
      Array.isArray(allowed) ? allowed.includes(text) : new RegExp(String(pattern)).test(text);

    test('reads what the Engine took', (t) => {
      t.assert.deepEqual([kind.name, type], [name, 'string']);
      for (const [written, value] of read) {
        t.assert.deepEqual(kind.read(written), { value }, written);
        t.assert.deepEqual([written, fits(written)], [written, true]);
      }
    });

    test('refuses what the Engine refused, and says what it wants', (t) => {
      t.assert.equal(`must be ${kind.expects}`, problem);
      for (const written of refused) {
        t.assert.deepEqual(kind.read(written), { problem }, written);
        t.assert.deepEqual([written, fits(written)], [written, false]);
      }
      for (const written of refusedBeyond) t.assert.deepEqual(kind.read(written), { problem }, written);
    });
  });
}

test('a text is any, and a truth is written in any case', (t) => {
  const { name, expects, schema } = kinds.text;
  t.assert.deepEqual([name, expects, schema], ['type', 'a text', { type: 'string' }]);
  t.assert.deepEqual(kinds.text.read(' '), { value: ' ' });
  t.assert.deepEqual(kinds.boolean.read('True'), { value: true });
  t.assert.deepEqual(kinds.boolean.read('FALSE'), { value: false });
});
