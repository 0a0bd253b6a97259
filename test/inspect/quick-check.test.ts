import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import type { Found } from '../../src/inspect/found.ts';
import { type RuleSet, ruleSet } from '../../src/inspect/rule-set.ts';
import type { SecretRule } from '../../src/inspect/secret-rule.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';
import { TextScan } from '../../src/inspect/text-scan.ts';
import { WorkBudget } from '../../src/inspect/work-budget.ts';

const checked = builtInRules
  .filter(({ quickCheck }) => quickCheck)
  .map((rule) => ({ ...rule, paths: ['**'] }));

test('a quick look rules out nothing that the expression finds', (t: TestContext) => {
  t.assert.ok(checked.length > 3);
  for (const rule of checked) {
    const bare = { ...rule, entropy: 0, check: () => true };
    const { quickCheck: _, ...plain } = bare;
    const [quick, slow] = [ruleSet([bare]), ruleSet([plain])];
    const texts = changed(rule);
    let all = 0;
    fc.assert(
      fc.property(texts, fc.nat({ max: 40 }), precedes, (text, before, last) => {
        const whole = `${'x'.repeat(before)}${last}${text}`;
        const expected = placesOf(slow, whole);
        all += expected.length;
        t.assert.deepEqual(placesOf(quick, whole), expected, rule.id);
      }),
      { numRuns: 300 },
    );
    t.assert.ok(all > 30, rule.id);
  }
});

/** Of words, escapes and what is neither. */
const precedes = fc.constantFrom(' ', '"', '=', '\n', '_', 'x', '\\n', '%3D', '%3', '\\');

test('the end of a block does not hide what follows a keyword', (t: TestContext) => {
  for (const rule of checked) {
    const [sample = ''] = rule.samples.must;
    const rules = ruleSet([rule]);
    const secret = sample.replaceAll('¦', '');
    for (let before = 0; before < 300; before += 1) {
      const text = `${'\n'.repeat(before)}${secret}\n${'.'.repeat(9000)}`;
      t.assert.equal(placesOf(rules, text, 256).length, 1, `${rule.id} behind ${before}`);
    }
  }
});

/** Samples of a rule with characters taken out, put in and doubled where names, operators and quotes are. */
function changed({ samples }: SecretRule): fc.Arbitrary<string> {
  const glue = fc.constantFrom(
    '',
    ' ',
    '\t',
    '"',
    "'",
    '\\',
    '=',
    '==',
    ':',
    ',',
    '_',
    '-2',
    '.value',
    '@',
    'r',
    '`',
    ']',
    '=>',
  );
  const edit = fc.record({ at: fc.nat({ max: 60 }), drop: fc.nat({ max: 2 }), put: glue });
  return fc
    .record({ sample: fc.constantFrom(...samples.must), edits: fc.array(edit, { maxLength: 3 }) })
    .map(({ sample, edits }) => {
      let text = sample.replaceAll('¦', '');
      for (const { at, drop, put } of edits) text = text.slice(0, at) + put + text.slice(at + drop);
      return text;
    });
}

function placesOf(rules: RuleSet, text: string, blockBytes = 1024 * 1024): number[] {
  const all: Found[] = [];
  const scan = new TextScan({
    rules,
    path: 'a',
    binary: false,
    budget: new WorkBudget(),
    blockBytes,
    found: (found) => all.push(found),
  });
  scan.write(Buffer.from(text, 'latin1'));
  scan.end();
  return all.map(({ start }) => start);
}
