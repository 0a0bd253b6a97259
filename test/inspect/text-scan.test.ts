import { type TestContext, test } from 'node:test';
import * as fc from 'fast-check';
import type { Found } from '../../src/inspect/found.ts';
import { ruleSet } from '../../src/inspect/rule-set.ts';
import { TextScan } from '../../src/inspect/text-scan.ts';
import { WorkBudget } from '../../src/inspect/work-budget.ts';
import { testRules } from '../support/secret-rules.ts';

const rules = ruleSet(testRules);
const secret = 'zeta_0123456789abcdef';

interface Cut {
  readonly blockBytes?: number;
  /** One call for each; else the text lies in memory. */
  readonly chunkBytes?: number;
}

function scan(text: string | Uint8Array, { blockBytes, chunkBytes }: Cut = {}): string[] {
  const all: string[] = [];
  const bytes = Buffer.from(text);
  const found = ({ rule, value, start, end, line, column, before, inline, wrapped }: Found): void => {
    all.push(JSON.stringify([rule.rule.id, value, start, end, line, column, before, inline, wrapped]));
  };
  const part = new TextScan({
    rules,
    path: 'f',
    binary: false,
    budget: new WorkBudget(),
    found,
    ...(blockBytes && { blockBytes }),
  });
  if (chunkBytes === undefined) part.whole(bytes);
  else {
    for (let at = 0; at < bytes.length; at += chunkBytes) part.write(bytes.subarray(at, at + chunkBytes));
    part.end();
  }
  return all.sort();
}

const wrapped = (text: string): string => Buffer.from(text).toString('base64');
const piece = fc.oneof(
  fc.constantFrom(
    secret,
    `${secret}${secret}`,
    'zeta_',
    'password = hunter2hunter3',
    'password=',
    '\n',
    '\r\n',
    ' # kedge:allow',
    ' # kedge:allow zeta',
    '=',
    `BEGIN ZETA\n${'0123456789abcdef\n'.repeat(40)}\nEND ZETA`,
    wrapped(secret),
    wrapped(`x${secret}`),
    wrapped(`xy${secret}z`),
    (wrapped(`${'q'.repeat(700)}${secret}`).match(/.{1,64}/g) ?? []).join('\n'),
    (wrapped(`${'\x80'.repeat(900)}${secret} ${secret}`).match(/.{1,76}/g) ?? []).join('\r\n'),
    wrapped('login: me, password = hunter2hunter3'),
    wrapped(`${'. '.repeat(1500)}${secret}\npassword = hunter2hunter3`),
  ),
  fc.integer({ min: 0, max: 3000 }).map((length) => '. '.repeat(length / 2)),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

test('the same is found however a text is cut into blocks and chunks', (t: TestContext) => {
  const sizes = fc.integer({ min: 100, max: 6000 });
  fc.assert(
    fc.property(text, sizes, sizes, (text, blockBytes, chunkBytes) => {
      const whole = scan(text);
      t.assert.deepEqual(scan(text, { blockBytes }), whole);
      t.assert.deepEqual(scan(text, { blockBytes, chunkBytes }), whole);
    }),
    { numRuns: 500 },
  );
});

test('a secret on the seam of blocks is found once, wherever the seam is', (t: TestContext) => {
  const text = `${'.'.repeat(3000)}\n  ${secret}\n${'.'.repeat(9000)}`;
  for (let blockBytes = 2990; blockBytes < 3040; blockBytes++) {
    t.assert.deepEqual(scan(text, { blockBytes, chunkBytes: 7 }), [
      JSON.stringify(['zeta', secret, 3003, 3024, 2, 3, '  ', false, null]),
    ]);
  }
});

test('a megabyte-long run of keywords, and of secrets, costs no more than its length', (t: TestContext) => {
  t.assert.deepEqual(scan('password'.repeat(500_000)), []);
  t.assert.deepEqual(scan('zeta_'.repeat(500_000)), []);
  t.assert.equal(scan(`${secret} `.repeat(100_000), { chunkBytes: 65_536 }).length, 100_000);
});
