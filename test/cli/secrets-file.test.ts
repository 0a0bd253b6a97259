import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readSecretsFiles } from '../../src/cli/secrets-file.ts';
import { KedgeError } from '../../src/core/errors.ts';
import { privateDirectory } from '../support/daemon.ts';

async function read(texts: Readonly<Record<string, string>>, others: readonly string[] = []) {
  await using home = await privateDirectory();
  const files = Object.keys(texts).map((name) => join(home.path, name));
  for (const [name, text] of Object.entries(texts)) await writeFile(join(home.path, name), text);
  return await readSecretsFiles(files, others);
}

/** The faults, without the folder of the file. */
async function faultsOf(texts: Readonly<Record<string, string>>): Promise<string[]> {
  const error: unknown = await read(texts).then(
    () => assert.fail('nothing was refused'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof KedgeError);
  assert.equal(error.code, 'CONFIG_INVALID');
  return error.message.split('; ').map((fault) => fault.replaceAll(/\/\S*\/(?=\w+\.yaml)/g, ''));
}

const sound = `# ours
version: 1
key: ${'0a'.repeat(32)}
rules:
  - id: acme-token
    title: Token of Acme
    pattern: 'acme_(?P<secret>[a-z0-9]{20})'
    keywords: [ACME_]
    paths: ['**/*.env', '/etc/*']
disable: [aws-access-key-id]
allow:
  - rule: acme-token
    path: /srv/**
    reason: known
    expires: 2026-12-31
  - fingerprint: '${'12'.repeat(16)}'
`;

test('the schema is one', () => {
  const file = join(import.meta.dirname, '../../schemas/secrets.schema.json');
  const schema: object = JSON.parse(readFileSync(file, 'utf8'));
  assert.doesNotThrow(() =>
    new Ajv2020({ strict: true, strictRequired: false, formats: { date: true } }).compile(schema),
  );
});

test('rules, what is switched off, what is accepted and the key are read', async () => {
  const found = await read({ 'a.yaml': sound });
  assert.deepEqual(
    found.rules.map(({ id, severity }) => [id, severity]),
    [['acme-token', 'medium']],
  );
  assert.deepEqual(found.disabled, ['aws-access-key-id']);
  assert.equal(found.key, '0a'.repeat(32));
  const [first] = found.allow;
  assert.deepEqual([first?.path, first?.expires], ['/srv/**', '2026-12-31']);
  assert.ok(first?.file.endsWith('/a.yaml'));
});

test('the examples of the documentation are sound', async () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/secrets.md'), 'utf8');
  const examples = Array.from(text.matchAll(/```yaml\n(.*?)```/gs), ([, example = '']) => example);
  assert.equal(examples.length, 2);
  for (const example of examples) await assert.doesNotReject(read({ 'a.yaml': example }));
});

test('JSON is read as well', async () => {
  const { disabled } = await read({ 'a.json': '{"version": 1, "disable": ["aws-access-key-id"]}' });
  assert.deepEqual(disabled, ['aws-access-key-id']);
});

test('several files are one: an entry may name the rule of another file, or a search', async () => {
  const allow = 'version: 1\nallow: [{ rule: acme-token }, { rule: MY_SEARCH }]\n';
  const found = await read({ 'b.yaml': allow, 'a.yaml': sound }, ['MY_SEARCH']);
  assert.equal(found.allow.length, 4);
});

test('every fault of every file is told at once, with file, line and column', async () => {
  const faults = await faultsOf({
    'a.yaml': `version: 1
rules:
  - id: acme-token
    title: Token
    pattern: 'acme(?=x)'
    keywords: [ab]
  - id: acme-token
    pattern: x
    keywords: [acme]
    severty: high
disable: [aws-acess-key-id]
allow:
  - reason: because
  - rule: acme-tokn
    expires: 2026-02-30
`,
    'b.yaml': 'version: 2\n',
  });
  const places = faults
    .filter((fault) => /^[ab]\.yaml:/.test(fault))
    .map((fault) => fault.split(' ', 2).join(' '));
  assert.deepEqual(places.toSorted(), [
    'a.yaml:10:5: rules[1].severty',
    'a.yaml:11:11: disable[0]',
    'a.yaml:13:5: allow[0]',
    'a.yaml:14:5: allow[1].rule',
    'a.yaml:15:5: allow[1].expires',
    'a.yaml:5:5: rules[0].pattern',
    'a.yaml:6:16: rules[0].keywords[0]',
    'a.yaml:7:5: rules[1]',
    'a.yaml:7:5: rules[1].id',
    'b.yaml:1:1: version',
  ]);
  for (const near of ['mean severity?', 'mean aws-access-key-id?', 'mean acme-token?'])
    assert.ok(
      faults.some((fault) => fault.includes(near)),
      near,
    );
});

const rule = (more: string): string =>
  `version: 1\nrules: [{ id: acme, title: Acme, keywords: [acme], pattern: 'acme', ${more} }]\n`;
const refused: readonly (readonly [string, string, RegExp])[] = [
  ['an empty file', '', /a\.yaml:1:1: the file/],
  ['no YAML', 'version: 1\nallow: [\n', /a\.yaml:3:1: is not valid YAML/],
  ['two members of one name', 'version: 1\nversion: 1\n', /a\.yaml:2:1: .*duplicate key/],
  ['aliases that multiply', aliasBomb(), /aliases/],
  ['lists without an end', '['.repeat(100_000), /is not valid YAML/],
  ['no version', 'allow: []\n', /has no version/],
  [
    'a pattern that looks back',
    rule(`x: 1`).replace(`'acme',`, `'acme(.)\\1',`),
    /rule acme does not compile/,
  ],
  [
    'a pattern that grows too large',
    rule(`longest: 9`).replace(`'acme',`, `'((a{100}){100}){100}',`),
    /rule acme/,
  ],
  [
    'a pattern that takes more than its longest match',
    rule(`x: 1`).replace(`'acme',`, `'acme(?P<secret>[a-f0-9]{600})',`),
    /takes 604 bytes or more, and `longest` is 512/,
  ],
  ['a match longer than can be found', rule('longest: 20000'), /longest/],
  ['the id of a built-in rule', rule('').replace('id: acme', 'id: aws-access-key-id'), /built-in/],
  ['a glob that is none', rule(`paths: ['a[b']`), /paths.*a\[b/],
  ['a key that is none', 'version: 1\nkey: hunter2\n', /a\.yaml:2:1: key/],
  ['an entry without a condition', 'version: 1\nallow: [{ reason: x }]\n', /a rule, a path or a fingerprint/],
  ['a day that is none', 'version: 1\nallow: [{ path: x, expires: 2025-02-29 }]\n', /YYYY-MM-DD/],
];
for (const [what, text, says] of refused) {
  test(`${what} is refused`, async () => {
    assert.match((await faultsOf({ 'a.yaml': text })).join('\n'), says);
  });
}

function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(10)}]`);
  return `l0: &l0 [x]\n${levels.join('\n')}\n`;
}

test('two keys cannot both be in force', async () => {
  const withKey = (digit: string) => `version: 1\nkey: ${digit.repeat(64)}\n`;
  const faults = await faultsOf({ 'a.yaml': withKey('a'), 'b.yaml': withKey('b') });
  assert.match(faults.join('\n'), /^b\.yaml:2:1: key is another than that of a\.yaml/);
  assert.equal((await read({ 'a.yaml': withKey('a'), 'b.yaml': withKey('a') })).key, 'a'.repeat(64));
});

test('what a key is wrong about is not shown', async () => {
  assert.doesNotMatch((await faultsOf({ 'a.yaml': 'version: 1\nkey: hunter2\n' })).join('\n'), /hunter2/);
});
