import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { json } from '../../src/report/json.ts';
import { secretsJson, secretsSchemaVersion } from '../../src/report/secrets-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { sampleAnalysis } from '../support/sample-analysis.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
const schema = read('secrets-report.schema.json');
const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const documentOf = (changes = {}) =>
  JSON.parse(textOf(secretsJson.write(sampleAnalysis(changes), plainView)));

suite('the report of secrets', () => {
  test('fits its schema, and carries its version', (t) => {
    for (const document of [
      documentOf(),
      documentOf({ secrets: [], searches: [], skips: [], problems: [] }),
    ]) {
      valid(document);
      t.assert.deepEqual(valid.errors ?? [], []);
      t.assert.equal(document.schemaVersion, secretsSchemaVersion);
    }
  });

  test('has the items that the analysis has', (t) => {
    const analysis = JSON.parse(textOf(json.write(sampleAnalysis(), plainView)));
    const document = documentOf();
    for (const name of ['secrets', 'searches', 'skips', 'problems', 'tool', 'complete']) {
      t.assert.deepEqual(document[name], analysis[name]);
    }
    for (const [name, value] of Object.entries(document.image)) {
      t.assert.deepEqual(value, analysis.image[name]);
    }
  });

  test('describes them as the schema of the analysis does', (t) => {
    const analysis = read('analysis.schema.json').$defs;
    for (const [name, { description: _own, ...definition }] of Object.entries<{ description?: string }>(
      schema.$defs,
    )) {
      const { description: _theirs, ...wanted } = analysis[name];
      t.assert.deepEqual(definition, wanted, name);
    }
  });

  test('of secrets that were not looked for says null', (t) => {
    const document = documentOf({ secrets: undefined });
    valid(document);
    t.assert.deepEqual(valid.errors ?? [], []);
    t.assert.equal(document.secrets, null);
  });

  test('is the same whatever the view', (t) => {
    const view = { color: true, width: 200, elapsedMs: 5, epoch: 7 };
    t.assert.equal(
      textOf(secretsJson.write(sampleAnalysis(), view)),
      textOf(secretsJson.write(sampleAnalysis(), plainView)),
    );
  });
});
