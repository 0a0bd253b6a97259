import { suite, test } from 'node:test';
import { kedge as gate } from '../../../../src/policy/gates/kedge.ts';
import { factsOf, faultsOf, idsOf, messagesOf, outcomeOf } from '../../../support/policy.ts';
import { sampleAnalysis, samplePackage } from '../../../support/sample-analysis.ts';
import { scanImage } from '../../../support/scan.ts';

const trigger = [gate, 'license_class'] as const;

function licensed(...licenses: readonly string[]) {
  const pkg = samplePackage({ type: 'npm', name: 'ui', purl: 'pkg:npm/ui@1.0', licenses });
  return factsOf(sampleAnalysis({ packages: [pkg] }));
}

suite('kedge:license_class', () => {
  test('names the package and every licence of the classes', (t) => {
    const facts = licensed('MIT', 'GPL-2.0-only', 'AGPL-3.0-only OR GPL-3.0-only');
    const classes = 'copyleft-strong, network-copyleft';
    t.assert.deepEqual(outcomeOf(trigger, { classes }, facts), {
      looked: '1 package',
      notes: [],
      matches: [
        {
          id: 'license+ui',
          message:
            'npm package ui 1.0 needs GPL-2.0-only (copyleft-strong), AGPL-3.0-only (network-copyleft), GPL-3.0-only (copyleft-strong)',
        },
      ],
    });
    t.assert.deepEqual(messagesOf(trigger, { classes: 'network-copyleft' }, facts), []);
    t.assert.deepEqual(messagesOf(trigger, { classes: 'permissive' }, facts), [
      'npm package ui 1.0 needs MIT (permissive)',
    ]);
  });

  test('is content with a choice', (t) => {
    t.assert.deepEqual(outcomeOf(trigger, { classes: 'copyleft-strong' }, licensed('MIT OR GPL-2.0-only')), {
      looked: '1 package',
      notes: ['1 that need no such licence'],
      matches: [],
    });
  });

  test('takes no declaration for an unknown licence', (t) => {
    const message = ['npm package ui 1.0 needs no declared licence (unknown)'];
    t.assert.deepEqual(messagesOf(trigger, { classes: 'unknown' }, licensed()), message);
    t.assert.deepEqual(messagesOf(trigger, { classes: 'unknown' }, licensed(' ')), message);
    t.assert.deepEqual(messagesOf(trigger, { classes: 'proprietary' }, licensed()), []);
    t.assert.deepEqual(messagesOf(trigger, { classes: 'unknown' }, licensed('MIT')), []);
  });

  test('reads what a scanned image declares', async (t) => {
    const facts = factsOf(await scanImage('test/images/alpine-3.14.tar'));
    t.assert.deepEqual(idsOf(trigger, { classes: 'copyleft-weak' }, facts), [
      'license+ca-certificates-bundle',
    ]);
    t.assert.deepEqual(idsOf(trigger, { classes: 'copyleft-strong' }, facts), [
      'license+alpine-baselayout',
      'license+apk-tools',
      'license+busybox',
      'license+musl-utils',
      'license+scanelf',
      'license+ssl_client',
    ]);
    t.assert.deepEqual(idsOf(trigger, { classes: 'unknown,proprietary' }, facts), []);
  });

  test('has to be told classes that there are', (t) => {
    t.assert.equal(faultsOf(trigger).length, 1);
    t.assert.equal(faultsOf(trigger, { classes: 'copyleft' }).length, 1);
  });
});
