import { before, suite, test } from 'node:test';
import type { ImageAnalysis } from '../../../src/model/analysis.ts';
import { distro } from '../../../src/policy/gates/distro.ts';
import { factsOf, faultsOf, messagesOf, outcomeOf } from '../../support/policy.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { scanImage } from '../../support/scan.ts';

const trigger = [distro, 'deny'] as const;

function of(name: string, version: string) {
  const { metadata } = sampleAnalysis();
  return factsOf(sampleAnalysis({ metadata: { ...metadata, distro: name, distroVersion: version } }));
}

const checks = ['<', '<=', '=', '==', '!=', '>=', '>'] as const;

/** The checks that fire, of all there are. */
function firing(name: string, found: string, version: string): readonly string[] {
  return checks.filter(
    (check) => messagesOf(trigger, { distro: name, version, check }, of(name, found)).length > 0,
  );
}

suite('distro:deny', () => {
  let alpine: ImageAnalysis;
  before(async () => {
    alpine = await scanImage('test/images/alpine-3.14.tar');
  });

  test('fires for a release of a real image', (t) => {
    const facts = factsOf(alpine);
    const given = { distro: 'alpine', version: '3.15', check: '<' };
    t.assert.deepEqual(outcomeOf(trigger, given, facts), {
      looked: 'distribution alpine 3.14.9',
      notes: [],
      matches: [{ message: 'Distro alpine version 3.14.9 is denied: < 3.15' }],
    });
    t.assert.deepEqual(outcomeOf(trigger, { ...given, version: '3.9' }, facts), {
      looked: 'distribution alpine 3.14.9',
      notes: ['another version'],
      matches: [],
    });
    t.assert.deepEqual(outcomeOf(trigger, { ...given, distro: 'debian' }, facts), {
      looked: 'distribution alpine 3.14.9',
      notes: ['another distribution'],
      matches: [],
    });
  });

  test('compares as the check says, the version of the image first', (t) => {
    t.assert.deepEqual(firing('debian', '8', '9'), ['<', '<=', '!=']);
    t.assert.deepEqual(firing('debian', '9', '9'), ['<=', '=', '==', '>=']);
    t.assert.deepEqual(firing('debian', '10', '9'), ['!=', '>=', '>']);
  });

  test('orders releases by their numbers', (t) => {
    t.assert.deepEqual(firing('ubuntu', '9.04', '22.04'), ['<', '<=', '!=']);
    t.assert.deepEqual(firing('rhel', '9', '9.0'), ['<=', '=', '==', '>=']);
    t.assert.deepEqual(firing('rhel', '9', ' 9 '), ['<=', '=', '==', '>=']);
    t.assert.deepEqual(firing('alpine', '3.21.0_alpha20240807', '3.21'), ['<', '<=', '!=']);
    t.assert.deepEqual(firing('alpine', '3.21.0_rc', '3.21'), ['<', '<=', '!=']);
  });

  test('takes names in any case', (t) => {
    t.assert.equal(
      messagesOf(trigger, { distro: ' Debian ', version: '9', check: '<' }, of('debian', '8')).length,
      1,
    );
    t.assert.equal(
      messagesOf(trigger, { distro: 'rhel', version: '9', check: '<' }, of('RHEL', '8')).length,
      1,
    );
  });

  test('compares versions without an order as texts, and orders none of them', (t) => {
    t.assert.deepEqual(firing('debian', 'unstable', '9'), ['!=']);
    t.assert.deepEqual(firing('sles', '12-SP5', '11'), ['!=']);
    const given = { distro: 'debian', version: 'unstable' };
    t.assert.equal(messagesOf(trigger, { ...given, check: '=' }, of('debian', 'unstable')).length, 1);
    t.assert.equal(messagesOf(trigger, { ...given, check: '!=' }, of('debian', 'unstable')).length, 0);
    t.assert.equal(messagesOf(trigger, { ...given, check: '!=' }, of('debian', '12')).length, 1);
    t.assert.deepEqual(
      outcomeOf(trigger, { ...given, version: '9', check: '<' }, of('debian', 'sid')).notes,
      ['a version that has no order'],
    );
  });

  test('says what cannot be compared', (t) => {
    for (const check of ['<', '<=', '>=', '>']) {
      t.assert.deepEqual(faultsOf(trigger, { distro: 'debian', version: '9.', check }), [
        { parameter: 'version', problem: `has no order to compare by ${check}` },
      ]);
    }
    for (const check of ['=', '==', '!=']) {
      t.assert.deepEqual(faultsOf(trigger, { distro: 'debian', version: 'sid', check }), []);
    }
    t.assert.deepEqual(faultsOf(trigger, { distro: 'debian', version: '9', check: '~' }), [
      { parameter: 'check', problem: 'must be one of <, <=, =, ==, !=, >=, >' },
    ]);
    t.assert.deepEqual(
      faultsOf(trigger).map(({ parameter }) => parameter),
      ['distro', 'version', 'check'],
    );
  });
});
