import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { ageInDays, staleFeeds, withChecks, writeChecks } from '../../src/advisory/freshness.ts';
import type { FeedState } from '../../src/model/advisory.ts';
import { privateDirectory } from '../support/daemon.ts';

function feed(fetched: string, digest = 'sha256:1'): FeedState {
  return { id: 'osv/npm', source: 'https://example.com', records: 1, skipped: 0, fetched, digest };
}

const nowMs = Date.parse('2026-01-10T00:00:00Z');
const cases: readonly [string, number, boolean][] = [
  ['2026-01-10T00:00:00Z', 0, false],
  ['2026-01-05T00:00:00Z', 5, false],
  ['2026-01-04T23:59:59Z', 5, true],
  ['2025-12-31T00:00:00Z', 10, true],
  // A clock that went wrong, here or there, is no reason to call something old.
  ['2026-02-01T00:00:00Z', -22, false],
  ['nonsense', Number.NaN, true],
];

for (const [fetched, age, stale] of cases) {
  test(`with five days to go by, what was up to date on ${fetched} is ${stale ? '' : 'not '}stale`, () => {
    assert.equal(ageInDays(feed(fetched), nowMs), age);
    assert.equal(staleFeeds([feed(fetched)], { maxAgeDays: 5, nowMs }).length, stale ? 1 : 0);
  });
}

test('a feed found unchanged later is as fresh as that, as long as it is the same', async () => {
  await using directory = await privateDirectory();
  const old = '2026-01-01T00:00:00Z';
  const later = '2026-01-09T00:00:00Z';
  await writeChecks(directory.path, [feed(later), { ...feed(later), id: 'kev' }]);
  assert.deepEqual(await withChecks(directory.path, [feed(old)]), [feed(later)]);
  assert.deepEqual(await withChecks(directory.path, [feed(old, 'sha256:2')]), [feed(old, 'sha256:2')]);
  await writeChecks(directory.path, [feed('2026-01-08T00:00:00Z', 'sha256:2')]);
  const [found] = await withChecks(directory.path, [{ ...feed(old), id: 'kev' }]);
  assert.equal(found?.fetched, later);
});

for (const text of ['', '[]', '{"osv/npm":7}', '{"osv/npm":{"digest":1,"fetched":"2027-01-01T00:00:00Z"}}']) {
  test(`notes that make no sense count for nothing: ${text}`, async () => {
    await using directory = await privateDirectory();
    await writeFile(join(directory.path, 'checked.json'), text);
    const old = feed('2026-01-01T00:00:00Z');
    assert.deepEqual(await withChecks(directory.path, [old]), [old]);
  });
}
