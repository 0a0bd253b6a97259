import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { secrets } from '../../src/inspect/secrets.ts';
import type { UserRule } from '../../src/inspect/settings.ts';
import { noInspection } from '../support/inspect.ts';
import { layerOf } from '../support/layer.ts';
import { testKey } from '../support/secret-rules.ts';
import { zipOf } from '../support/zip.ts';

const own = {
  id: 'own-zeta',
  title: 'Zeta',
  severity: 'high',
  pattern: 'zeta_[0-9a-z]{16}',
  keywords: ['zeta_'],
  longest: 40,
} as const;
const stream = secrets({ ...noInspection, secrets: { key: testKey, rules: [own], disabled: [] } });
const streams = stream ? [stream] : [];
const secret = 'zeta_0123456789abcdef';

test('secrets are not looked for unless asked', (t) => {
  t.assert.equal(secrets(noInspection), undefined);
});

test('of a user’s rule and a built-in one for the same value the user’s tells what it is', async (t) => {
  const value = `shpat_${'0123456789abcdef'.repeat(2)}`;
  const rulesThatFind = async (...rules: readonly UserRule[]): Promise<unknown[]> => {
    const made = secrets({ ...noInspection, secrets: { key: testKey, rules, disabled: [] } });
    const { findings } = await layerOf({ 'a.txt': value }, { streams: made ? [made] : [] });
    return (findings['secrets'] ?? []).map(({ data }) => JSON.parse(JSON.stringify(data)).rule);
  };
  const [builtIn] = await rulesThatFind();

  t.assert.equal(typeof builtIn, 'string');
  t.assert.deepEqual(await rulesThatFind({ ...own, pattern: 'shpat_[0-9a-f]{32}', keywords: ['shpat_'] }), [
    own.id,
  ]);
});

test('a user’s rule is looked for in base64, in its keyword’s own case and in others', async (t) => {
  const rule = { ...own, pattern: '(?i)zeTa_[0-9a-z]{16}', keywords: ['zeTa_'] };
  const made = secrets({ ...noInspection, secrets: { key: testKey, rules: [rule], disabled: [] } });
  const wrapped = (text: string): string =>
    `\x80\x90${Buffer.from(`\x80${text}`, 'latin1').toString('base64')}`;
  const files = Object.fromEntries(
    [secret, secret.toUpperCase(), secret.replace('t', 'T')].map((text, n) => [`${n}`, wrapped(text)]),
  );
  const { findings } = await layerOf(files, { streams: made ? [made] : [] });

  t.assert.deepEqual(
    findings['secrets']?.map(({ row, data }) => [row, JSON.parse(JSON.stringify(data)).encoding]),
    [
      [0, 'base64'],
      [1, 'base64'],
      [2, 'base64'],
    ],
  );
});

test('a user’s rule with letters beyond ASCII is looked for in UTF-8', async (t) => {
  const rule = { ...own, pattern: 'Schlüssel=(?P<secret>\\w{8})', keywords: ['ssel='] };
  const made = secrets({ ...noInspection, secrets: { key: testKey, rules: [rule], disabled: [] } });
  const { findings } = await layerOf({ a: 'Schlüssel=abcdefgh\n' }, { streams: made ? [made] : [] });

  t.assert.equal(findings['secrets']?.length, 1);
});

test('a layer’s files are searched, with archives that are too large for memory', async (t) => {
  const large = gzipSync(Buffer.concat([randomBytes(6_000_000), Buffer.from(secret)]), { level: 1 });
  const { findings } = await layerOf({ 'a.txt': secret, 'large.gz': large }, { streams });

  t.assert.deepEqual(
    findings['secrets']?.map(({ row, data }) => [row, JSON.parse(JSON.stringify(data)).member]),
    [
      [0, undefined],
      [1, 'large'],
    ],
  );
});

test('of a layer’s secrets as many are kept as allowed, and the result says how many are not', async (t) => {
  const lines = Array.from({ length: 30 }, (_, n) => `zeta_${n.toString().padStart(16, '0')}`).join('\n');
  const { findings, problems } = await layerOf(
    { a: lines, b: lines },
    { streams, limits: { maxSecrets: 40 } },
  );

  t.assert.equal(findings['secrets']?.length, 40);
  t.assert.deepEqual(
    problems.map(({ by, code, message }) => [by, code, message.includes('20 more secrets')]),
    [['secrets', 'findings-dropped', true]],
  );
});

test('a zip file of many megabytes is searched from disk, member by member', async (t) => {
  const noise = randomBytes(6_000_000);
  const big = zipOf({ a: noise, b: noise, c: noise, last: secret });
  const { findings, problems, skips } = await layerOf({ 'big.zip': big }, { streams });

  t.assert.deepEqual(
    findings['secrets']?.map(({ data }) => JSON.parse(JSON.stringify(data)).member),
    ['last'],
  );
  t.assert.deepEqual(problems, []);
  t.assert.deepEqual(skips['secrets'], undefined);
});

test('an archive beyond a limit is a problem with its path, until the limit that it names is raised', async (t) => {
  const files = { 'big.gz': gzipSync(Buffer.concat([randomBytes(5_000_000), Buffer.from(secret)])) };
  const limited = (maxArchiveTextBytes: number): ReturnType<typeof layerOf> =>
    layerOf(files, { streams, limits: { maxArchiveTextBytes } });

  const { problems } = await limited(16_000_000);
  t.assert.deepEqual(
    problems.map(({ by, code, path, message }) => [by, code, path, message.includes('maxArchiveTextBytes')]),
    [['secrets', 'not-searched', 'big.gz', true]],
  );
  const raised = await limited(32_000_000);
  t.assert.deepEqual(raised.problems, []);
  t.assert.equal(raised.findings['secrets']?.length, 1);
});

test('a damaged archive is a problem with its path', async (t) => {
  const { problems } = await layerOf({ 'a.zip': zipOf({ a: secret }).subarray(0, -30) }, { streams });

  t.assert.deepEqual(
    problems.map(({ code, path, message }) => [code, path, message.startsWith('a.zip cannot be read: ')]),
    [['malformed-file', 'a.zip', true]],
  );
});

test('what is left out has a remedy', async (t) => {
  const { skips, problems } = await layerOf({ 'a.bin': Buffer.alloc(10) }, { streams });

  t.assert.deepEqual(skips['secrets'], { 'binary-file': 1 });
  t.assert.deepEqual(problems, []);
  for (const remedy of Object.values(stream?.skips ?? {})) t.assert.match(remedy, /\.$/);
});
