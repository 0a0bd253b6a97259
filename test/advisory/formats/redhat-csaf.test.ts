import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { redhatCsaf } from '../../../src/advisory/formats/redhat-csaf.ts';
import type { AffectedPackage } from '../../../src/model/advisory.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { tarOf } from '../../support/layers.ts';

async function readDocument(document: unknown): Promise<FeedRecord[]> {
  const name = '2024/cve-2024-1000.json';
  return await recordsOf(redhatCsaf, JSON.stringify(document), { feed: 'redhat-csaf', name });
}

async function readArchive(content: Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(redhatCsaf, content, { feed: 'redhat-csaf', name: 'csaf_vex_2024-10-20.tar.zst' });
}

const releases = {
  red_hat_enterprise_linux_8: 'cpe:/o:redhat:enterprise_linux:8',
  red_hat_enterprise_linux_9: 'cpe:/o:redhat:enterprise_linux:9',
  'AppStream-8.10.0.Z.MAIN.EUS': 'cpe:/a:redhat:enterprise_linux:8::appstream',
  'BaseOS-9.2.0.Z.EUS': 'cpe:/o:redhat:rhel_eus:9.2::baseos',
  red_hat_satellite_6: 'cpe:/a:redhat:satellite:6',
};

const packages = {
  gcc: 'pkg:rpm/redhat/gcc?arch=src',
  'ruby:2.5/ruby': 'pkg:rpmmod/redhat/ruby:2.5/ruby',
  'ruby:3.3:8100020240906074654:489197e6': 'pkg:rpmmod/redhat/ruby@3.3%3A8100020240906074654%3A489197e6',
  'ruby-0:3.3.5-3.module+el8.x86_64': 'pkg:rpm/redhat/ruby@3.3.5-3.module%2Bel8?arch=x86_64',
  'squid-7:4-1.src': 'pkg:rpm/redhat/squid@4-1?arch=src&epoch=7&rpmmod=squid:4:80400:522a0ee4',
  'nova-1:20.4.1-1.src': 'pkg:rpm/redhat/nova@20.4.1-1?arch=src&epoch=1',
  'nova-1:20.4.1-1.x86_64': 'pkg:rpm/redhat/nova@20.4.1-1?arch=x86_64&epoch=1',
  image: 'pkg:oci/image?repository_url=registry.redhat.io/image',
};

const module = 'AppStream-8.10.0.Z.MAIN.EUS:ruby:3.3:8100020240906074654:489197e6';

const relations: readonly (readonly [of: string, component: string])[] = [
  ...Object.keys(releases).flatMap((of) => Object.keys(packages).map((name) => [of, name] as const)),
  [module, 'ruby-0:3.3.5-3.module+el8.x86_64'],
];

function csaf(vulnerability: object = {}): object {
  const branch = (id: string, helper: object): object => ({
    category: 'product_version',
    name: id,
    product: { name: id, product_id: id, product_identification_helper: helper },
  });
  return {
    document: {
      aggregate_severity: { text: 'important' },
      tracking: {
        id: 'CVE-2024-1000',
        initial_release_date: '2024-03-22T00:00:00+00:00',
        current_release_date: '2024-10-01T00:00:00+00:00',
      },
    },
    product_tree: {
      branches: [
        {
          category: 'vendor',
          name: 'Red Hat',
          branches: [
            {
              category: 'product_family',
              branches: Object.entries(releases).map(([id, cpe]) => branch(id, { cpe })),
            },
            ...Object.entries(packages).map(([id, purl]) => branch(id, { purl })),
          ],
        },
      ],
      relationships: relations.map(([of, component]) => ({
        category: 'default_component_of',
        full_product_name: { product_id: `${of}:${component}` },
        product_reference: component,
        relates_to_product_reference: of,
      })),
    },
    vulnerabilities: [{ cve: 'CVE-2024-1000', ...vulnerability }],
  };
}

async function affectedBy(vulnerability: object): Promise<readonly AffectedPackage[]> {
  const records = await readDocument(csaf(vulnerability));
  if (badIn(records).length > 0) throw new Error(badIn(records)[0]?.why);
  return advisoriesIn(records).flatMap(({ affected }) => affected);
}

const gcc = 'red_hat_enterprise_linux_9:gcc';
const always = [{ events: [{ introduced: '0' }] }];
const base = { ecosystem: 'Red Hat:enterprise_linux:9', name: 'gcc', versions: [] };

test('texts, ratings and dates of a CVE are kept', async (t) => {
  const [advisory] = advisoriesIn(
    await readDocument(
      csaf({
        title: 'gcc: bad',
        cwe: { id: 'CWE-400', name: 'Uncontrolled' },
        notes: [{ category: 'description', text: 'Bad.' }],
        product_status: { known_affected: [gcc] },
        scores: [
          { cvss_v3: { vectorString: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H' }, products: [gcc] },
        ],
        threats: [{ category: 'impact', details: 'Low', product_ids: [gcc] }],
      }),
    ),
  );
  t.assert.deepEqual(advisory, {
    id: 'CVE-2024-1000',
    feed: 'redhat-csaf',
    aliases: [],
    upstream: [],
    summary: 'gcc: bad',
    details: 'Bad.',
    published: '2024-03-22T00:00:00+00:00',
    modified: '2024-10-01T00:00:00+00:00',
    ratings: [
      {
        kind: 'cvss',
        version: '3.1',
        vector: 'CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:N/I:N/A:H',
        by: 'red hat',
      },
      { kind: 'word', severity: 'high', text: 'important', by: 'red hat' },
    ],
    cwes: ['CWE-400'],
    references: [{ type: 'ADVISORY', url: 'https://access.redhat.com/security/cve/CVE-2024-1000' }],
    affected: [{ ...base, status: 'affected', ranges: always, severity: 'low' }],
  });
});

for (const [name, vulnerability, wanted] of [
  ['affected', { product_status: { known_affected: [gcc] } }, { status: 'affected', ranges: always }],
  [
    'under investigation',
    { product_status: { under_investigation: [gcc] } },
    { status: 'affected', ranges: always },
  ],
  [
    'deferred',
    {
      product_status: { known_affected: [gcc] },
      remediations: [{ category: 'none_available', details: 'Fix deferred', product_ids: [gcc] }],
    },
    { status: 'affected', ranges: always },
  ],
  [
    'given up',
    {
      product_status: { known_affected: [gcc] },
      remediations: [{ category: 'no_fix_planned', details: 'Will not fix', product_ids: [gcc] }],
    },
    { status: 'will-not-fix', ranges: always },
  ],
  ['not affected', { product_status: { known_not_affected: [gcc] } }, { status: 'not-affected', ranges: [] }],
] as const) {
  test(`a package that is ${name}`, async (t) => {
    t.assert.deepEqual(await affectedBy(vulnerability), [{ ...base, ...wanted }]);
  });
}

test('a fix is said once for all architectures, with its epoch and its channel', async (t) => {
  const fixed = ['nova-1:20.4.1-1.x86_64', 'nova-1:20.4.1-1.src'].map((name) => `BaseOS-9.2.0.Z.EUS:${name}`);
  t.assert.deepEqual(await affectedBy({ product_status: { fixed } }), [
    {
      ecosystem: 'Red Hat:enterprise_linux:9',
      name: 'nova',
      status: 'affected',
      ranges: [{ events: [{ introduced: '0' }, { fixed: '1:20.4.1-1' }] }],
      versions: [],
      channel: 'eus:9.2',
      architectures: ['src', 'x86_64'],
    },
  ]);
});

test('packages of modules are told from others in every form that there is', async (t) => {
  const affected = await affectedBy({
    product_status: {
      fixed: [
        module,
        `${module}:ruby-0:3.3.5-3.module+el8.x86_64`,
        'AppStream-8.10.0.Z.MAIN.EUS:squid-7:4-1.src',
      ],
      known_affected: ['red_hat_enterprise_linux_8:ruby:2.5/ruby'],
    },
  });
  t.assert.deepEqual(
    affected.map(({ ecosystem, name, module, ranges }) => [ecosystem, name, module, ranges[0]?.events[1]]),
    [
      ['Red Hat:enterprise_linux:8', 'ruby', 'ruby:3.3', { fixed: '3.3.5-3.module+el8' }],
      ['Red Hat:enterprise_linux:8', 'squid', 'squid:4', { fixed: '7:4-1' }],
      ['Red Hat:enterprise_linux:8', 'ruby', 'ruby:2.5', undefined],
    ],
  );
});

test('other products, images and builds that are not affected are passed over', async (t) => {
  const known_not_affected = ['BaseOS-9.2.0.Z.EUS:nova-1:20.4.1-1.x86_64'];
  const known_affected = ['red_hat_satellite_6:gcc', 'red_hat_enterprise_linux_9:image', 'red_hat_products'];
  t.assert.deepEqual(
    await readDocument(csaf({ product_status: { known_affected, known_not_affected } })),
    [],
  );
});

for (const [name, document] of [
  ['no object', []],
  ['about nothing', { ...csaf(), vulnerabilities: [] }],
  ['about no CVE', csaf({ cve: 'RHSA-2024:1' })],
  ['without products', { ...csaf(), product_tree: 5 }],
  ['not of text', csaf({ product_status: { fixed: [5] } })],
] as const) {
  test(`a document that is ${name} is counted`, async (t) => {
    t.assert.deepEqual(
      badIn(await readDocument(document)).map(({ name }) => name),
      ['2024/cve-2024-1000.json'],
    );
  });
}

async function archive(): Promise<Buffer> {
  return Buffer.from(
    await tarOf({
      'index.txt': 'cve',
      '2024/cve-2024-1000.json': JSON.stringify(csaf({ product_status: { known_affected: [gcc] } })),
      '2024/cve-2024-1001.json': '{"document": ',
    }),
  );
}

test('documents are read from the archive, and what is none is counted', async (t) => {
  const records = await readArchive(zstdCompressSync(await archive()));
  t.assert.deepEqual(
    advisoriesIn(records).map(({ id }) => id),
    ['CVE-2024-1000'],
  );
  t.assert.deepEqual(
    badIn(records).map(({ name }) => name),
    ['2024/cve-2024-1001.json'],
  );
});

test('half an archive, and none at all, is refused', async (t) => {
  const packed = zstdCompressSync(await archive());
  const broken = [packed.subarray(0, packed.length / 2), (await archive()).subarray(0, 700), Buffer.alloc(0)];
  for (const content of broken) await t.assert.rejects(readArchive(content), { code: 'FEED_INVALID' });
});

test('the archive is the one that the listing names', (t) => {
  const name = 'csaf_vex_2024-10-20.tar.zst';
  const files = (listed?: readonly string[]): unknown => redhatCsaf.feeds(['Red Hat'], listed)[0]?.files;
  t.assert.deepEqual(files([name]), [name]);
  t.assert.deepEqual(files(['../x.tar.zst']), ['csaf_vex_latest.tar.zst']);
  t.assert.deepEqual(files(), ['csaf_vex_latest.tar.zst']);
  t.assert.deepEqual(redhatCsaf.feeds(['Debian:12']), []);
});
