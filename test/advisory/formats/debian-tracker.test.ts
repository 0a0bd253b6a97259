import { test } from 'node:test';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { debianTracker } from '../../../src/advisory/formats/debian-tracker.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';

async function read(tracker: unknown): Promise<FeedRecord[]> {
  const content = typeof tracker === 'string' ? tracker : JSON.stringify(tracker);
  return await recordsOf(debianTracker, content, { feed: 'debian-tracker', name: 'json' });
}

const open = { status: 'open', urgency: 'not yet assigned', repositories: { bookworm: '1-1' } };

const always = [{ events: [{ introduced: '0' }] }];

for (const [name, release, wanted] of [
  ['resolved', { ...open, status: 'resolved', fixed_version: '1-2' }, ['affected', '1-2', undefined]],
  [
    'never affected',
    { ...open, status: 'resolved', fixed_version: '0' },
    ['not-affected', undefined, undefined],
  ],
  ['open', open, ['affected', 'never', undefined]],
  ['open and unimportant', { ...open, urgency: 'unimportant' }, ['affected', 'never', 'negligible']],
  ['rated by the tracker itself', { ...open, urgency: 'medium**' }, ['affected', 'never', 'medium']],
  [
    'ignored',
    { ...open, nodsa: 'Minor issue', nodsa_reason: 'ignored' },
    ['will-not-fix', 'never', undefined],
  ],
  [
    'postponed',
    { ...open, nodsa: 'Minor issue', nodsa_reason: 'postponed' },
    ['affected', 'never', undefined],
  ],
  [
    'without an advisory',
    { ...open, nodsa: 'Minor issue', nodsa_reason: '' },
    ['affected', 'never', undefined],
  ],
  ['at the end of its life', { ...open, urgency: 'end-of-life' }, ['will-not-fix', 'never', undefined]],
] as const) {
  test(`a vulnerability that is ${name} in a release`, async (t) => {
    const [advisory] = advisoriesIn(
      await read({ openssl: { 'CVE-2024-1': { releases: { bookworm: release } } } }),
    );
    const [affected] = advisory?.affected ?? [];
    const [event] = affected?.ranges.flatMap(({ events }) => events.slice(1)) ?? [];
    const fix = event && 'fixed' in event ? event.fixed : affected?.ranges.length ? 'never' : undefined;
    t.assert.deepEqual([affected?.status, fix, affected?.severity], wanted);
    t.assert.deepEqual([affected?.ecosystem, affected?.name], ['Debian:12', 'openssl']);
  });
}

test('what Debian has not judged is not told', async (t) => {
  const releases = { bookworm: { ...open, status: 'undetermined' } };
  t.assert.deepEqual(await read({ openssl: { 'CVE-2024-1': { releases } } }), []);
});

test('what is said of one vulnerability in several packages is one advisory', async (t) => {
  const records = await read({
    a: { 'CVE-2024-1': { description: 'Bad.', releases: { bookworm: open, sid: open } } },
    b: {
      'CVE-2024-1': { releases: { trixie: open } },
      'TEMP-0000001-ABCDEF': { releases: { trixie: open } },
    },
  });
  const [first, second] = advisoriesIn(records);
  t.assert.deepEqual(first, {
    id: 'CVE-2024-1',
    feed: 'debian-tracker',
    aliases: [],
    upstream: [],
    details: 'Bad.',
    modified: '1970-01-01T00:00:00Z',
    ratings: [],
    cwes: [],
    references: [{ type: 'ADVISORY', url: 'https://security-tracker.debian.org/tracker/CVE-2024-1' }],
    affected: [
      { ecosystem: 'Debian:12', name: 'a', versions: [], status: 'affected', ranges: always },
      { ecosystem: 'Debian:sid', name: 'a', versions: [], status: 'affected', ranges: always },
      { ecosystem: 'Debian:13', name: 'b', versions: [], status: 'affected', ranges: always },
    ],
  });
  t.assert.equal(second?.id, 'TEMP-0000001-ABCDEF');
});

test('what cannot be read is counted, and the rest is taken', async (t) => {
  const records = await read({
    a: { 'CVE-2024-1': { releases: { bookworm: { status: 'maybe' }, trixie: open } }, 'CVE-2024-2': 5 },
    b: 'nothing',
    c: { 'CVE-2024-3': { releases: { bookworm: open, zurg: open } } },
  });
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['a CVE-2024-1', 'a CVE-2024-2', 'b', 'zurg'],
  );
  t.assert.deepEqual(
    advisoriesIn(records).map(({ id }) => id),
    ['CVE-2024-1', 'CVE-2024-3'],
  );
});

for (const [name, content] of [
  ['cut short', JSON.stringify({ a: { 'CVE-2024-1': { releases: { bookworm: open } } } }).slice(0, -1)],
  ['a page', '<html></html>'],
] as const) {
  test(`a tracker that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('it serves all releases of Debian and nothing else', (t) => {
  t.assert.deepEqual(debianTracker.feeds(['Debian:12', 'npm']), [{ id: 'debian-tracker', files: ['json'] }]);
  t.assert.deepEqual(debianTracker.feeds(['Ubuntu:22.04:LTS']), []);
});
