import { suite, test } from 'node:test';
import { KedgeError } from '../../src/core/errors.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import type { Gate, Lifecycle } from '../../src/policy/gate.ts';
import { trigger } from '../../src/policy/gate.ts';
import { lifecycleProblem } from '../../src/policy/life-cycle.ts';
import { checkBundle, readBundle } from '../../src/policy/read-bundle.ts';
import { factsOf } from '../support/policy.ts';

function bundleOf(...rules: readonly object[]): string {
  const image = { type: 'tag', value: '*' };
  return JSON.stringify({
    id: 'b',
    version: '1_0',
    policies: [{ id: 'p', version: '1_0', rules: rules.map((rule, at) => ({ id: `r${at}`, ...rule })) }],
    mappings: [{ id: 'm', registry: '*', repository: '*', image, policy_id: 'p' }],
  });
}

const param = { name: 'MAXAGE', value: 'x' };
const old = { gate: 'ANCHORESEC', trigger: 'FEEDOUTOFDATE', action: 'STOP', params: [param] };
const alone = { gate: 'pkgdiff', trigger: 'pkgadd', action: 'stop', params: [] };
const live = { gate: 'always', trigger: 'always', action: 'warn', params: [] };

suite('a bundle with gates at their end of life', () => {
  test('is judged without them, with the words of the Engine for each gate', (t) => {
    const verdict = evaluate(readBundle(bundleOf(old, alone, old, live), 'old.json'), factsOf());
    const errors = verdict.problems.filter(({ severity }) => severity === 'error');
    t.assert.deepEqual(
      errors.map(({ message }) => message),
      [
        "Gate anchoresec has been End-of-Lifed. It will not be evaluated, and should be removed from policies and replaced with 'vulnerabilities'",
        'Gate pkgdiff has been End-of-Lifed. It will not be evaluated, and should be removed from policies',
      ],
    );
    t.assert.deepEqual(
      verdict.findings.map(({ gate }) => gate),
      ['always'],
    );
    t.assert.equal(verdict.finalAction, 'warn');
    t.assert.equal(verdict.rules.length, 4);
  });

  test('has errors where they stand, which name what took their place', (t) => {
    const { bundle, faults } = checkBundle(bundleOf(live, old, alone), 'old.json');
    t.assert.equal(bundle, undefined);
    t.assert.deepEqual(
      faults.map(({ severity, path, message, ended }) => ({ severity, path, message, ended })),
      [
        {
          severity: 'error',
          path: '$.policies[0].rules[1].gate',
          message: 'is at its end of life and no longer evaluated: use vulnerabilities',
          ended: true,
        },
        {
          severity: 'error',
          path: '$.policies[0].rules[2].gate',
          message: 'is at its end of life and no longer evaluated',
          ended: true,
        },
      ],
    );
  });

  test('is refused for anything else that is wrong', (t) => {
    for (const change of [{ trigger: 'nosuch' }, { action: 'halt' }]) {
      t.assert.throws(
        () => readBundle(bundleOf(old, { ...old, ...change }), 'old.json'),
        (error) =>
          error instanceof KedgeError &&
          error.code === 'POLICY_INVALID' &&
          error.message.includes('rules[0].gate') &&
          error.message.includes(Object.values(change).join('')),
      );
    }
  });
});

suite('what is said of a rule', () => {
  function used(gate: Lifecycle, inner: Lifecycle, supersededBy?: string) {
    const made = trigger({
      name: 't',
      description: 'A trigger.',
      parameters: {},
      lifecycle: inner,
      check: () => ({ looked: '', notes: [], matches: [] }),
    });
    const holder: Gate = { name: 'g', description: 'A gate.', lifecycle: gate, triggers: [made] };
    return { gate: supersededBy === undefined ? holder : { ...holder, supersededBy }, trigger: made };
  }

  test('is nothing while gate and trigger are in service', (t) => {
    t.assert.equal(lifecycleProblem(used('active', 'active', 'h')), undefined);
  });

  test('warns of what is deprecated', (t) => {
    const words = 'is deprecated. It will continue to function, but it should be removed from policies';
    t.assert.deepEqual(lifecycleProblem(used('deprecated', 'active', 'h')), {
      severity: 'warning',
      message: `Gate g ${words} and replaced with 'h'`,
    });
    t.assert.deepEqual(lifecycleProblem(used('active', 'deprecated', 'h')), {
      severity: 'warning',
      message: `Gate/trigger g/t ${words}`,
    });
  });

  test('names the trigger when that is nearer to its end than its gate', (t) => {
    const words = 'has been End-of-Lifed. It will not be evaluated, and should be removed from policies';
    t.assert.deepEqual(lifecycleProblem(used('deprecated', 'eol', 'h')), {
      severity: 'error',
      message: `Gate/trigger g/t ${words}`,
    });
    t.assert.deepEqual(lifecycleProblem(used('eol', 'eol', 'h')), {
      severity: 'error',
      message: `Gate g ${words} and replaced with 'h'`,
    });
  });
});
