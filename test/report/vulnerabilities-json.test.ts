import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { json } from '../../src/report/json.ts';
import { jsonText } from '../../src/report/json-text.ts';
import { vulnerabilitiesJson, vulnerabilitiesSchemaVersion } from '../../src/report/vulnerabilities-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleReport, sampleVulnerabilities } from '../support/sample-vulnerabilities.ts';
import { analysisCheck } from '../support/schemas.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
const schema = read('vulnerabilities-report.schema.json');
const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const sample = (changes = {}) => sampleAnalysis({ vulnerabilities: sampleReport(), ...changes });
const text = textOf(vulnerabilitiesJson.write(sample(), plainView));
const documentOf = (changes = {}) =>
  JSON.parse(textOf(vulnerabilitiesJson.write(sample(changes), plainView)));

suite('the report of vulnerabilities', () => {
  test('fits its schema, and carries its version', (t) => {
    const empty = sampleReport({ vulnerabilities: [], gaps: [] });
    const rule = { source: 'a.yaml', rule: 'CVE-1', reason: 'known', owner: 'us', expires: '2025-01-31' };
    for (const document of [
      documentOf(),
      documentOf({ vulnerabilities: sampleReport({ expired: [rule] }) }),
      documentOf({ vulnerabilities: empty, problems: [], distro: undefined }),
    ]) {
      valid(document);
      t.assert.deepEqual(valid.errors ?? [], []);
      t.assert.equal(document.schemaVersion, vulnerabilitiesSchemaVersion);
    }
    t.assert.equal(schema.properties.schemaVersion.const, vulnerabilitiesSchemaVersion);
  });

  test('has the items that the analysis has, which fits its schema too', (t) => {
    const analysis = JSON.parse(textOf(json.write(sample(), plainView)));
    t.assert.deepEqual(analysisCheck()(analysis), []);
    const document = documentOf();
    for (const name of ['vulnerabilities', 'problems', 'tool', 'complete', 'distro']) {
      t.assert.deepEqual(document[name], analysis[name]);
    }
  });

  test('describes them as the schema of the analysis does', (t) => {
    const analysis = read('analysis.schema.json');
    const { affectedPackage, ...definitions } = schema.$defs;
    for (const [name, definition] of Object.entries(definitions)) {
      t.assert.deepEqual(definition, analysis.$defs[name], name);
    }
    t.assert.deepEqual(schema.properties.vulnerabilities, analysis.properties.vulnerabilities);
    for (const [name, definition] of Object.entries(affectedPackage.properties)) {
      t.assert.deepEqual(definition, analysis.$defs.package.properties[name], name);
    }
  });

  test('names every finding, and the packages that have one', (t) => {
    const { vulnerabilities, packages } = documentOf();
    t.assert.deepEqual(
      vulnerabilities.findings.map(({ risk }: { risk: number }) => risk),
      sampleVulnerabilities.map(({ risk }) => risk),
    );
    const ids = new Set(packages.map(({ id }: { id: string }) => id));
    for (const finding of vulnerabilities.findings) t.assert.equal(ids.has(finding.package), true);
    t.assert.equal(documentOf({ vulnerabilities: sampleReport({ vulnerabilities: [] }) }).packages.length, 0);
  });

  test('the schema refuses members it does not know', (t) => {
    const document = documentOf();
    const { findings, gaps, actions } = document.vulnerabilities;
    for (const part of [
      document,
      document.packages[0],
      document.vulnerabilities,
      ...findings,
      ...findings.flatMap((finding: { fix: object; evidence: object[]; ratings: object[] }) => [
        finding.fix,
        ...finding.evidence,
        ...finding.ratings,
      ]),
      ...findings.flatMap(({ suppressed = [] }: { suppressed?: object }) => suppressed),
      ...findings.flatMap(({ exploit = [] }: { exploit?: object }) => exploit),
      ...gaps,
      ...actions,
    ]) {
      part.unheardOf = 1;
      t.assert.equal(valid(document), false);
      delete part.unheardOf;
    }
    t.assert.equal(valid(document), true);
  });

  test('says what to do: one upgrade for everything that it mends', (t) => {
    const { actions } = documentOf().vulnerabilities;
    t.assert.deepEqual(actions[0], {
      kind: 'upgrade',
      type: 'deb',
      name: 'glibc',
      target: '2.36-9+deb12u10',
      packages: ['deb-libc6'],
      vulnerabilities: ['CVE-2023-4911', 'CVE-2024-2961'],
      worst: 'critical',
      exploited: true,
      ransomware: true,
      risk: 98.2,
    });
  });

  test('of vulnerabilities that were not looked for says null', (t) => {
    const document = documentOf({ vulnerabilities: undefined });
    valid(document);
    t.assert.deepEqual(valid.errors ?? [], []);
    t.assert.equal(document.vulnerabilities, null);
  });

  test('has one item of a list a line, and no control character', (t) => {
    const lines = new Set(text.split('\n').map((line) => line.replace(/,$/, '')));
    const { vulnerabilities } = documentOf();
    for (const list of [vulnerabilities.findings, vulnerabilities.gaps, vulnerabilities.actions]) {
      for (const item of list) t.assert.equal(lines.has(jsonText(item)), true, jsonText(item));
    }
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
