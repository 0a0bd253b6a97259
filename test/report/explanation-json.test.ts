import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { explanationJson, explanationSchemaVersion } from '../../src/report/explanation-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';
import { sampleAnswer } from '../support/sample-explanation.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
const schema = read('explanation.schema.json');
const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const documentOf = (answer = sampleAnswer()) => JSON.parse(textOf(explanationJson.write(answer, plainView)));

suite('the explanation as JSON', () => {
  test('fits its schema, and carries its version', (t) => {
    const nothing = { advisories: [], packages: [], names: ['CVE-1'] };
    const outcome = { kind: 'no-advisory', message: 'no feed knows it' } as const;
    for (const document of [
      documentOf(),
      documentOf(sampleAnswer({ ...nothing, outcome }, { question: 'why-not' })),
    ]) {
      valid(document);
      t.assert.deepEqual(valid.errors ?? [], []);
      t.assert.equal(document.schemaVersion, explanationSchemaVersion);
    }
    t.assert.equal(schema.properties.schemaVersion.const, explanationSchemaVersion);
  });

  test('shares its items with the report of vulnerabilities', (t) => {
    const { $defs: own } = schema;
    const { $defs: others } = read('vulnerabilities-report.schema.json');
    const shared = Object.keys(own).filter((name) => name in others);
    t.assert.equal(shared.includes('vulnerability'), true);
    for (const name of shared) t.assert.deepEqual(own[name], others[name], name);
  });

  test('has a schema that knows every member', (t) => {
    const document = documentOf();
    const [first] = document.packages;
    for (const part of [
      document,
      document.feeds,
      document.outcome,
      document.advisories[0],
      document.advisories[0].affected[0],
      first,
      first.package,
      first.layer,
      first.lookups[0],
      first.steps[0],
      first.findings[0],
      document.packages[2].skipped,
      document.gaps[0],
    ]) {
      part.unheardOf = 1;
      t.assert.equal(valid(document), false);
      delete part.unheardOf;
    }
    t.assert.equal(valid(document), true);
  });

  test('tells the chain: evidence, layer, instruction, advisory, feed, comparison, suppression', (t) => {
    const { packages, advisories, feeds } = documentOf();
    const [libc, ui] = packages;
    const [layer] = sampleAnalysis().image.layers;
    t.assert.deepEqual(libc.package.locations, [{ path: '/var/lib/dpkg/status', layer: 0 }]);
    t.assert.equal(libc.layer.diffId, layer?.diffId);
    t.assert.equal(libc.layer.instruction, layer?.instruction);
    t.assert.equal(libc.steps[0].verdict, 'affected');
    t.assert.match(libc.steps[0].message, /2\.36-9\+deb12u4 .* < 2\.36-9\+deb12u7/);
    t.assert.equal(advisories[0].feedDigest, `sha256:${'0'.repeat(64)}`);
    t.assert.match(feeds.digest, /^sha256:/);
    t.assert.equal(ui.package.ownedBy, 'deb-libc6');
    t.assert.equal(ui.findings[0].suppressed.by, 'vex');
  });

  test('has no control character', (t) => {
    const text = textOf(explanationJson.write(sampleAnswer(), plainView));
    t.assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });
});
