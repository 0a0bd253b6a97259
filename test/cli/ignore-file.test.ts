import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readIgnoreFile } from '../../src/cli/ignore-file.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { privateDirectory } from '../support/daemon.ts';

async function read(text: string, name = 'a.yaml') {
  await using home = await privateDirectory();
  const file = join(home.path, name);
  await writeFile(file, text);
  return await readIgnoreFile(file);
}

async function faultsOf(text: string): Promise<string[]> {
  const error: unknown = await read(text).then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof KedgeError);
  assert.equal(error.code, 'CONFIG_INVALID');
  assert.match(error.remedy ?? '', /ignore\.schema\.json/);
  return error.message.split('; ').map((fault) => fault.replaceAll(/\/\S*\/(?=\w+\.yaml)/g, ''));
}

test('the schema is one', () => {
  const file = join(import.meta.dirname, '../../schemas/ignore.schema.json');
  const schema: object = JSON.parse(readFileSync(file, 'utf8'));
  assert.doesNotThrow(() =>
    new Ajv2020({ strict: true, strictRequired: false, formats: { date: true } }).compile(schema),
  );
});

test('the example of the documentation is sound', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/suppression.md'), 'utf8');
  const examples = Array.from(text.matchAll(/```yaml\n(.*?)```/gs), ([, example = '']) => example);
  assert.equal(examples.length, 1);
  for (const example of examples) await assert.doesNotReject(read(example));
});

test('rules are read from YAML and JSON, each with its file', async () => {
  const [rule] = await read('version: 1\nignore: [{ id: CVE-2024-1, reason: known, expires: 2026-12-31 }]\n');
  assert.deepEqual([rule?.id, rule?.reason, rule?.expires], ['CVE-2024-1', 'known', '2026-12-31']);
  assert.ok(rule?.file.endsWith('/a.yaml'));
  const json = '{"version": 1, "ignore": [{"fixState": "will-not-fix", "reason": "known"}]}';
  assert.equal((await read(json, 'a.json')).length, 1);
});

test('every fault is told at once, with file, line and column', async () => {
  const faults = await faultsOf(`version: 1
ignore:
  - reason: because
  - id: CVE-2024-1
  - package: { nmae: openssl }
    reason: x
  - package: { purl: 'pkg:npm' }
    reason: x
  - path: 'a[b'
    fixState: wontfix
    reason: x
    expires: tomorrow
`);
  const places = faults
    .filter((fault) => fault.startsWith('a.yaml:'))
    .map((fault) => fault.split(' ', 2).join(' '));
  assert.deepEqual(places.toSorted(), [
    'a.yaml:10:5: ignore[4].fixState',
    'a.yaml:12:5: ignore[4].expires',
    'a.yaml:3:5: ignore[0]',
    'a.yaml:4:5: ignore[1]',
    'a.yaml:5:16: ignore[2].package.nmae',
    'a.yaml:7:16: ignore[3].package.purl',
    'a.yaml:9:5: ignore[4].path',
  ]);
  for (const said of [
    'must have an id, a package, a path, a namespace or a fixState',
    'mean name?',
    'has no reason',
  ])
    assert.ok(
      faults.some((fault) => fault.includes(said)),
      said,
    );
});

test('what is no such file is refused', async () => {
  for (const text of ['', 'version: 2\nignore: []\n', 'ignore: [', '- id: CVE-2024-1\n'])
    await faultsOf(text);
});
