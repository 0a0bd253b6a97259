import { type TestContext, test } from 'node:test';
import { configRules } from '../../src/inspect/secret-rules/list.ts';
import { secretSearch } from '../../src/inspect/secret-search.ts';

for (const rule of configRules) {
  const search = secretSearch({ rules: [rule], key: '00' });
  const finds = (sample: string): boolean => search.find(Buffer.from(sample.replaceAll('¦', ''))).length > 0;

  test(`${rule.id} finds what it must find in its samples, and nothing where it must not`, (t: TestContext) => {
    t.assert.deepEqual(
      rule.samples.must.filter((sample) => !finds(sample)),
      [],
    );
    t.assert.deepEqual(rule.samples.mustNot.filter(finds), []);
  });
}
