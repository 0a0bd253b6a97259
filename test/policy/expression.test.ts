import { type TestContext, test } from 'node:test';
import { compile } from '../../src/policy/expression.ts';
import { python } from '../support/python-re.ts';
import { needs } from '../support/real-part.ts';

const subjects = [
  '/etc/ssl/KEY.pem',
  '/etc/ssl/key.pem',
  '/srv/caf\u00e9.pem',
  '/srv/CAF\u00c9.pem',
  '/a.b+c[1]/x-y',
  '/axbxc1/x-y',
  '/usr/bin/tool',
  '',
];
const expressions = [
  '.*\\.pem',
  '(?i).*KEY\\.PEM$',
  '.*key',
  '/srv/caf\u00e9',
  '(?i)/srv/caf',
  '.*(?:\u00e9|\u00c9)\\.pem',
  '/a\\.b\\+c\\[1\\]/x-y',
  '.*(bin/tool|ssl/key)',
  'etc',
  '.*',
  '',
  '$',
];

test('expressions match texts as Python matches their bytes', {
  skip: needs('python3'),
}, (t: TestContext) => {
  const lines = subjects.map((subject) => Buffer.from(subject).toString('latin1'));
  const answers = python(expressions.map((pattern) => ({ pattern, lines })));
  for (const [index, text] of expressions.entries()) {
    const compiled = compile(text);
    const found = 'value' in compiled && subjects.map((subject) => compiled.value.matches(subject));
    t.assert.deepEqual([text, found], [text, answers[index]]);
  }
});

test('what is wrong with an expression can follow the name of its parameter', (t) => {
  const compiled = compile('a)');
  t.assert.deepEqual(
    'problem' in compiled && compiled.problem,
    'cannot be used: it has a closing parenthesis without an opening one',
  );
});
