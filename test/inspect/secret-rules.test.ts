import { type TestContext, test } from 'node:test';
import type { SecretRule } from '../../src/inspect/secret-rule.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';
import { type SecretSearch, secretSearch } from '../../src/inspect/secret-search.ts';

const key = '00';

/** The rules that find something in a sample of `rule`. */
function finders(search: SecretSearch, rule: SecretRule, sample: string): string[] {
  const path = (rule.paths?.[0] ?? 'srv/app.conf').replaceAll('**', 'a').replaceAll('*', 'x');
  return search.find(Buffer.from(bare(sample)), path).map(({ match }) => match.rule);
}

const bare = (sample: string): string => sample.replaceAll('¦', '');

test('rules find what they must find in their samples, and nothing where they must not', (t: TestContext) => {
  const strays = builtInRules.flatMap((rule) => {
    const search = secretSearch({ rules: [rule], key });
    const { must, mustNot } = rule.samples;
    return [
      ...must
        .filter((sample) => finders(search, rule, sample).length === 0)
        .map((sample) => `${rule.id} misses ${sample}`),
      ...mustNot
        .filter((sample) => finders(search, rule, sample).length > 0)
        .map((sample) => `${rule.id} takes ${sample}`),
      ...(must.length === 0 || mustNot.length === 0 ? [`${rule.id} lacks samples`] : []),
    ];
  });
  t.assert.deepEqual(strays, []);
});

test('among all rules each is the one that finds its samples', (t: TestContext) => {
  const search = secretSearch({ rules: builtInRules, key });
  const strays = builtInRules.flatMap((rule) =>
    rule.samples.must
      .map((sample) => ({ sample, ids: finders(search, rule, sample) }))
      .filter(({ ids }) => !ids.includes(rule.id))
      .map(({ sample, ids }) => `${rule.id}: ${ids.join(', ')} in ${sample}`),
  );
  t.assert.deepEqual(strays, []);
});

/** What the patterns make of the samples that must match: all of the match, not the value alone. */
const wholeMatches = builtInRules.flatMap((rule) => {
  const { pattern } = rule;
  if (!(pattern instanceof RegExp)) return [];
  return rule.samples.must.flatMap((sample) =>
    Array.from(bare(sample).matchAll(new RegExp(pattern, `${pattern.flags}g`)), ([text]) => ({ rule, text })),
  );
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
        ({ keywords }) =>
          keywords.length === 0 || !keywords.every((word) => /^[^A-Z\u0080-\uffff]{3,}$/.test(word)),
      )
      .map(({ id }) => id),
    [],
  );
  t.assert.deepEqual(
    wholeMatches
      .filter(({ rule, text }) => !rule.keywords.some((word) => text.toLowerCase().includes(word)))
      .map(({ rule, text }) => `${rule.id}: ${text}`),
    [],
  );
});

test('no match is longer than its rule says', (t: TestContext) => {
  t.assert.deepEqual(
    wholeMatches
      .filter(({ rule, text }) => text.length > rule.longest)
      .map(({ rule, text }) => `${rule.id}: ${text.length} > ${rule.longest}`),
    [],
  );
});

test('a keyword of each match ends within the lead that its rule says', (t: TestContext) => {
  t.assert.deepEqual(
    wholeMatches
      .filter(({ rule: { keywords, lead }, text }) => {
        const start = text.slice(0, lead).toLowerCase();
        return !keywords.some((word) => start.includes(word));
      })
      .map(({ rule, text }) => `${rule.id}: ${text}`),
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

test('a value that begins a file is found by rules that ask for a character before it', (t: TestContext) => {
  const search = secretSearch({ rules: builtInRules, key });
  const values = builtInRules
    .filter(({ keywords }) => keywords.some((word) => word.startsWith('\n')))
    .flatMap(({ id, pattern, samples }) =>
      samples.must.map((sample) => ({
        id,
        value: pattern instanceof RegExp ? pattern.exec(bare(sample))?.groups?.['secret'] : undefined,
      })),
    );
  t.assert.ok(values.length > 10, `${values.length}`);
  t.assert.deepEqual(
    values.filter(
      ({ id, value }) => !search.find(Buffer.from(value ?? '')).some(({ match }) => match.rule === id),
    ),
    [],
  );
});
