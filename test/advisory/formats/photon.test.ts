import { test } from 'node:test';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { photon } from '../../../src/advisory/formats/photon.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';

async function read(content: unknown): Promise<FeedRecord[]> {
  const written = typeof content === 'string' ? content : JSON.stringify(content);
  return await recordsOf(photon, written, { feed: 'photon/5.0', name: 'cve_data_photon5.0.json' });
}

const ant = {
  cve_id: 'CVE-2020-11979',
  pkg: 'apache-ant',
  cve_score: 7.5,
  aff_ver: 'all versions before 1.10.8-2.ph5 are vulnerable',
  res_ver: '1.10.8-2.ph5',
};

test('what is said of one vulnerability in several packages is one advisory', async (t) => {
  const records = await read([ant, { ...ant, pkg: 'ant-contrib', res_ver: '1.0-1.ph5' }]);
  const part = (name: string, fixed: string): object => ({
    ecosystem: 'Photon OS:5.0',
    name,
    versions: [],
    status: 'affected',
    ranges: [{ events: [{ introduced: '0' }, { fixed }] }],
  });
  t.assert.deepEqual(records, [
    {
      kind: 'advisory',
      advisory: {
        id: 'CVE-2020-11979',
        feed: 'photon/5.0',
        aliases: [],
        upstream: [],
        modified: '1970-01-01T00:00:00Z',
        ratings: [{ kind: 'word', severity: 'high', text: '7.5', by: 'photon' }],
        cwes: [],
        references: [],
        affected: [part('apache-ant', '1.10.8-2.ph5'), part('ant-contrib', '1.0-1.ph5')],
      },
    },
  ]);
});

for (const [name, change, wanted] of [
  ['not fixed', { res_ver: 'NA' }, ['affected', [{ events: [{ introduced: '0' }] }]]],
  ['not affected', { res_ver: 'NA', status: 'Not Affected' }, ['not-affected', []]],
  [
    'fixed',
    { status: 'Fixed' },
    ['affected', [{ events: [{ introduced: '0' }, { fixed: '1.10.8-2.ph5' }] }]],
  ],
] as const) {
  test(`a package that is ${name}`, async (t) => {
    const [advisory] = advisoriesIn(await read([{ ...ant, ...change }]));
    const [affected] = advisory?.affected ?? [];
    t.assert.deepEqual([affected?.status, affected?.ranges], wanted);
  });
}

for (const [score, severity] of [
  [10, 'critical'],
  ['9.0', 'critical'],
  [6.9, 'medium'],
  [3.9, 'low'],
  [0, undefined],
  [null, undefined],
  ['NA', undefined],
] as const) {
  test(`a score of ${score} is ${severity ?? 'no rating'}`, async (t) => {
    const [advisory] = advisoriesIn(await read([{ ...ant, cve_score: score }]));
    const [rating] = advisory?.ratings ?? [];
    t.assert.equal(rating?.kind === 'word' ? rating.severity : undefined, severity);
  });
}

test('what is against the format is counted, and the rest is taken', async (t) => {
  const records = await read([5, { ...ant, pkg: '' }, { ...ant, cve_id: 1 }, ant]);
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['[0]', 'CVE-2020-11979', '[2]'],
  );
  t.assert.equal(advisoriesIn(records).length, 1);
});

for (const [name, content] of [
  ['cut short', JSON.stringify([ant]).slice(0, -1)],
  ['no list', { vulnerabilities: [ant] }],
  ['a page', '<html></html>'],
  ['empty', ''],
] as const) {
  test(`a file that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('it serves the releases of Photon OS that are wanted', (t) => {
  t.assert.deepEqual(photon.feeds(['Photon OS:5.0', 'npm']), [
    { id: 'photon/5.0', files: ['cve_data_photon5.0.json'] },
  ]);
  t.assert.equal(photon.feeds(['Photon OS']).length, 5);
  t.assert.deepEqual(photon.feeds(['Photon OS:x', 'Debian:12']), []);
});
