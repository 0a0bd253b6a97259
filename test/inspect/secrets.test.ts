import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { secrets } from '../../src/inspect/secrets.ts';
import type { UserRule } from '../../src/inspect/settings.ts';
import { noInspection } from '../support/inspect.ts';
import { layerOf } from '../support/layer.ts';
import { testKey } from '../support/secret-rules.ts';

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

test('an archive that is too large to be read whole is counted, and what is left out has a remedy', async (t) => {
  const files = {
    'big.gz': Buffer.concat([gzipSync('x'), randomBytes(17 * 1024 * 1024)]),
    'a.bin': Buffer.alloc(10),
  };
  const { skips, problems } = await layerOf(files, { streams });

  t.assert.deepEqual(skips['secrets'], { 'archive-too-large': 1, 'binary-file': 1 });
  t.assert.deepEqual(problems, []);
  for (const reason of Object.keys(skips['secrets'] ?? {}))
    t.assert.match(stream?.skips[reason] ?? '', /\.$/);
});
