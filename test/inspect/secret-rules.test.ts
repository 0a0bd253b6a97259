import { type TestContext, test } from 'node:test';
import type { SecretRule } from '../../src/inspect/secret-rule.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';
import { entropy } from '../../src/inspect/secret-value.ts';

interface Match {
  /** All of it, not the value alone. */
  readonly text: string;
}

function matches({ pattern, entropy: floor = 0, check }: SecretRule, text: string): Match[] {
  if (!(pattern instanceof RegExp)) return [];
  return Array.from(text.matchAll(new RegExp(pattern, `${pattern.flags}g`)), (match) => ({
    text: match[0],
    value: match.groups?.['secret'] ?? match[0],
  })).filter(({ value }) => entropy(value) >= floor && check?.(value) !== false);
}

const bare = (samples: readonly string[]): string[] => samples.map((sample) => sample.replaceAll('¦', ''));

/** Every match in the samples that must match. */
const musts = builtInRules.flatMap((rule) =>
  bare(rule.samples.must).flatMap((sample) => matches(rule, sample).map((match) => ({ rule, match }))),
);

test('rules find what they must find in their samples, and nothing where they must not', (t: TestContext) => {
  const strays = builtInRules.flatMap((rule) => [
    ...bare(rule.samples.must)
      .filter((sample) => matches(rule, sample).length === 0)
      .map((sample) => `${rule.id} misses ${sample}`),
    ...bare(rule.samples.mustNot)
      .filter((sample) => matches(rule, sample).length > 0)
      .map((sample) => `${rule.id} takes ${sample}`),
    ...(rule.samples.must.length === 0 || rule.samples.mustNot.length === 0 ? [`${rule.id}: samples`] : []),
  ]);
  t.assert.deepEqual(strays, []);
});

test('there are 150 rules or more, each under an id of its own', (t: TestContext) => {
  const ids = builtInRules.map(({ id }) => id);
  t.assert.ok(ids.length >= 150, `${ids.length} rules`);
  t.assert.equal(new Set(ids).size, ids.length);
  t.assert.deepEqual(
    ids.filter((id) => !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)),
    [],
  );
});

test('keywords are lower-case ASCII of three bytes or more, and a match holds one of them', (t: TestContext) => {
  t.assert.deepEqual(
    builtInRules
      .filter(
        ({ keywords }) => keywords.length === 0 || !keywords.every((word) => /^[ -@[-~]{3,}$/.test(word)),
      )
      .map(({ id }) => id),
    [],
  );
  t.assert.deepEqual(
    musts
      .filter(({ rule, match }) => !rule.keywords.some((word) => match.text.toLowerCase().includes(word)))
      .map(({ rule, match }) => `${rule.id}: ${match.text}`),
    [],
  );
});

test('no match is longer than its rule says', (t: TestContext) => {
  t.assert.deepEqual(
    musts
      .filter(({ rule, match }) => match.text.length > rule.longest)
      .map(({ rule, match }) => `${rule.id}: ${match.text.length} > ${rule.longest}`),
    [],
  );
});

test('samples hold a mark, lest scanners take the rules for leaks', (t: TestContext) => {
  t.assert.deepEqual(
    builtInRules
      .filter(({ samples }) => !samples.must.every((sample) => sample.includes('¦')))
      .map(({ id }) => id),
    [],
  );
});
