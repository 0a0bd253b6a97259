import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { amazon } from '../../../src/advisory/formats/amazon.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';

async function read(content: string | Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(amazon, content, { feed: 'amazon/2023', name: '2023/updateinfo.xml.gz' });
}

function update(id: string, version = '8.2102.0'): string {
  const build = (arch: string): string =>
    `<package arch="${arch}" epoch="1" name="rsyslog" release="106.amzn2023.0.3" version="${version}"><filename>f</filename></package>`;
  return `<update author="linux-security@amazon.com" from="linux-security@amazon.com" status="final" type="security" version="1.4">
    <id>${id}</id><title>Amazon Linux 2023 - ${id}: rsyslog</title><issued date="2023-02-17 20:41" />
    <updated date="2023-02-22 23:22:01" /><severity>important</severity><description>Bad &amp; worse.</description>
    <references><reference href="https://alas.aws.amazon.com/cve/html/CVE-2022-24903.html" id="CVE-2022-24903" title="" type="cve" />
    <reference href="https://example.com" id="x" title="" type="bugzilla" /></references>
    <pkglist><collection short="amazon-linux-2023---core"><name>Amazon Linux 2023</name>
    ${build('x86_64')}${build('aarch64')}</collection></pkglist></update>`;
}

const updates = (...all: string[]): string => `<?xml version="1.0" ?>\n<updates>${all.join('')}</updates>`;
const id = 'ALAS2023-2023-001';

test('a bulletin says which builds fix which CVEs, packed or not', async (t) => {
  for (const content of [updates(update(id)), gzipSync(updates(update(id)))]) {
    t.assert.deepEqual(await read(content), [
      {
        kind: 'advisory',
        advisory: {
          id,
          feed: 'amazon/2023',
          aliases: [],
          upstream: ['CVE-2022-24903'],
          summary: `Amazon Linux 2023 - ${id}: rsyslog`,
          details: 'Bad & worse.',
          published: '2023-02-17T20:41:00Z',
          modified: '2023-02-22T23:22:01Z',
          ratings: [{ kind: 'word', severity: 'high', text: 'important', by: 'amazon' }],
          cwes: [],
          references: [],
          affected: [
            {
              ecosystem: 'Amazon Linux:2023',
              name: 'rsyslog',
              status: 'affected',
              ranges: [{ events: [{ introduced: '0' }, { fixed: '1:8.2102.0-106.amzn2023.0.3' }] }],
              versions: [],
              architectures: ['aarch64', 'x86_64'],
            },
          ],
        },
      },
    ]);
  }
});

test('a bulletin that is against the format is counted, and the rest is taken', async (t) => {
  const undated = update('ALAS2023-2023-002').replace('2023-02-17 20:41', 'soon');
  const records = await read(updates(update(''), undated, update('ALAS2023-2023-003', ''), update(id)));
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['update 1', 'ALAS2023-2023-002', 'ALAS2023-2023-003'],
  );
  t.assert.deepEqual(
    advisoriesIn(records).map((advisory) => advisory.id),
    [id],
  );
});

for (const [name, content] of [
  ['cut short', updates(update(id)).slice(0, -4)],
  ['packed and cut short', gzipSync(updates(update(id))).subarray(0, -12)],
  ['a page', '<html></html>'],
  ['empty', ''],
] as const) {
  test(`a file that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('it serves the releases of Amazon Linux that are wanted', (t) => {
  t.assert.deepEqual(amazon.feeds(['Amazon Linux:2', 'npm']), [
    { id: 'amazon/2', files: ['2/updateinfo.xml.gz'] },
  ]);
  t.assert.equal(amazon.feeds(['Amazon Linux']).length, 2);
  t.assert.deepEqual(amazon.feeds(['Debian:12']), []);
});
