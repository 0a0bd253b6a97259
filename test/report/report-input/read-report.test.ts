import { suite, test } from 'node:test';
import { sideOf } from '../../../src/diff/analysis-side.ts';
import { compareSides } from '../../../src/diff/compare.ts';
import type { DiffSide } from '../../../src/model/diff.ts';
import type { ReportFormat } from '../../../src/report/format.ts';
import { json } from '../../../src/report/json.ts';
import { readReport } from '../../../src/report/report-input/read-report.ts';
import { secretsJson } from '../../../src/report/secrets-json.ts';
import { vulnerabilitiesJson } from '../../../src/report/vulnerabilities-json.ts';
import { plainView, textOf } from '../../support/report.ts';
import { sampleAnalysis, sampleSecrets } from '../../support/sample-analysis.ts';
import { samplePolicy } from '../../support/sample-policy.ts';
import { sampleReport } from '../../support/sample-vulnerabilities.ts';

const analysis = sampleAnalysis({
  vulnerabilities: sampleReport(),
  secrets: sampleSecrets,
  policy: samplePolicy(),
});
const reader = `kedge ${analysis.tool.version}`;
const live = sideOf(analysis, { name: 'app', reader, judge: reader });
const sections = ['verdict', 'vulnerabilities', 'secrets', 'packages', 'files'] as const;

function reportBy(format: ReportFormat): DiffSide {
  return readReport(Buffer.from(textOf(format.write(analysis, plainView))), 'app.json');
}

function reportOf(document: unknown): DiffSide {
  return readReport(Buffer.from(JSON.stringify(document)), 'app.json');
}

const whole = (): Record<string, unknown> => JSON.parse(textOf(json.write(analysis, plainView)));

suite('a report', () => {
  test('of a scan says what the scan found, to the byte of every name', (t) => {
    const diff = compareSides({ before: live, after: reportBy(json) }, '0.1.0');
    for (const name of sections) t.assert.deepEqual(diff[name], { compared: true, changes: [] }, name);
  });

  test('has image, distribution, reader, advisories and layers', (t) => {
    const side = reportBy(json);
    t.assert.equal(side.image.id, analysis.image.id);
    t.assert.deepEqual(
      side.image.layers.map(({ instruction }) => instruction),
      analysis.image.layers.map(({ instruction }) => instruction),
    );
    t.assert.deepEqual([side.reader, side.judge], [reader, reader]);
    t.assert.equal(side.distro?.versionId, '12');
    t.assert.equal(side.vulnerabilities?.feedDigest, analysis.vulnerabilities?.feedDigest);
    t.assert.equal(side.files?.count, analysis.files.count);
    t.assert.equal(side.files?.get('usr/bin/su')?.mode, 0o4755);
    t.assert.equal(side.problems.length, analysis.problems.length);
  });

  test('of vulnerabilities is compared by vulnerabilities alone', (t) => {
    const diff = compareSides({ before: live, after: reportBy(vulnerabilitiesJson) }, '0.1.0');
    t.assert.deepEqual(diff.vulnerabilities, { compared: true, changes: [] });
    t.assert.deepEqual(
      [diff.packages, diff.secrets, diff.files].map(({ compared }) => compared),
      [false, false, false],
    );
  });

  test('of secrets is compared by secrets alone', (t) => {
    const diff = compareSides({ before: live, after: reportBy(secretsJson) }, '0.1.0');
    t.assert.deepEqual(diff.secrets, { compared: true, changes: [] });
    t.assert.deepEqual(
      [diff.packages, diff.vulnerabilities, diff.files].map(({ compared }) => compared),
      [false, false, false],
    );
  });

  test('that was made without looking for vulnerabilities and secrets has none, not zero', (t) => {
    const side = reportOf({ ...whole(), vulnerabilities: null, secrets: null });
    t.assert.deepEqual([side.vulnerabilities, side.secrets], [undefined, undefined]);
  });

  test('whose files are out of order is put in order', (t) => {
    const document = whole();
    const { files } = document;
    const side = reportOf({ ...document, files: Array.isArray(files) ? files.toReversed() : [] });
    t.assert.deepEqual(compareSides({ before: live, after: side }, '0.1.0').files, {
      compared: true,
      changes: [],
    });
  });

  test('with parts that cannot be read is incomplete, and says how many', (t) => {
    const broken = [null, 1, {}, { path: '/a', kind: 'file', mode: '99' }];
    const report = { feedDigest: 'x', findings: [{}, { id: 'CVE-1', package: 'nobody' }], gaps: [{}] };
    const secret = { rule: 'a', fingerprint: 'the value itself', place: { kind: 'file', path: '/a' } };
    const side = reportOf({ ...whole(), files: broken, vulnerabilities: report, secrets: [secret] });
    t.assert.deepEqual(
      side.problems.filter(({ code }) => code === 'malformed-report').map(({ message }) => message),
      [
        '2 vulnerabilities of the report cannot be read',
        '1 secrets of the report cannot be read',
        '4 files of the report cannot be read',
      ],
    );
    t.assert.deepEqual([side.secrets, side.vulnerabilities?.vulnerabilities], [[], []]);
  });

  for (const [what, document, pattern] of [
    ['a list', [], /no object/],
    ['anything else in JSON', { tool: { name: 'trivy' }, vulnerabilities: [] }, /not of kedge/],
    ['an SBOM', { bomFormat: 'CycloneDX', components: [] }, /an SBOM/],
    ['the manifest of an image', { schemaVersion: 2, config: {} }, /manifest/],
    ['an explanation', { ...whole(), question: 'why' }, /another document of kedge/],
    ['a comparison', { tool: { name: 'kedge' }, before: {}, after: {}, files: {} }, /another document/],
    ['a later version', { ...whole(), schemaVersion: '2.0' }, /version 2\.0/],
    ['one of no image', { ...whole(), image: {} }, /which image/],
  ] as const) {
    test(`that is ${what} is refused`, (t) => {
      t.assert.throws(() => reportOf(document), { code: 'NOT_A_REPORT', message: pattern });
    });
  }

  test('that is no JSON, cut short or nested without end is refused', (t) => {
    const read = (text: string) => () => readReport(Buffer.from(text), 'app.json');
    const text = JSON.stringify(whole());
    t.assert.throws(read('Before  app'), { code: 'NOT_A_REPORT' });
    t.assert.throws(read(''), { code: 'NOT_A_REPORT' });
    t.assert.throws(read(text.slice(0, -10)), { code: 'FILE_MALFORMED' });
    t.assert.throws(read(`{"tool":${'['.repeat(1000)}`), { code: 'LIMIT_EXCEEDED' });
  });
});
