import { suite, test } from 'node:test';
import { type Expectation, unmet } from '../../src/policy/expectation.ts';
import { sampleFinding, samplePolicy } from '../support/sample-policy.ts';

/** One finding warns, one stops, one is allowlisted. */
const verdict = samplePolicy();
const stop = 'vulnerabilities package CVE-2024-2961+libc6 (stop): HIGH Vulnerability';

const check = (expected: Expectation): readonly string[] => unmet(expected, verdict);

suite('a verdict', () => {
  test('that is as expected leaves nothing to say', (t) => {
    t.assert.deepEqual(check({}), []);
    t.assert.deepEqual(check({ verdict: 'stop', reason: 'policy_evaluation' }), []);
  });

  test('that is another is told with what led to it, and nothing else', (t) => {
    const [said = '', ...more] = check({ verdict: 'go' });

    t.assert.deepEqual(more, []);
    t.assert.equal(said.startsWith(`the verdict is stop, not go; ${stop}`), true);
    t.assert.doesNotMatch(said, /HEALTHCHECK|CVE-2024-0001/);
  });

  test('that is so for another reason is told', (t) => {
    t.assert.deepEqual(check({ reason: 'blacklisted' }), [
      'its reason is policy_evaluation, not blacklisted',
    ]);
  });
});

suite('an expected finding', () => {
  for (const [what, expected] of [
    ['gate', { gate: 'dockerfile' }],
    ['trigger', { trigger: 'instruction' }],
    ['trigger id', { triggerId: 'CVE-2024-2961+libc6' }],
    ['trigger id with a wildcard', { triggerId: 'CVE-2024-*+libc6' }],
    ['message with a wildcard', { message: "*'HEALTHCHECK' not found*" }],
    ['rule', { rule: 'r2' }],
    ['action', { action: 'warn' }],
    ['mark of an allowlist', { allowlisted: true }],
    ['no mark of an allowlist', { triggerId: 'CVE-2024-2961+*', allowlisted: false }],
    ['several of these', { gate: 'vulnerabilities', trigger: 'package', rule: 'r2', action: 'stop' }],
  ] as const) {
    test(`is met by its ${what}`, (t) => {
      t.assert.deepEqual(check({ findings: [expected] }), []);
    });

    test(`may not be absent by its ${what}`, (t) => {
      const [said = ''] = check({ absent: [expected] });

      t.assert.match(said, /^there is a finding with /);
    });
  }

  for (const [what, expected] of [
    ['gate', { gate: 'docker' }],
    ['trigger', { trigger: 'instructions' }],
    ['trigger id', { triggerId: 'CVE-2024-2961' }],
    ['message', { message: 'HEALTHCHECK' }],
    ['rule', { rule: 'r' }],
    ['action', { gate: 'dockerfile', action: 'stop' }],
    ['mark of an allowlist', { gate: 'dockerfile', allowlisted: true }],
    ['gate beside the right trigger', { gate: 'files', trigger: 'package' }],
  ] as const) {
    test(`is not met by another ${what}`, (t) => {
      const words = Object.entries(expected).map(([name, value]) => `${name} ${String(value)}`);

      t.assert.deepEqual(check({ findings: [expected] }), [`there is no finding with ${words.join(', ')}`]);
      t.assert.deepEqual(check({ absent: [expected] }), []);
    });
  }

  test('is alone where nobody expects others', (t) => {
    const findings = [{ gate: 'vulnerabilities' }];
    const others = check({ findings, only: true });

    t.assert.equal(others.length, 1);
    t.assert.match(
      others[0] ?? '',
      /^nobody expects dockerfile instruction 41cb7cdf\w+ \(warn\): Dockerfile/,
    );
    t.assert.deepEqual(check({ findings, only: false }), []);
    t.assert.deepEqual(check({ findings }), []);
    t.assert.deepEqual(check({ findings: [...findings, { gate: 'dockerfile' }], only: true }), []);
  });

  test('that is allowlisted is told with its list', (t) => {
    const [said = ''] = check({ absent: [{ triggerId: 'CVE-2024-0001+tar' }] });

    t.assert.match(said, /CVE-2024-0001\+tar \(allowlisted by w1\): CRITICAL/);
  });
});

test('what is allowlisted does not lead to a verdict', (t) => {
  const allowlisted = { listId: 'w1', listName: 'Accepted', itemId: 'i1' };
  const passed = samplePolicy({
    finalAction: 'go',
    findings: [sampleFinding({ action: 'go', allowlisted })],
  });

  t.assert.deepEqual(unmet({ verdict: 'stop' }, passed), ['the verdict is go, not stop']);
});
