import { readFileSync } from 'node:fs';
import { type TestContext, test } from 'node:test';
import type { SecretMatch } from '../../src/inspect/secret-match.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';
import { secretSearch } from '../../src/inspect/secret-search.ts';
import { needsSharedData, sharedData } from '../support/shared-data.ts';

const file = ['secrets', 'gitleaks-rule-examples.tsv'] as const;
const skip = needsSharedData(...file);

/** Kinds of clouds, forges, registries, CI and AI: the others are another matter (`curl`, generic assignments). */
const kinds =
  /^(?:1password|alibaba|anthropic|artifactory|aws|azure|clickhouse|flyio|gcp|github|gitlab|huggingface|octopus|perplexity|prefect|sourcegraph|vault)-/;

/** The source has the first characters only, and makes the rest up when it runs. */
const cutShort = ['alibaba-access-key-id', 'artifactory-api-key'];

/** An example of what is no administrator's key: it is a key all the same. */
const otherKind = ['anthropic-admin-api-key'];

function examples(truth: 'tp' | 'fp'): { kind: string; found: readonly SecretMatch[] }[] {
  const search = secretSearch({ rules: builtInRules, key: '00' });
  return readFileSync(sharedData(...file), 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([kind = '', is]) => is === truth && kinds.test(kind))
    .map(([kind = '', , text = '']) => ({
      kind,
      found: search.find(Buffer.from(text, 'base64')).map(({ match }) => match),
    }));
}

test("the secrets among another scanner's examples are found", {
  skip,
}, (t: TestContext) => {
  const secrets = examples('tp').filter(({ kind }) => !cutShort.includes(kind));
  t.assert.equal(secrets.length, 7);
  t.assert.deepEqual(
    secrets.filter(({ found }) => found.length === 0).map(({ kind }) => kind),
    [],
  );
});

test('what looks like one there and is none is not found, or doubted', { skip }, (t: TestContext) => {
  const others = examples('fp').filter(({ kind }) => !otherKind.includes(kind));
  t.assert.equal(others.length, 38);
  t.assert.deepEqual(
    others.filter(({ found }) => found.some(({ doubts }) => doubts === undefined)).map(({ kind }) => kind),
    [],
  );
});
