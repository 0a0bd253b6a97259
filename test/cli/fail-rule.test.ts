import { suite, test } from 'node:test';
import { Command } from 'commander';
import { addFailOnOption, type FailKind, failRules, parseFailRule } from '../../src/cli/fail-rule.ts';
import { KedgeError } from '../../src/core/errors.ts';

const refused = (pattern: RegExp) => (error: unknown) =>
  error instanceof KedgeError &&
  error.code === 'USAGE' &&
  pattern.test(`${error.message} ${error.remedy ?? ''}`);

suite('a rule of --fail-on', () => {
  test('is one word, or conditions with commas', (t) => {
    t.assert.deepEqual(parseFailRule('secrets'), { kind: 'secrets', text: 'secrets' });
    t.assert.deepEqual(parseFailRule('eol'), { kind: 'eol', text: 'eol' });
    t.assert.deepEqual(parseFailRule('high, Fixable,kev,epss>0.5,risk >= 70'), {
      kind: 'vulnerability',
      text: 'high,fixable,kev,epss>0.5,risk>=70',
      conditions: [
        { test: 'severity', least: 'high' },
        { test: 'fixable' },
        { test: 'kev' },
        { test: 'epss', orEqual: false, value: 0.5 },
        { test: 'risk', orEqual: true, value: 70 },
      ],
    });
  });

  for (const [written, pattern] of [
    ['critcal', /mean critical\?/],
    ['fixible', /mean fixable\?/],
    ['epps>0.5', /mean epss>0\.5\?/],
    ['epss<0.5', /There is no condition epss<0\.5/],
    ['epss>50', /from 0 to 1/],
    ['risk>101', /from 0 to 100/],
    ['unknown', /There is no condition unknown/],
    ['', /\(empty\)/],
    ['high,,kev', /\(empty\)/],
    ['secrets,high', /secrets stands alone .*--fail-on secrets --fail-on high/],
    ['high,eol', /eol stands alone/],
    ['risk>1e9', /There is no condition/],
  ] as const) {
    test(`cannot be ${JSON.stringify(written)}`, (t) => {
      t.assert.throws(() => parseFailRule(written), refused(pattern));
    });
  }
});

suite('the option --fail-on', () => {
  const chosen = (kinds: readonly FailKind[], ...args: readonly string[]): unknown =>
    addFailOnOption(new Command('test').exitOverride(), kinds)
      .parse([...args], { from: 'user' })
      .opts()['failOn'];
  const all: readonly FailKind[] = ['vulnerability', 'secrets', 'eol'];

  test('is repeatable, each rule once', (t) => {
    t.assert.deepEqual(
      chosen(all, '--fail-on', 'high', '--fail-on', 'secrets', '--fail-on', 'high', '--fail-on', 'low, kev'),
      ['high', 'secrets', 'low,kev'],
    );
  });

  test('forgets with none what came before', (t) => {
    t.assert.deepEqual(chosen(all, '--fail-on', 'high', '--fail-on', 'none'), []);
    t.assert.deepEqual(chosen(all, '--fail-on', 'none', '--fail-on', 'kev'), ['kev']);
  });

  test('refuses what the command does not look for', (t) => {
    t.assert.throws(
      () => chosen(['secrets'], '--fail-on', 'critical'),
      refused(/does not look for critical/),
    );
    t.assert.throws(
      () => chosen(['vulnerability'], '--fail-on', 'secrets'),
      refused(/does not look for secrets/),
    );
  });

  test('of a configuration takes the rules that the command judges', (t) => {
    const configured = ['critical', 'secrets', 'high,fixable', 'eol'];
    t.assert.deepEqual(
      failRules(configured, ['vulnerability']).map(({ text }) => text),
      ['critical', 'high,fixable'],
    );
  });
});
