import { suite, test } from 'node:test';
import { readVex } from '../../src/match/vex/read.ts';
import type { ImageAnalysis } from '../../src/model/analysis.ts';
import type { Suppression } from '../../src/model/vulnerability.ts';
import { openvex } from '../../src/report/openvex.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis, samplePackage } from '../support/sample-analysis.ts';
import { npmVulnerability, sampleReport, sampleVulnerability } from '../support/sample-vulnerabilities.ts';
import { openvexCheck } from '../support/schemas.ts';

const acquitted: Suppression = {
  by: 'not-affected',
  source: 'debian-tracker',
  reason: 'the code is not built',
  verdict: 'not-affected',
};
const vulnerabilities = [
  sampleVulnerability(),
  sampleVulnerability({ id: 'CVE-2024-1', ids: ['CVE-2024-1', 'GHSA-1', 'DSA-1-1'], suppressed: acquitted }),
  npmVulnerability({
    id: 'CVE-2024-2',
    suppressed: { by: 'vex', source: 'a.json', reason: 'fixed', verdict: 'fixed' },
  }),
  npmVulnerability({
    id: 'CVE-2024-3',
    suppressed: { by: 'ignore-rule', source: 'ours.yaml', reason: 'accepted' },
  }),
  npmVulnerability({
    id: 'CVE-2024-4',
    suppressed: { by: 'ownership', source: 'libc6 2.36', reason: 'counts the vulnerability there' },
  }),
];

function written(changes: Partial<ImageAnalysis> = {}, epoch?: number) {
  const analysis = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities }), ...changes });
  const text = textOf(openvex.write(analysis, { ...plainView, epoch }));
  return { text, document: JSON.parse(text) };
}

suite('OpenVEX', () => {
  test('has what was judged, and neither what counts, what was accepted, nor what counts elsewhere', (t) => {
    const { document } = written();
    t.assert.deepEqual(openvexCheck()(document), []);
    const said = document.statements.map(({ status, vulnerability }: Record<string, unknown>) => [
      vulnerability,
      status,
    ]);
    t.assert.deepEqual(said, [
      [{ name: 'CVE-2024-1', aliases: ['GHSA-1'] }, 'not_affected'],
      [{ name: 'CVE-2024-2' }, 'fixed'],
    ]);
    t.assert.match(document.statements[0].impact_statement, /debian-tracker.*the code is not built/);
  });

  test('names the image by its digest, and its packages as parts', (t) => {
    const [{ products }] = written().document.statements;
    t.assert.match(products[0]['@id'], /^pkg:oci\/app@sha256:[0-9a-f]{64}\?.*repository_url=ghcr\.io/);
    t.assert.match(products[0].subcomponents[0]['@id'], /^pkg:deb\/debian\/libc6@/);
  });

  test('names an image without a name by the digest of its config', (t) => {
    const { manifestDigest: _, ...image } = sampleAnalysis().image;
    const { document } = written({ image: { ...image, tags: [], location: 'app.tar' } });
    t.assert.deepEqual(openvexCheck()(document), []);
    t.assert.deepEqual(document.statements[0].products[0].hashes, { 'sha-256': image.id.slice(7) });
  });

  test('of an SBOM without an image names the packages themselves', (t) => {
    const { manifestDigest: _, ...image } = sampleAnalysis().image;
    const { document } = written({ image: { ...image, layers: [] } });
    t.assert.deepEqual(openvexCheck()(document), []);
    t.assert.match(document.statements[0].products[0]['@id'], /^pkg:deb\/debian\/libc6@/);
  });

  test('has what nobody reports and a publisher says is not affected', (t) => {
    const cleared = ['CVE-2024-5', 'CVE-2024-2961'].map((id) => ({
      id,
      ids: [id],
      package: 'deb-libc6',
      suppressed: acquitted,
    }));
    const { document } = written({
      vulnerabilities: sampleReport({ vulnerabilities: [sampleVulnerability()], cleared }),
    });
    t.assert.deepEqual(openvexCheck()(document), []);
    const said = document.statements.map(({ status, vulnerability }: Record<string, unknown>) => [
      vulnerability,
      status,
    ]);
    t.assert.deepEqual(said, [[{ name: 'CVE-2024-5' }, 'not_affected']]);
  });

  for (const [copy, purl] of [
    ['with the same URL', 'pkg:npm/%40acme/ui@1.2.3'],
    ['with a URL that says more', 'pkg:npm/%40acme/ui@1.2.3?repository_url=example.com#lib'],
    ['with a URL in other words', 'pkg:NPM/%40ACME/ui@1.2.3'],
  ] as const) {
    test(`says nothing of a package of which a copy ${copy} counts or was accepted`, (t) => {
      const other = samplePackage({ type: 'npm', name: 'copy', version: '1.2.3', purl });
      const judged = ['CVE-2024-1', 'CVE-2024-2', 'CVE-2024-3'].map((id) =>
        npmVulnerability({ id, ids: [id], suppressed: acquitted }),
      );
      const open = [
        npmVulnerability({ id: 'GHSA-1', ids: ['GHSA-1', 'CVE-2024-1'], package: other.id }),
        npmVulnerability({
          id: 'CVE-2024-2',
          ids: ['CVE-2024-2'],
          package: other.id,
          suppressed: { by: 'ignore-rule', source: 'ours.yaml', reason: 'accepted' },
        }),
      ];
      const { document } = written({
        packages: [...sampleAnalysis().packages, other],
        vulnerabilities: sampleReport({ vulnerabilities: [...judged, ...open] }),
      });
      const names = document.statements.map(
        ({ vulnerability }: { vulnerability: { name: string } }) => vulnerability.name,
      );
      t.assert.deepEqual(names, ['CVE-2024-3']);
    });
  }

  test('is the same every time, and dated by SOURCE_DATE_EPOCH', (t) => {
    const { text, document } = written({}, 1_700_000_000);
    t.assert.equal(text, written({}, 1_700_000_000).text);
    t.assert.equal(document.timestamp, '2023-11-14T22:13:20.000Z');
    t.assert.notEqual(document['@id'], written().document['@id']);
  });

  test('without anything judged has no statements, and says that strict readers demand one', (t) => {
    const analysis = sampleAnalysis({ vulnerabilities: undefined });
    t.assert.deepEqual(written({ vulnerabilities: undefined }).document.statements, []);
    t.assert.match(openvex.caution?.(analysis) ?? '', /no statements/);
    const judged = sampleAnalysis({ vulnerabilities: sampleReport({ vulnerabilities }) });
    t.assert.equal(openvex.caution?.(judged), undefined);
  });

  test('is read again', (t) => {
    const { statements, unused } = readVex(written().text, 'ours.json');
    t.assert.deepEqual(unused, []);
    t.assert.equal(statements.length, 2);
  });
});
