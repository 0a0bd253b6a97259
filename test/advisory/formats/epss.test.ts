import { test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { epss } from '../../../src/advisory/formats/epss.ts';
import { badIn, recordsOf } from '../../support/feed-records.ts';

const input = { feed: 'epss', name: 'epss_scores-current.csv.gz' };

const head = '#model_version:v2025.03.14,score_date:2026-11-21T12:55:00Z\ncve,epss,percentile\n';
const scores = `${head}CVE-1999-0001,0.00383,0.73075\nCVE-2024-99999,1,0\n`;

const wanted = [
  { kind: 'prediction', prediction: { cve: 'CVE-1999-0001', score: 0.00383, percentile: 0.73075 } },
  { kind: 'prediction', prediction: { cve: 'CVE-2024-99999', score: 1, percentile: 0 } },
];

for (const [name, content] of [
  ['gzip', gzipSync(scores)],
  ['zstd', zstdCompressSync(scores)],
  ['nothing', Buffer.from(scores)],
  ['gzip, with the ends of lines of Windows', gzipSync(scores.replaceAll('\n', '\r\n'))],
] as const) {
  test(`scores packed with ${name} are read`, async (t) => {
    t.assert.deepEqual(await recordsOf(epss, content, input), wanted);
  });
}

test('lines that are no scores are counted', async (t) => {
  const lines = [
    'CVE-1999-0001',
    'CVE-2024-1000,2,0.5',
    'CVE-2024-1000,-0.1,0.5',
    'CVE-2024-1000,1e,0.5',
    '#',
  ];
  const records = await recordsOf(epss, `${scores}${lines.join('\n')}`, input);
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['line 5', 'CVE-2024-1000', 'CVE-2024-1000', 'CVE-2024-1000', 'line 9'],
  );
  t.assert.equal(records.length, 7);
});

for (const [name, content] of [
  ['cut short', gzipSync(scores).subarray(0, 60)],
  ['damaged', gzipSync(scores).fill(0xff, 20, 40)],
  ['empty', Buffer.alloc(0)],
  ['of other columns', Buffer.from('cve,score\nCVE-1999-0001,0.5\n')],
  ['a page', Buffer.from('<html></html>')],
  ['one endless line', gzipSync(`${head}${'x'.repeat(5_000_000)}`)],
] as const) {
  test(`a file of scores that is ${name} is refused`, async (t) => {
    await t.assert.rejects(recordsOf(epss, content, input), { code: 'FEED_INVALID' });
  });
}

test('of a directory the current scores are taken, else the newest of those with a date', (t) => {
  const fileIn = (...names: readonly string[]) => epss.feeds(undefined, undefined, { names })[0]?.files;
  const dated = ['epss_scores-2026-11-19.csv.gz', 'epss_scores-2026-11-20.csv.gz', 'epss_scores-9.csv.gz'];
  t.assert.deepEqual(fileIn(...dated), ['epss_scores-2026-11-20.csv.gz']);
  t.assert.deepEqual(fileIn(...dated, 'epss_scores-current.csv.gz'), ['epss_scores-current.csv.gz']);
  t.assert.deepEqual(fileIn(), ['epss_scores-current.csv.gz']);
  t.assert.deepEqual(epss.feeds(undefined)[0]?.files, ['epss_scores-current.csv.gz']);
});
