import { test } from 'node:test';
import { evaluate } from '../../src/policy/evaluate.ts';
import { factsOf } from '../support/policy.ts';
import { allowing, bundleOf, policy, type Written } from '../support/policy-bundle.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport, sampleVulnerability } from '../support/sample-vulnerabilities.ts';

const rule = {
  id: 'r',
  gate: 'vulnerabilities',
  trigger: 'package',
  action: 'STOP',
  params: [{ name: 'package_type', value: 'all' }],
};

/** Stops for any vulnerability but that of the item. */
const bundleWith = (item: Written) => bundleOf(allowing([item], { policies: [policy([rule])] }));

const vulnerabilities = sampleReport({ vulnerabilities: [sampleVulnerability()] });
const facts = factsOf(sampleAnalysis({ vulnerabilities }));
const item = (trigger_id: string, more = {}) => ({ id: 'i', gate: 'vulnerabilities', trigger_id, ...more });

test('an allowlist may name a vulnerability by an id that another feed has for it', (t) => {
  for (const id of ['CVE-2024-2961+libc6', 'DSA-5673-1+libc6', 'DSA-5673-1+*']) {
    const { findings, finalAction } = evaluate(bundleWith(item(id)), facts);
    t.assert.deepEqual(
      findings.map(({ triggerId, action, allowlisted }) => [triggerId, action, allowlisted?.itemId]),
      [['CVE-2024-2961+libc6', 'go', 'i']],
      id,
    );
    t.assert.equal(finalAction, 'go');
  }
  t.assert.equal(evaluate(bundleWith(item('DSA-5673-1+zlib')), facts).finalAction, 'stop');
});

test('an expired item is told of once, by whichever id it names the vulnerability', (t) => {
  const expired = item('*+libc6', { expires_on: '2020-01-01T00:00:00Z' });
  const { finalAction, problems } = evaluate(bundleWith(expired), facts);
  t.assert.equal(finalAction, 'stop');
  t.assert.deepEqual(
    problems.map(({ message }) => message).filter((message) => message.includes('expired')),
    ['item i of allowlist W expired at 2020-01-01T00:00:00.000Z: it would have matched 1 finding'],
  );
});
