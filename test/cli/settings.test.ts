import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { configKeys, valueAt } from '../../src/cli/config-keys.ts';
import { defaultSettings } from '../../src/cli/settings.ts';

const schema: object = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/config.schema.json'), 'utf8'),
);

test('the schema is one', () => {
  assert.doesNotThrow(() => new Ajv2020({ formats: { path: true, conditions: true } }).compile(schema));
});

test('the schema names the defaults that are in force, and no others', () => {
  for (const key of configKeys)
    assert.deepEqual(valueAt(defaultSettings, key.path), key.node.default, key.name);
  const names = new Set(configKeys.map(({ name }) => name));
  const leaves = (value: object, above = ''): number =>
    Object.entries(value).reduce(
      (sum: number, [name, child]) => sum + (names.has(above + name) ? 1 : leaves(child, `${above}${name}.`)),
      0,
    );
  assert.equal(configKeys.filter((key) => key.node.default !== undefined).length, leaves(defaultSettings));
});

test('every key says what it does', () => {
  assert.deepEqual(
    configKeys.filter((key) => (key.node.description ?? '').length < 10).map((key) => key.name),
    [],
  );
});

test('every key stands in the documentation with variable, default and meaning', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/configuration.md'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('| `'));
  const rows = new Map(lines.map((line) => [line.split('`')[1], line]));
  for (const { name, variable, node } of configKeys) {
    const row = rows.get(name) ?? assert.fail(`${name} is not documented`);
    assert.ok(row.includes(`\`${variable}\``) && row.includes(node.description ?? ''), name);
    if (typeof node.default === 'number') assert.ok(row.includes(`\`${node.default}\``), name);
  }
});
