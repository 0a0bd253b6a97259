import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { nvd } from '../../../src/advisory/formats/nvd.ts';
import type { AffectedPackage } from '../../../src/model/advisory.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { needsSharedData } from '../../support/shared-data.ts';
import { vendorFiles, vendorFormats } from '../../support/vendor-formats.ts';

const skip = needsSharedData(...vendorFormats);

async function read(content: string | Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(nvd, content, { feed: 'nvd/2024', name: 'nvdcve-2.0-2024.json.gz' });
}

function page(...cves: unknown[]): string {
  return JSON.stringify({
    resultsPerPage: cves.length,
    format: 'NVD_CVE',
    version: '2.0',
    timestamp: '2024-05-06T07:08:09.123',
    vulnerabilities: cves.map((cve) => ({ cve })),
  });
}

const bare = {
  id: 'CVE-2024-1000',
  published: '2024-05-06T07:08:09.123',
  lastModified: '2024-05-07T07:08:09.123',
  vulnStatus: 'Analyzed',
  descriptions: [
    { lang: 'es', value: 'Malo.' },
    { lang: 'en', value: 'Bad.' },
  ],
};

interface Match {
  readonly criteria: string;
  readonly vulnerable?: boolean;
  readonly [bound: `version${string}`]: string;
}

function node(...matches: Match[]): object {
  return {
    operator: 'OR',
    negate: false,
    cpeMatch: matches.map((match) => ({ vulnerable: true, ...match })),
  };
}

async function affectedBy(
  ...configurations: object[]
): Promise<[readonly AffectedPackage[], readonly string[]]> {
  const records = await read(page({ ...bare, configurations }));
  return [advisoriesIn(records).flatMap(({ affected }) => affected), badIn(records).map(({ why }) => why)];
}

const curl = 'cpe:2.3:a:haxx:curl:*:*:*:*:*:*:*:*';

test('what is said of a vulnerability is kept with who says it', async (t) => {
  const cvss = (source: string, vectorString: string): object => ({ source, cvssData: { vectorString } });
  const records = await read(
    page({
      ...bare,
      metrics: {
        cvssMetricV31: [
          cvss('nvd@nist.gov', 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N'),
          cvss('contact@wpscan.com', 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N'),
        ],
        cvssMetricV2: [cvss('nvd@nist.gov', 'AV:N/AC:M/Au:N/C:N/I:P/A:N')],
      },
      weaknesses: [
        { description: [{ lang: 'en', value: 'CWE-352' }] },
        { description: [{ lang: 'en', value: 'NVD-CWE-noinfo' }] },
      ],
      references: [{ url: 'https://example.com/a' }, { url: 'https://example.com/a' }],
    }),
  );
  t.assert.deepEqual(records, [
    {
      kind: 'advisory',
      advisory: {
        id: 'CVE-2024-1000',
        feed: 'nvd/2024',
        aliases: [],
        upstream: [],
        details: 'Bad.',
        published: '2024-05-06T07:08:09.123Z',
        modified: '2024-05-07T07:08:09.123Z',
        ratings: [
          {
            kind: 'cvss',
            version: '3.1',
            vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N',
            by: 'nvd',
          },
          {
            kind: 'cvss',
            version: '3.1',
            vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:H/A:N',
            by: 'contact@wpscan.com',
          },
          { kind: 'cvss', version: '2.0', vector: 'AV:N/AC:M/Au:N/C:N/I:P/A:N', by: 'nvd' },
        ],
        cwes: ['CWE-352'],
        references: [{ type: 'WEB', url: 'https://example.com/a' }],
        affected: [],
      },
    },
  ]);
});

for (const [name, bounds, events] of [
  ['without bounds', {}, [{ introduced: '0' }]],
  ['before a version', { versionEndExcluding: '2' }, [{ introduced: '0' }, { fixed: '2' }]],
  ['up to a version', { versionEndIncluding: '2' }, [{ introduced: '0' }, { lastAffected: '2' }]],
  [
    'from a version on',
    { versionStartIncluding: '1', versionEndExcluding: '2' },
    [{ introduced: '1' }, { fixed: '2' }],
  ],
  ['after a version', { versionStartExcluding: '1' }, [{ introduced: '1' }]],
] as const) {
  test(`a product that is vulnerable ${name}`, async (t) => {
    const [affected] = await affectedBy({ nodes: [node({ criteria: curl, ...bounds })] });
    t.assert.deepEqual(affected, [
      { ecosystem: 'CPE', name: 'haxx:curl', status: 'affected', ranges: [{ events }], versions: [] },
    ]);
  });
}

test('listed versions have their update behind them, and escaped characters are plain', async (t) => {
  const [affected] = await affectedBy({
    nodes: [
      node(
        { criteria: 'cpe:2.3:a:a\\:b:c\\&d:1.9.5:p1:*:*:*:*:*:*' },
        { criteria: 'cpe:2.3:a:a\\:b:c\\&d:1.9.4:-:*:*:*:*:*:*' },
        { criteria: 'cpe:2.3:a:a\\:b:c\\&d:1.9.3:*:*:*:*:*:*:*' },
        { criteria: 'cpe:2.3:a:a\\:b:c\\&d:*:*:*:*:*:*:*:*', versionEndExcluding: '1.8' },
      ),
    ],
  });
  t.assert.deepEqual(
    affected.map(({ name, ranges, versions }) => [name, ranges.length, versions]),
    [
      ['a:b:c&d', 1, []],
      ['a:b:c&d', 0, ['1.9.5-p1', '1.9.4-', '1.9.3']],
    ],
  );
});

test('devices, names without a version and other systems are passed over', async (t) => {
  const [affected] = await affectedBy({
    nodes: [
      node(
        { criteria: 'cpe:2.3:h:a:device:*:*:*:*:*:*:*:*' },
        { criteria: 'cpe:2.3:a:a:program:-:*:*:*:*:*:*:*' },
        { criteria: 'cpe:2.3:a:a:program:*:*:*:*:*:windows:*:*' },
        { criteria: 'cpe:2.3:a:a:other:*:*:*:*:*:*:*:*', vulnerable: false },
      ),
    ],
  });
  t.assert.deepEqual(affected, []);
});

test('operating systems and additions to other software are told apart from programs', async (t) => {
  const [affected] = await affectedBy({
    nodes: [
      node(
        { criteria: 'cpe:2.3:a:a:b:*:*:*:*:*:*:*:*', versionEndExcluding: '1' },
        { criteria: 'cpe:2.3:a:a:b:*:*:*:*:*:linux:*:*', versionEndExcluding: '2' },
        { criteria: 'cpe:2.3:a:a:b:*:*:*:*:*:wordpress:*:*', versionEndExcluding: '3' },
        { criteria: 'cpe:2.3:o:a:b:*:*:*:*:*:*:*:*', versionEndExcluding: '4' },
      ),
    ],
  });
  t.assert.deepEqual(
    affected.map(({ name, part, targetSoftware, ranges }) => [name, part, targetSoftware, ranges.length]),
    [
      ['a:b', undefined, undefined, 2],
      ['a:b', undefined, 'wordpress', 1],
      ['a:b', 'o', undefined, 1],
    ],
  );
});

test('what holds on certain platforms only is left out and counted, unless the platform is Linux', async (t) => {
  const on = (platform: string): object => ({
    operator: 'AND',
    nodes: [
      node({ criteria: curl }),
      node({ criteria: `cpe:2.3:o:${platform}:-:*:*:*:*:*:*:*`, vulnerable: false }),
    ],
  });
  const why = (count: number): string => `${count} hold only on certain platforms, which cannot be told`;
  t.assert.deepEqual(await affectedBy(on('microsoft:windows'), on('apple:macos')), [[], [why(2)]]);
  t.assert.deepEqual(await affectedBy({ nodes: [{ ...node({ criteria: curl }), negate: true }] }), [
    [],
    [why(1)],
  ]);
  const [affected, bad] = await affectedBy(on('linux:linux_kernel'));
  t.assert.deepEqual([affected.map(({ name }) => name), bad], [['haxx:curl'], []]);
});

test('a rejected CVE is withdrawn', async (t) => {
  const [advisory] = advisoriesIn(await read(page({ ...bare, vulnStatus: 'Rejected' })));
  t.assert.equal(advisory?.withdrawn, '2024-05-07T07:08:09.123Z');
});

test('what is against the format is counted, and the rest is taken', async (t) => {
  const records = await read(
    page(
      { ...bare, id: 'CVE-1' },
      null,
      { ...bare, lastModified: 'soon' },
      { ...bare, configurations: [{ nodes: [node({ criteria: 'curl' })] }] },
      { ...bare, id: 'CVE-2024-1001' },
    ),
  );
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['CVE-1', 'vulnerabilities[1]', 'CVE-2024-1000', 'CVE-2024-1000'],
  );
  t.assert.deepEqual(
    advisoriesIn(records).map(({ id }) => id),
    ['CVE-2024-1001'],
  );
});

const whole = page(bare, bare);

for (const [name, content] of [
  ['cut short', whole.slice(0, -1)],
  ['cut within a record', whole.slice(0, -40)],
  ['packed and cut short', gzipSync(whole).subarray(0, -12)],
  ['of another version', whole.replace('"2.0"', '"1.1"')],
  ['a page', '<html></html>'],
  ['empty', ''],
  ['without a list', '{"format":"NVD_CVE","version":"2.0"}'],
  ['not ended by its list', whole.replace(/\}$/, ',"more":1}')],
] as const) {
  test(`a file that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('a list that is longer than what is read at once is read to its end', async (t) => {
  const cves = Array.from({ length: 3000 }, (_, at) => ({ ...bare, id: `CVE-2024-${1000 + at}` }));
  for (const content of [page(...cves), gzipSync(page(...cves))]) {
    t.assert.equal(advisoriesIn(await read(content)).length, 3000);
  }
});

interface Snapshot {
  readonly item: { readonly cve: { readonly id: string; readonly lastModified: string } };
}

test('pages of NVD hold the CVEs that vunnel reads in them', { skip }, async (t) => {
  const files = await vendorFiles('nvd');
  for (const name of ['full-page', 'single-entry']) {
    const records = await read(files.get(`${name}.json`) ?? '');
    const wanted = [...files]
      .filter(([path]) => path.startsWith(`snapshots/${name}/`))
      .map(([, text]) => (JSON.parse(text) as Snapshot).item.cve)
      .map(({ id, lastModified }) => `${id} ${lastModified}Z`);
    t.assert.notEqual(wanted.length, 0);
    t.assert.deepEqual(
      advisoriesIn(records)
        .map(({ id, modified }) => `${id} ${modified}`)
        .sort(),
      wanted.sort(),
    );
  }
  const records = await read(files.get('full-page.json') ?? '');
  t.assert.deepEqual(
    badIn(records).map(({ why }) => why),
    ['11 hold only on certain platforms, which cannot be told'],
  );
  const mysql = advisoriesIn(records).find(({ id }) => id === 'CVE-2023-22068');
  t.assert.deepEqual(mysql?.affected, [
    {
      ecosystem: 'CPE',
      name: 'oracle:mysql',
      status: 'affected',
      ranges: [{ events: [{ introduced: '8.0' }, { lastAffected: '8.0.34' }] }],
      versions: [],
    },
    { ecosystem: 'CPE', name: 'oracle:mysql', status: 'affected', ranges: [], versions: ['8.1.0'] },
  ]);
});

test('it serves every year that has begun, of which the last may be missing', (t) => {
  for (const year of [2026, 2031]) {
    const feeds = nvd.feeds(['CPE'], undefined, { today: `${year}-01-01` });
    t.assert.equal(feeds.length, year - 2002 + 1);
    t.assert.deepEqual(feeds[0], { id: 'nvd/2002', files: ['nvdcve-2.0-2002.json.gz'] });
    t.assert.deepEqual(feeds.at(-1), {
      id: `nvd/${year}`,
      files: [`nvdcve-2.0-${year}.json.gz`],
      mayLack: true,
    });
    t.assert.equal(feeds.at(-2)?.mayLack, undefined);
  }
});

test('it serves the years that a directory has', (t) => {
  const idsIn = (...names: readonly string[]) =>
    nvd.feeds(undefined, undefined, { today: '2003-01-01', names }).map(({ id }) => id);
  t.assert.deepEqual(idsIn('nvdcve-2.0-2027.json.gz', 'nvdcve-2.0-2025.json.gz', 'nvdcve-2.0-2025.meta'), [
    'nvd/2025',
    'nvd/2027',
  ]);
  t.assert.deepEqual(idsIn('other'), ['nvd/2002', 'nvd/2003']);
});
