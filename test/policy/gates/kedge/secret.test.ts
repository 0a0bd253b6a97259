import { suite, test } from 'node:test';
import type { Secret } from '../../../../src/model/secret.ts';
import { kedge } from '../../../../src/policy/gates/kedge.ts';
import { noInspection } from '../../../support/inspect.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../../support/policy.ts';
import { sampleAnalysis, sampleSecret } from '../../../support/sample-analysis.ts';
import { scanLayers } from '../../../support/scan.ts';

const trigger = [kedge, 'secret'] as const;
const fingerprint = (digit: string) => digit.repeat(32);

function withSecrets(secrets: readonly Secret[] | undefined, baseline?: readonly Secret[] | 'unsearched') {
  const related =
    baseline === undefined
      ? {}
      : { baseline: sampleAnalysis({ secrets: baseline === 'unsearched' ? undefined : baseline }) };
  return factsOf(sampleAnalysis({ secrets }), { related });
}

const critical = sampleSecret({ fingerprint: fingerprint('1') });
const high = sampleSecret({ severity: 'high', rule: 'private-key', fingerprint: fingerprint('2') });
const low = sampleSecret({ severity: 'low', fingerprint: fingerprint('3') });
const deleted = sampleSecret({
  fingerprint: fingerprint('4'),
  place: { kind: 'file', path: 'tmp/key', line: 1, column: 1, hidden: { by: 2, how: 'deleted' } },
});
const inConfig = sampleSecret({
  fingerprint: fingerprint('5'),
  place: { kind: 'environment', name: 'TOKEN' },
});
const doubted = sampleSecret({ severity: 'info', doubts: ['placeholder'], fingerprint: fingerprint('6') });
const accepted = sampleSecret({ accepted: { by: 'inline' }, fingerprint: fingerprint('7') });
const all = [critical, high, low, deleted, inConfig, doubted, accepted];
const facts = withSecrets(all);

/** The first digit of the fingerprint tells which. */
const found = (given: Readonly<Record<string, string>>, of = facts): string =>
  idsOf(trigger, given, of)
    .map((id) => id.split('+')[1]?.charAt(0) ?? '')
    .join('');

suite('kedge:secret', () => {
  test('fires for every secret that counts, by rule and fingerprint', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, facts), {
      looked: '7 secrets',
      notes: ['1 probably none', '1 accepted'],
      matches: [
        {
          id: `acme-token+${fingerprint('1')}`,
          message: 'Acme API token (acme-token, critical) in /app/.env:3',
        },
        {
          id: `private-key+${fingerprint('2')}`,
          message: 'Acme API token (private-key, high) in /app/.env:3',
        },
        { id: `acme-token+${fingerprint('3')}`, message: 'Acme API token (acme-token, low) in /app/.env:3' },
        {
          id: `acme-token+${fingerprint('4')}`,
          message: 'Acme API token (acme-token, critical) in /tmp/key:1, deleted later in layer 2',
        },
        {
          id: `acme-token+${fingerprint('5')}`,
          message: 'Acme API token (acme-token, critical) in ENV TOKEN',
        },
      ],
    });
  });

  test('fires from a severity up', (t) => {
    t.assert.equal(found({ min_severity: 'critical' }), '145');
    t.assert.equal(found({ min_severity: 'high' }), '1245');
    t.assert.equal(found({ min_severity: 'low' }), '12345');
    t.assert.equal(found({ min_severity: 'info', doubted: 'true' }), '123456');
    t.assert.deepEqual(outcomeOf(trigger, { min_severity: 'critical' }, facts).notes, [
      '2 below severity critical',
      '1 probably none',
      '1 accepted',
    ]);
  });

  test('fires for the rules that are named', (t) => {
    t.assert.equal(found({ rules: 'private-key' }), '2');
    t.assert.equal(found({ rules: 'private-key, acme-token' }), '12345');
    t.assert.deepEqual(outcomeOf(trigger, { rules: 'acme' }, facts).notes, [
      '5 of other rules',
      '1 probably none',
      '1 accepted',
    ]);
  });

  test('tells what a later layer deleted from what is there', (t) => {
    t.assert.equal(found({ deleted: 'true' }), '4');
    t.assert.equal(found({ deleted: 'false' }), '1235');
    t.assert.equal(outcomeOf(trigger, { deleted: 'true' }, facts).notes[0], '4 in the final image');
    t.assert.equal(outcomeOf(trigger, { deleted: 'false' }, facts).notes[0], '1 not in the final image');
  });

  test('fires for what is doubted on demand, and never for what is accepted', (t) => {
    t.assert.equal(found({ doubted: 'true' }), '123456');
    t.assert.equal(found({ doubted: 'false' }), '12345');
  });

  test('fires for what the baseline does not have', (t) => {
    const moved = sampleSecret({ fingerprint: fingerprint('2'), place: inConfig.place });
    const since = withSecrets(all, [moved, accepted, doubted]);
    t.assert.equal(found({ new: 'true' }, since), '1345');
    t.assert.deepEqual(outcomeOf(trigger, { new: 'true' }, since).notes, [
      '1 that the baseline has too',
      '1 probably none',
      '1 accepted',
    ]);
    t.assert.equal(found({ new: 'false' }, since), '12345');
    t.assert.equal(found({}, since), '12345');
    t.assert.equal(found({ new: 'true' }, withSecrets(all, [])), '12345');
  });

  test('without a baseline nothing is new', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { new: 'true' }, facts), {
      looked: '7 secrets',
      notes: ['nothing to compare with: no baseline image was given'],
      matches: [],
      unjudged: 'no baseline image was given',
    });
    t.assert.deepEqual(outcomeOf(trigger, { new: 'true' }, withSecrets(all, 'unsearched')).notes, [
      'nothing to compare with: the baseline was not searched',
    ]);
  });

  test('says so when nobody looked for secrets', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, {}, withSecrets(undefined)), {
      looked: 'nothing: the scan did not look for secrets',
      notes: [],
      matches: [],
      unjudged: 'the scan did not look for secrets',
    });
    t.assert.equal(outcomeOf(trigger, {}, withSecrets([])).looked, 'no secrets');
  });

  test('names those of a real image without their values', async (t) => {
    const value = 'zeta_9f3ac1d27be05846';
    const rules = [
      {
        id: 'zeta',
        title: 'Zeta token',
        severity: 'high' as const,
        pattern: 'zeta_[0-9a-f]{16}',
        keywords: ['zeta_'],
      },
    ];
    const secrets = { key: '5e'.repeat(32), rules, disabled: [] };
    const analysis = await scanLayers([{ 'app/x.conf': `a\nkey ${value}\n` }, { 'app/.wh.x.conf': '' }], {
      inspect: { ...noInspection, secrets },
    });
    t.assert.deepEqual(messagesOf(trigger, { deleted: 'true' }, factsOf(analysis)), [
      'Zeta token (zeta, high) in /app/x.conf:2, deleted later in layer 1',
    ]);
  });

  test('refuses bad values', (t) => {
    const bad = { min_severity: 'severe', rules: ',', deleted: 'yes', doubted: '', new: '1' };
    t.assert.deepEqual(
      faultsOf(trigger, bad).map(({ parameter }) => parameter),
      ['min_severity', 'rules', 'deleted', 'doubted', 'new'],
    );
  });
});
