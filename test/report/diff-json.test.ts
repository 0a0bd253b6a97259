import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { diffJson, diffSchemaVersion } from '../../src/report/diff-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { emptyDiff, sampleDiff } from '../support/sample-diff.ts';

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schemas/${name}`, import.meta.url), 'utf8'));
const schema = read('diff.schema.json');
const valid = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true }).compile(schema);
const documentOf = (diff = sampleDiff()) => JSON.parse(textOf(diffJson.write(diff, plainView)));
const sections = ['verdict', 'vulnerabilities', 'secrets', 'packages', 'files'] as const;

suite('a comparison as JSON', () => {
  test('fits its schema, and carries its version', (t) => {
    for (const document of [documentOf(), documentOf(emptyDiff())]) {
      valid(document);
      t.assert.deepEqual(valid.errors ?? [], []);
      t.assert.equal(document.schemaVersion, diffSchemaVersion);
    }
    t.assert.equal(schema.properties.schemaVersion.const, diffSchemaVersion);
  });

  test('shares its items with the analysis and the report of vulnerabilities', (t) => {
    for (const name of ['analysis.schema.json', 'vulnerabilities-report.schema.json']) {
      const { $defs: others } = read(name);
      const shared = Object.keys(schema.$defs).filter((def) => def in others);
      t.assert.notEqual(shared.length, 0);
      for (const def of shared) t.assert.deepEqual(schema.$defs[def], others[def], def);
    }
  });

  test('has a schema that knows every member', (t) => {
    const document = documentOf();
    const changes = sections.map((name) => document[name].changes[0]);
    for (const part of [
      document,
      document.before,
      document.before.image,
      document.before.distro,
      document.before.feeds,
      document.before.verdict,
      document.summary,
      document.summary.files,
      ...sections.map((name) => document[name]),
      ...changes,
      ...changes.map(({ causes }) => causes[0]),
      ...changes.map(({ before, after }) => after ?? before),
    ]) {
      part.unheardOf = 1;
      t.assert.equal(valid(document), false);
      delete part.unheardOf;
    }
    t.assert.equal(valid(document), true);
  });

  test('has both sides of a change, and says what was not compared', (t) => {
    const { changes } = documentOf().packages;
    const upgraded = changes.find(({ kind }: { kind: string }) => kind === 'upgraded');
    t.assert.deepEqual(
      [upgraded.before.version, upgraded.after.version],
      ['2.36-9+deb12u4', '2.36-9+deb12u4.1'],
    );
    const empty = documentOf(emptyDiff());
    for (const name of sections) t.assert.equal(empty[name].compared, false);
  });

  test('counts what is in it', (t) => {
    const { summary, secrets, files } = documentOf();
    t.assert.deepEqual(summary.secrets, { new: 1, gone: 10, changed: 0 });
    t.assert.equal(summary.files.added + summary.files.removed + summary.files.changed, files.changes.length);
    t.assert.equal(secrets.changes.length > 10, true);
  });
});
