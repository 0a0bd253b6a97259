import { performance } from 'node:perf_hooks';
import { type TestContext, test } from 'node:test';
import { analyse } from 'scslre';
import type { SecretRule } from '../../src/inspect/secret-rule.ts';
import { builtInRules } from '../../src/inspect/secret-rules/list.ts';

const expressions = builtInRules.flatMap(({ id, pattern, keywords, samples }) =>
  pattern instanceof RegExp ? [{ id, pattern, keywords, samples }] : [],
);

test('no built-in rule is an expression of which nothing is proved', (t: TestContext) => {
  t.assert.equal(expressions.length, builtInRules.length);
});

test('the proof finds what backtracks in polynomial and in exponential time', (t: TestContext) => {
  for (const [source, exponential] of [
    ['a+a+b', false],
    ['(?:a+)+b', true],
    ['a+b', false],
  ] as const) {
    const { reports } = analyse({ source, flags: '' });
    t.assert.ok(reports.length > 0, source);
    t.assert.equal(
      reports.some((report) => report.exponential),
      exponential,
      source,
    );
  }
});

test('no pattern backtracks super-linearly', (t: TestContext) => {
  t.assert.deepEqual(
    expressions.flatMap(({ id, pattern: { source, flags } }) =>
      analyse({ source, flags }).reports.map(
        ({ type, character }) => `${id}: ${type} ${character.literal.source}`,
      ),
    ),
    [],
  );
});

test('flags are those that the search can add its own to', (t: TestContext) => {
  t.assert.deepEqual(
    expressions.filter(({ pattern }) => !/^[ims]*$/.test(pattern.flags)).map(({ id }) => id),
    [],
  );
});

const hostileBytes = 8192;
/**
 * Bounded repetition multiplies, which the proof does not see. A pattern that looks at each pair of bytes takes less, on a
 * busy machine too; one that looks at each three takes minutes.
 */
const allowedMs = 3000;

test('text made to defeat a pattern does not slow it down', (t: TestContext) => {
  const slow = expressions.flatMap(({ id, pattern, ...rest }) => {
    const next = new RegExp(pattern, `${pattern.flags}g`);
    const worst = Math.max(
      ...hostileTexts(rest).map((text) => leastTime(() => Array.from(text.matchAll(next)))),
    );
    return worst > allowedMs ? [`${id}: ${worst.toFixed(0)} ms`] : [];
  });
  t.assert.deepEqual(slow, []);
});

/** Beginnings of matches, over and over, and what goes on for ever where a match should end. */
function hostileTexts({ keywords, samples }: Pick<SecretRule, 'keywords' | 'samples'>): string[] {
  const starts = [...samples.must.map((sample) => sample.replaceAll('¦', '').slice(0, -1)), ...keywords];
  const endless = ['a', 'A', '0', ' ', '-', '_', '=', '.', '/', '"', 'a.', 'a-', 'a:', 'a ', '\\n'];
  return starts
    .flatMap((start) => [
      start.repeat(hostileBytes),
      ...endless.map((end) => start + end.repeat(hostileBytes)),
    ])
    .map((text) => text.slice(0, hostileBytes));
}

/** Of three runs, when the first is too slow: it pays for compilation, and for what else the machine does. */
function leastTime(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let runs = 0; runs < 3 && least > allowedMs; runs++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
