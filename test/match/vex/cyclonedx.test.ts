import { test } from 'node:test';
import { readVex } from '../../../src/match/vex/read.ts';
import { cyclonedxJson } from '../../../src/report/cyclonedx-json.ts';
import { plainView, textOf } from '../../support/report.ts';
import { sampleAnalysis } from '../../support/sample-analysis.ts';
import { sampleReport, sampleVulnerability } from '../../support/sample-vulnerabilities.ts';
import { packageAt, sampleImage, silenced, suppressions } from '../../support/vex.ts';

const lodash = packageAt('pkg:npm/lodash@4.17.20');
const express = packageAt('pkg:npm/express@4.0.0');
const packages = [lodash, express];

interface Parts {
  readonly root?: object;
  readonly refs?: readonly (string | object)[];
  readonly analysis?: object;
}

function bomOf({ root = { type: 'application', name: 'app', 'bom-ref': 'app' }, refs, analysis }: Parts) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    metadata: {
      timestamp: '2026-01-01T00:00:00Z',
      authors: [{ name: 'Acme Security' }],
      component: root,
    },
    components: [
      {
        type: 'library',
        name: 'outer',
        components: [{ type: 'library', name: 'lodash', 'bom-ref': 'L', purl: lodash.purl }],
      },
    ],
    vulnerabilities: [
      {
        id: 'CVE-2024-1',
        analysis: { state: 'not_affected', ...analysis },
        affects: (refs ?? ['L']).map((ref) => (typeof ref === 'string' ? { ref } : ref)),
      },
    ],
  };
}

const of = (parts: Parts) => silenced({ documents: [bomOf(parts)], packages });
const imageRoot = (digest: string) => ({
  type: 'container',
  name: 'app',
  'bom-ref': 'app',
  purl: `pkg:oci/app@${encodeURIComponent(digest)}`,
});

test('states of the analysis suppress or do not', (t) => {
  const states = {
    not_affected: 1,
    false_positive: 1,
    resolved: 1,
    resolved_with_pedigree: 1,
    exploitable: 0,
    in_triage: 0,
  };
  for (const [state, count] of Object.entries(states)) {
    t.assert.equal(of({ analysis: { state } }).length, count, state);
  }
});

test('the author, the justification and the detail are told', (t) => {
  const analysis = { justification: 'code_not_reachable', detail: 'Seen in review.' };
  const [found] = suppressions({ documents: [bomOf({ analysis })], packages });
  t.assert.equal(found?.source, '0.json, Acme Security');
  t.assert.equal(found?.reason, 'not affected: code_not_reachable, Seen in review.');
});

const references: readonly (readonly [string, string])[] = [
  ['the component of that name', 'L'],
  ['a package URL', 'pkg:npm/lodash@4.17.20'],
  ['a package URL that was made unique', 'pkg:npm/lodash@4.17.20?package-id=0123456789abcdef'],
  ['a BOM-Link', 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#L'],
  [
    'a BOM-Link to a package URL',
    'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1#pkg%3Anpm%2Flodash%404.17.20',
  ],
];
for (const [what, ref] of references) {
  test(`a reference may be ${what}`, (t) => {
    t.assert.deepEqual(of({ refs: [ref] }), [lodash.purl]);
  });
}

test('a reference to what nothing identifies is told of', (t) => {
  const refs = ['app', 'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1', 'nowhere'];
  const { statements, unused } = readVex(JSON.stringify(bomOf({ refs })), 'a.json');
  t.assert.equal(statements.length, 0);
  t.assert.match(unused.join(), /3 components .*vulnerabilities\[0\]\.affects\[0\]/);
});

test('a document about an image is held against that image alone', (t) => {
  const own = imageRoot(sampleImage.manifestDigest ?? '');
  const other = imageRoot(`sha256:${'0'.repeat(64)}`);
  t.assert.deepEqual(of({ root: own }), [lodash.purl]);
  t.assert.deepEqual(of({ root: other }), []);
  t.assert.equal(of({ root: own, refs: ['app'] }).length, packages.length);
  t.assert.deepEqual(of({ root: other, refs: ['app'] }), []);
  const version = { type: 'container', name: 'app', 'bom-ref': 'app', version: sampleImage.manifestDigest };
  t.assert.equal(of({ root: version, refs: ['app'] }).length, packages.length);
});

test('versions are told apart, and what is said of each', (t) => {
  const found = (...versions: object[]) => of({ refs: [{ ref: 'L', versions }] }).length;
  t.assert.equal(found({ version: '4.17.20' }), 1);
  t.assert.equal(found({ version: '4.17.21' }), 0);
  t.assert.equal(found({ version: '4.17.20', status: 'unknown' }), 0);
  const analysis = { state: 'exploitable' };
  const unaffected = [{ ref: 'L', versions: [{ version: '4.17.20', status: 'unaffected' }] }];
  t.assert.equal(of({ analysis, refs: unaffected }).length, 1);
});

test('a range of versions suppresses nothing and is told of', (t) => {
  const document = bomOf({ refs: [{ ref: 'L', versions: [{ range: 'vers:npm/<5' }] }] });
  t.assert.deepEqual(silenced({ documents: [document], packages }), []);
  t.assert.match(readVex(JSON.stringify(document), 'a.json').unused.join(), /1 range /);
});

test('the analysis has the time of its last change', (t) => {
  const no = bomOf({ analysis: { lastUpdated: '2026-03-01T00:00:00Z' } });
  const yes = bomOf({ analysis: { state: 'exploitable', firstIssued: '2026-02-01T00:00:00Z' } });
  t.assert.deepEqual(silenced({ documents: [no, yes], packages }), [lodash.purl]);
});

test('what kedge wrote of an image is read again', (t) => {
  const suppressed = {
    by: 'not-affected',
    source: 'feed',
    reason: 'said so',
    verdict: 'not-affected',
  } as const;
  const [pkg] = sampleAnalysis().packages;
  const finding = sampleVulnerability({ package: pkg?.id ?? '', suppressed });
  const vulnerabilities = sampleReport({ vulnerabilities: [finding] });
  const document = JSON.parse(textOf(cyclonedxJson.write(sampleAnalysis({ vulnerabilities }), plainView)));
  const given = { documents: [document], packages: sampleAnalysis().packages };
  t.assert.equal(silenced({ ...given, findings: [sampleVulnerability()] }).length, 1);
  t.assert.equal(silenced({ ...given, findings: [sampleVulnerability({ id: 'CVE-1999-1' })] }).length, 0);
});
