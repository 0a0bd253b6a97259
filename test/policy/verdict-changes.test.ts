import { suite, test } from 'node:test';
import type { PolicyEvaluation, PolicyFinding } from '../../src/model/policy.ts';
import { verdictChanges } from '../../src/policy/verdict-changes.ts';
import { sampleFinding, samplePolicy, sampleRule } from '../support/sample-policy.ts';

const finding = sampleFinding();
const listed = { listId: 'w1', listName: 'Accepted', itemId: 'i1' };

function verdict(findings: readonly PolicyFinding[], more: Partial<PolicyEvaluation> = {}): PolicyEvaluation {
  const rules = findings.map(({ gate, trigger, ruleId }) => sampleRule({ gate, trigger, ruleId }));
  return samplePolicy({ findings, rules, finalAction: 'warn', ...more });
}

const nothing = verdict([]);

test('a verdict and itself have no changes', (t) => {
  const policy = samplePolicy();

  t.assert.deepEqual(verdictChanges(policy, policy), {
    before: 'stop',
    after: 'stop',
    notes: [],
    findings: [],
  });
});

test('final actions are told, whatever the findings', (t) => {
  const { before, after } = verdictChanges(nothing, verdict([], { finalAction: 'stop' }));

  t.assert.deepEqual([before, after], ['warn', 'stop']);
});

suite('a finding', () => {
  test('that only one side has is added or removed, with its rule', (t) => {
    t.assert.deepEqual(verdictChanges(nothing, verdict([finding])).findings, [
      { kind: 'added', finding, why: 'the rule (r1) is new' },
    ]);
    t.assert.deepEqual(verdictChanges(verdict([finding]), nothing).findings, [
      { kind: 'removed', finding, why: 'the rule (r1) is gone' },
    ]);
  });

  test('that the other side’s rule did not find has other parameters', (t) => {
    const without = verdict([], {
      rules: [sampleRule({ ruleId: 'r9' }), sampleRule({ gate: 'files', ruleId: 'r8' })],
    });

    t.assert.equal(
      verdictChanges(without, verdict([finding])).findings[0]?.why,
      'rule r1 and r9 differ in their parameters',
    );
  });

  test('of the same gate and another trigger is not of the same rule', (t) => {
    const without = verdict([], { rules: [sampleRule({ trigger: 'exposed_ports' })] });

    t.assert.equal(verdictChanges(without, verdict([finding])).findings[0]?.why, 'the rule (r1) is new');
  });

  test('with another action has changed, and both rules are named', (t) => {
    const graver = sampleFinding({ action: 'stop', ruleId: 'r2' });
    const [change] = verdictChanges(verdict([finding]), verdict([graver])).findings;

    t.assert.deepEqual(change, {
      kind: 'changed',
      finding: graver,
      before: { action: 'warn' },
      why: 'rule r2 says stop, rule r1 said warn',
    });
  });

  test('that only its rule’s name tells apart has not changed', (t) => {
    t.assert.deepEqual(
      verdictChanges(verdict([finding]), verdict([sampleFinding({ ruleId: 'r7' })])).findings,
      [],
    );
  });

  for (const [name, other] of [
    ['trigger id', sampleFinding({ triggerId: 'x' })],
    ['trigger', sampleFinding({ trigger: 'x' })],
    ['gate', sampleFinding({ gate: 'x' })],
  ] as const) {
    test(`with another ${name} is another`, (t) => {
      const kinds = verdictChanges(verdict([finding]), verdict([other])).findings.map(({ kind }) => kind);

      t.assert.deepEqual(kinds, ['added', 'removed']);
    });
  }

  test('found by several rules counts by the gravest', (t) => {
    const stop = sampleFinding({ action: 'stop', ruleId: 'r2' });
    const go = sampleFinding({ action: 'go', ruleId: 'r3' });

    t.assert.deepEqual(verdictChanges(verdict([finding, stop, go]), verdict([stop])).findings, []);
    t.assert.deepEqual(verdictChanges(verdict([go, stop, finding]), verdict([stop])).findings, []);
  });
});

suite('an allowlist item', () => {
  const free = sampleFinding({ action: 'go', allowlisted: listed });
  const why = (before: PolicyFinding, after: PolicyFinding) =>
    verdictChanges(verdict([before]), verdict([after])).findings.map((change) => change.why);

  test('that holds now, or no longer, is named', (t) => {
    t.assert.deepEqual(why(finding, free), ['allowlisted now by w1, item i1']);
    t.assert.deepEqual(why(free, finding), ['no longer allowlisted by w1, item i1']);
  });

  test('of another list is a change, another item of the list is none', (t) => {
    const otherList = sampleFinding({ action: 'go', allowlisted: { ...listed, listId: 'w2' } });
    const otherItem = sampleFinding({ action: 'go', allowlisted: { ...listed, itemId: 'i2' } });

    t.assert.deepEqual(why(free, otherList), ['allowlisted by another list']);
    t.assert.deepEqual(why(free, otherItem), []);
  });

  test('that held stands in what was before', (t) => {
    const [change] = verdictChanges(verdict([free]), verdict([finding])).findings;

    t.assert.deepEqual(change?.before, { action: 'go', allowlisted: listed });
  });
});

suite('what is not about rules', () => {
  const notes = (before: Partial<PolicyEvaluation>, after: Partial<PolicyEvaluation>) =>
    verdictChanges(verdict([], before), verdict([], after)).notes;

  test('lists of images are told', (t) => {
    t.assert.deepEqual(notes({}, { deniedImage: {} }), ['now in the list of denied images']);
    t.assert.deepEqual(notes({ deniedImage: {} }, {}), ['no longer in the list of denied images']);
    t.assert.deepEqual(notes({}, { allowedImage: {} }), ['now in the list of allowed images']);
    t.assert.deepEqual(notes({ allowedImage: {} }, {}), ['no longer in the list of allowed images']);
    t.assert.deepEqual(notes({ allowedImage: {} }, { allowedImage: { registry: '*' } }), []);
  });

  test('a mapping that begins or ceases to match is told', (t) => {
    t.assert.deepEqual(notes({ mapping: undefined }, {}), ['a mapping matches now']);
    t.assert.deepEqual(notes({}, { mapping: undefined }), ['no mapping matches any more']);
    t.assert.deepEqual(notes({ mapping: undefined }, { mapping: undefined }), []);
  });
});
