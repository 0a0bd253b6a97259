import { type TestContext, test } from 'node:test';
import { compile } from '../../src/policy/expression.ts';
import { pythonText } from '../support/python-re.ts';
import { needs } from '../support/real-part.ts';

const subjects = [
  '/etc/ssl/KEY.pem',
  '/etc/ssl/key.pem',
  '/srv/caf\u00e9.pem',
  '/srv/CAF\u00c9.pem',
  '/a.b+c[1]/x-y',
  '/axbxc1/x-y',
  '/usr/bin/tool',
  '/U\u017fR/b\u0131n/tool',
  '/\u00e9',
  '/app/\u043a\u043b\u044e\u0447.pem',
  '/etc/\udce9.pem',
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
  '(?i)/usr/bin',
  '(?i).*(?:tool|\u00c9)$',
  '/app/\\w{4}\\.pem$',
  '/etc/.\\.pem',
  '.*',
  '',
  '$',
];

test('expressions match texts as Python matches them', { skip: needs('python3') }, (t: TestContext) => {
  const answers = pythonText(expressions.map((pattern) => ({ pattern, lines: subjects })));
  for (const [index, text] of expressions.entries()) {
    const compiled = compile(text);
    const found = 'value' in compiled && subjects.map((subject) => compiled.value.matches(subject));
    t.assert.deepEqual([text, found], [text, answers[index]]);
  }
});

test('characters beyond ASCII are characters, letters have a case', (t) => {
  const matches = (text: string, subject: string) => {
    const compiled = compile(text);
    return 'value' in compiled && compiled.value.matches(subject);
  };
  const keys = '^/app/\\w+\\.(pem|key)$';
  for (const name of ['/app/key.pem', '/app/schl\u00fcssel.pem', '/app/\u043a\u043b\u044e\u0447.key'])
    t.assert.equal(matches(keys, name), true, name);
  t.assert.equal(matches(keys, '/app/\u2014.key'), false);
  t.assert.equal(matches('(?i).*KLUCZ\u00d3W\\.txt', '/klucz\u00f3w.txt'), true);
  t.assert.equal(matches('(?i)/(?:file|\u00e9)', '/\u00c9'), true);
});

test('what is wrong with an expression can follow the name of its parameter', (t) => {
  const compiled = compile('a)');
  t.assert.deepEqual(
    'problem' in compiled && compiled.problem,
    'cannot be used: it has a closing parenthesis without an opening one',
  );
});
