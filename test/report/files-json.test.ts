import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { filesJson } from '../../src/report/files-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis } from '../support/sample-analysis.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/analysis.schema.json', import.meta.url), 'utf8'),
);

test('every file fits the schema of the analysis document', (t) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true }).addSchema(schema, 'analysis');
  const files = JSON.parse(textOf(filesJson.write(sampleAnalysis(), { ...plainView, hidden: true })));
  t.assert.equal(files.length, 11);
  for (const file of files) assert.ok(ajv.validate('analysis#/$defs/file', file), ajv.errorsText());
});

test('hidden files are left out unless asked for', (t) => {
  const files = JSON.parse(textOf(filesJson.write(sampleAnalysis(), { ...plainView, hidden: false })));
  t.assert.equal(files.length, 10);
  assert.ok(files.every((file: object) => !('hidden' in file)));
});

test('an image without files gives an empty array', (t) => {
  const analysis = sampleAnalysis({ files: catalogueOf([]) });
  t.assert.equal(textOf(filesJson.write(analysis, { ...plainView, hidden: true })), '[]\n');
});
