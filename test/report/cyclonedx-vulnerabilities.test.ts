import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Suppression, Vulnerability } from '../../src/model/vulnerability.ts';
import { cyclonedxJson } from '../../src/report/cyclonedx-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import {
  npmVulnerability,
  sampleReport,
  sampleVulnerabilities,
  sampleVulnerability,
} from '../support/sample-vulnerabilities.ts';
import { cyclonedxCheck } from '../support/schemas.ts';

const problemsOf = cyclonedxCheck();

function bomOf(vulnerabilities: readonly Vulnerability[] = sampleVulnerabilities) {
  const analysis = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities }) });
  const bom = JSON.parse(textOf(cyclonedxJson.write(analysis, plainView)));
  assert.deepEqual(problemsOf(bom), []);
  return bom;
}

const entryOf = (changes: Partial<Vulnerability>) => bomOf([sampleVulnerability(changes)]).vulnerabilities[0];

suite('vulnerabilities in CycloneDX', () => {
  test('every finding affects a component of the document', (t) => {
    const bom = bomOf();
    const refs = new Set(bom.components.map((component: { 'bom-ref': string }) => component['bom-ref']));
    const affected = bom.vulnerabilities.flatMap(({ affects }: { affects: { ref: string }[] }) => affects);
    t.assert.equal(affected.length, sampleVulnerabilities.length);
    for (const { ref } of affected) t.assert.equal(refs.has(ref), true, ref);
  });

  test('packages of which the same is said share an entry', (t) => {
    const { vulnerabilities } = bomOf([
      sampleVulnerability(),
      npmVulnerability({ fix: sampleVulnerability().fix }),
      npmVulnerability({ severity: 'low' }),
    ]);
    t.assert.deepEqual(
      vulnerabilities.map(({ affects }: { affects: object[] }) => affects.length),
      [2, 1],
    );
  });

  test('ratings name who says so, by which method, and what the vector comes to', (t) => {
    t.assert.deepEqual(entryOf({}).ratings, [
      { source: { name: 'kedge' }, severity: 'high', score: 8.8, method: 'other' },
      {
        source: { name: 'nvd' },
        score: 8.8,
        severity: 'high',
        method: 'CVSSv31',
        vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:H/I:H/A:H',
      },
      { source: { name: 'osv/Debian:12' }, severity: 'high', method: 'other', justification: 'high' },
    ]);
  });

  test('of what is suppressed the state is told; what a rule ignores is not called harmless', (t) => {
    const suppressed = { source: 'x', reason: 'y' };
    const state = (by: Suppression['by'], verdict?: Suppression['verdict']) =>
      entryOf({ suppressed: { ...suppressed, by, ...(verdict && { verdict }) } }).analysis.state;
    t.assert.deepEqual(
      [
        state('vex', 'not-affected'),
        state('ownership', 'not-affected'),
        state('not-affected', 'not-affected'),
      ],
      ['not_affected', 'not_affected', 'not_affected'],
    );
    t.assert.deepEqual([state('vex', 'fixed'), state('ownership', 'fixed')], ['resolved', 'resolved']);
    t.assert.deepEqual([state('ownership'), state('ignore-rule')], ['false_positive', 'exploitable']);
    t.assert.equal('analysis' in entryOf({}), false);
  });

  test('the advice is to upgrade, where that helps', (t) => {
    t.assert.equal(entryOf({}).recommendation, 'Upgrade: fixed in 2.36-9+deb12u7');
    t.assert.equal('recommendation' in entryOf({ fix: { state: 'not-fixed', versions: [] } }), false);
  });

  test('there is no list of them where they were not looked for, and an empty one where none were found', (t) => {
    const unsought = JSON.parse(textOf(cyclonedxJson.write(sampleAnalysis(), plainView)));
    t.assert.equal('vulnerabilities' in unsought, false);
    t.assert.deepEqual(bomOf([]).vulnerabilities, []);
  });
});
