import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedDelay, networkRetry, retryDelay } from '../../src/core/retry.ts';

const now = Date.UTC(2026, 0, 1);
const policy = {
  ...networkRetry({ random: () => 0.5, now: () => now }),
  attempts: 4,
  baseMs: 100,
  maxMs: 10_000,
};

test('each wait is twice the one before, until there are no tries left', () => {
  assert.deepEqual(
    [1, 2, 3, 4].map((tried) => retryDelay(tried, policy)),
    [75, 150, 300, undefined],
  );
});

test('chance spreads a wait between its half and its whole', () => {
  assert.equal(retryDelay(1, { ...policy, random: () => 0 }), 50);
  assert.equal(retryDelay(1, { ...policy, random: () => 1 }), 100);
});

test('no wait is longer than the longest', () => {
  assert.equal(retryDelay(20, { ...policy, attempts: 100, random: () => 1 }), 10_000);
});

test('what Retry-After asks for is waited at least', () => {
  assert.equal(retryDelay(1, { ...policy, random: () => 0 }, '3'), 3_000);
  assert.equal(retryDelay(1, policy, '3'), 3_005);
});

test('who asks for more than the longest wait is not waited for', () => {
  assert.equal(retryDelay(1, policy, '11'), undefined);
  assert.equal(retryDelay(1, policy, '999999999'), undefined);
});

for (const [header, wanted] of [
  ['0', 0],
  [' 7 ', 7_000],
  [new Date(now + 5_000).toUTCString(), 5_000],
  [new Date(now - 5_000).toUTCString(), 0],
  ['-1', undefined],
  ['soon', undefined],
  ['99999999999999999999', undefined],
  [null, undefined],
] as const) {
  test(`Retry-After: ${header} asks for ${wanted} ms`, () => assert.equal(askedDelay(header, now), wanted));
}

test('waiting ends with the reason of the signal', async () => {
  const controller = new AbortController();
  const given = new RangeError('enough');
  const waiting = policy.wait(60_000, controller.signal);
  controller.abort(given);
  await assert.rejects(waiting, given);
});
