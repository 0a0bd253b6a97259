import { test } from 'node:test';
import type { FeedRecord } from '../../../src/advisory/feed.ts';
import { oracle } from '../../../src/advisory/formats/oracle.ts';
import type { MatchedPackage } from '../../../src/match/input.ts';
import { advisoriesIn, badIn, recordsOf } from '../../support/feed-records.ts';
import { distroOf, packageOf, reportOf } from '../../support/match.ts';

/*
 * Written after what https://linux.oracle.com/security/oval/ has: definitions with all they say in comments, tests,
 * objects and states behind them.
 */

async function read(content: string | Uint8Array): Promise<FeedRecord[]> {
  return await recordsOf(oracle, content, { feed: 'oracle', name: 'com.oracle.elsa-all.xml.bz2' });
}

function all(operator: 'AND' | 'OR', ...inner: readonly string[]): string {
  return `<criteria operator="${operator}">\n${inner.join('\n')}\n</criteria>`;
}

let number = 0;

function is(comment: string): string {
  number += 1;
  return `<criterion test_ref="oval:com.oracle.elsa:tst:20240001${number}" comment="${comment}"/>`;
}

function earlier(name: string, version: string, release = 8): string {
  return all(
    'AND',
    is(`${name} is earlier than ${version}`),
    is(`${name} is signed with the Oracle Linux ${release} key`),
  );
}

interface Bulletin {
  readonly id?: string;
  readonly title?: string;
  readonly platforms?: readonly string[];
  readonly cves?: readonly string[];
  readonly issued?: string;
  readonly severity?: string;
  readonly criteria?: string;
}

const tools = all('AND', is('Oracle Linux 8 is installed'), all('OR', earlier('bind', '32:9.11.36-3.el8')));

function bulletin({
  id = 'ELSA-2024-0001',
  title = `\n${id}:  bind security\n update (IMPORTANT)\n`,
  platforms = ['Oracle Linux 8'],
  cves = ['CVE-2024-1000', 'CVE-2024-1001'],
  issued = '2024-05-31',
  severity = 'IMPORTANT',
  criteria = tools,
}: Bulletin = {}): string {
  const of = (cve: string): string =>
    `<cve cvss3="8.1/CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H" href="https://linux.oracle.com/cve/${cve}.html" public="20240506">${cve}</cve>`;
  return `<definition id="oval:com.oracle.elsa:def:${id.slice(5)}" version="501" class="patch">
<metadata>
<title>${title}</title>
<affected family="unix">
${platforms.map((name) => `<platform>${name}</platform>`).join('\n')}

</affected>
<reference source="elsa" ref_id="${id}" ref_url="https://linux.oracle.com/errata/${id}.html"/>
${cves.map((cve) => `<reference source="CVE" ref_id="${cve}" ref_url="https://linux.oracle.com/cve/${cve}.html"/>`).join('\n')}

<description>
[32:9.11.36-3]
- Fix a &lt;crash&gt;
</description>
<!--
 ~~~~~~~~~~~~~~~~~~~~   advisory details   ~~~~~~~~~~~~~~~~~~~
-->
<advisory>
<severity>${severity}</severity>
<rights>Copyright 2024 Oracle, Inc.</rights>
<issued date="${issued}"/>
${cves.map(of).join('\n')}
<affected_cpe_list>
<cpe>cpe:/a:oracle:linux:8::baseos_latest</cpe>
</affected_cpe_list>
</advisory>
</metadata>
${criteria}

</definition>`;
}

function oval(...definitions: readonly string[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<oval_definitions xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5" xmlns:oval="http://oval.mitre.org/XMLSchema/oval-common-5">
<generator><oval:product_name>Oracle Errata System</oval:product_name></generator>
<definitions>
${definitions.join('\n')}
</definitions>
<tests>
<rpminfo_test id="oval:com.oracle.elsa:tst:20240001001" version="501" comment="bind is earlier than 32:9.11.36-3.el8" check="at least one" xmlns="http://oval.mitre.org/XMLSchema/oval-definitions-5#linux">
<object object_ref="oval:com.oracle.elsa:obj:20240001001" /><state state_ref="oval:com.oracle.elsa:ste:20240001001" />
</rpminfo_test>
</tests>
</oval_definitions>
`;
}

const whole = {
  id: 'ELSA-2024-0001',
  feed: 'oracle',
  aliases: [],
  upstream: ['CVE-2024-1000', 'CVE-2024-1001'],
  summary: 'bind security update',
  details: '[32:9.11.36-3]\n- Fix a <crash>',
  published: '2024-05-31T00:00:00Z',
  modified: '2024-05-31T00:00:00Z',
  ratings: [{ kind: 'word', severity: 'high', text: 'IMPORTANT', by: 'oracle' }],
  cwes: [],
  references: [{ type: 'ADVISORY', url: 'https://linux.oracle.com/errata/ELSA-2024-0001.html' }],
  affected: [
    {
      ecosystem: 'Oracle Linux:8',
      name: 'bind',
      status: 'affected',
      ranges: [{ events: [{ introduced: '0' }, { fixed: '32:9.11.36-3.el8' }] }],
      versions: [],
      fixDates: { '32:9.11.36-3.el8': '2024-05-31T00:00:00Z' },
    },
  ],
};

test('a definition says which builds fix which CVEs', async (t) => {
  t.assert.deepEqual(await read(oval(bulletin())), [{ kind: 'advisory', advisory: whole }]);
});

/** The same bulletin without its vulnerabilities, as `bzip2 -9` packs it. */
const packed = Buffer.from(
  'QlpoOTFBWSZTWemsPD4AAFGfgFBj/3cmJ9wAv2ffYDABjZsGw1MUT0mQeo9QG1PU0A9QYnpMg0mjSnim1NPUDCNBoAyAAlCIyTYk2SnpAaaAAAad/l4MNlkEIkZnq8ShFxwk04iUu2Zw42Z0UAz1SByU9++lt6tj9cugacEH72Q6slOsKKHBBzJSbcFekpuQawZmuIJgalSnPs8PbK0isqtWCKjdu2/AyC4216VYoMRjkzrYEWanLRpuvJs46nCfirkVI5jgVwc3sLhcUwvFAeI7qSMw4Ag2ALBSLsdPM8XkECN21JOlQHaCBjFJoYC5ixKQwhEX7LzGh+qMzEamnG+5bVRRK2V3cWrjENSq3kzRMoDZiiRM1nShXDOX8SEfzl0DZRULjI5Lg3CXDI2O3N6mdhQgSutfA04lxsL5QwvGVCMQNzgZwqYgqBlDUsVTWU2lJz4yf0im10JEHIUB7C5QHCmRWlgsY5SnEfi0IqOLCFmUQgBhpgnvMVpjNZOk6eFMSWUQlQyCCppSMi/i7kinChIdNYeHwA==',
  'base64',
);

test('it may be packed with bzip2', async (t) => {
  const [advisory] = advisoriesIn(await read(packed));
  t.assert.deepEqual([advisory?.id, advisory?.affected], [whole.id, whole.affected]);
  await t.assert.rejects(read(packed.subarray(0, -20)), { code: 'FEED_INVALID' });
});

test('a score of the only vulnerability is that of the bulletin', async (t) => {
  const [advisory] = advisoriesIn(await read(oval(bulletin({ cves: ['CVE-2024-1000'] }))));
  t.assert.deepEqual(advisory?.ratings[0], {
    kind: 'cvss',
    version: '3.0',
    vector: 'CVSS:3.0/AV:N/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:H',
    by: 'oracle',
  });
});

async function fixesIn(criteria: string, platforms?: readonly string[]): Promise<unknown[]> {
  const [advisory] = advisoriesIn(await read(oval(bulletin({ criteria, ...(platforms && { platforms }) }))));
  return (advisory?.affected ?? []).map(({ ecosystem, name, ranges, module, architectures = [] }) => {
    const [, event] = ranges[0]?.events ?? [];
    const fixed = event && 'fixed' in event ? event.fixed : '';
    return [
      ecosystem.slice('Oracle Linux:'.length),
      name,
      fixed,
      ...architectures,
      ...(module ? [module] : []),
    ];
  });
}

test('builds of one architecture are told from those of another; machines of 64 bits have 32, too', async (t) => {
  const of = (architecture: string, ...inner: readonly string[]): string =>
    all('AND', is(`Oracle Linux arch is ${architecture}`), all('OR', ...inner));
  const criteria = all(
    'AND',
    is('Oracle Linux 7 is installed'),
    all(
      'OR',
      of('aarch64', earlier('rsyslog', '0:8.24.0-57.0.4.el7_9.3', 7), earlier('bash', '0:4.2-1.el7', 7)),
      of('x86_64', earlier('rsyslog', '0:8.24.0-57.0.1.el7_9.3', 7), earlier('bash', '0:4.2-1.el7', 7)),
    ),
  );
  t.assert.deepEqual(await fixesIn(criteria), [
    ['7', 'rsyslog', '0:8.24.0-57.0.4.el7_9.3', 'aarch64'],
    ['7', 'bash', '0:4.2-1.el7', 'aarch64', 'i686', 'x86_64'],
    ['7', 'rsyslog', '0:8.24.0-57.0.1.el7_9.3', 'i686', 'x86_64'],
  ]);
});

test('packages of a module are of its stream', async (t) => {
  const version = '0:1.5-3.0.1.gite94b4f9.module+el8.0.0+5215+77f672ad';
  const criteria = all(
    'AND',
    is('Oracle Linux 8 is installed'),
    is('Module container-tools:ol8 is enabled'),
    all('OR', earlier('buildah', version)),
  );
  t.assert.deepEqual(await fixesIn(criteria), [['8', 'buildah', version, 'container-tools:ol8']]);
});

test('a bulletin may be about several releases', async (t) => {
  const of = (release: number): string =>
    all(
      'AND',
      is(`Oracle Linux ${release} is installed`),
      all('OR', earlier('bash', `0:5-1.el${release}`, release)),
    );
  t.assert.deepEqual(await fixesIn(all('OR', of(8), of(9))), [
    ['8', 'bash', '0:5-1.el8'],
    ['9', 'bash', '0:5-1.el9'],
  ]);
  const either = all(
    'AND',
    all('OR', is('Oracle Linux 8 is installed'), is('Oracle Linux 9 is installed')),
    earlier('bash', '0:5-1'),
  );
  t.assert.deepEqual(await fixesIn(either), [
    ['8', 'bash', '0:5-1'],
    ['9', 'bash', '0:5-1'],
  ]);
  t.assert.deepEqual(await fixesIn(earlier('bash', '0:5-1'), ['Oracle Linux 8', 'Oracle VM 3']), [
    ['8', 'bash', '0:5-1'],
  ]);
});

test('a definition that cannot be judged is counted, and the rest is taken', async (t) => {
  const records = await read(
    oval(
      bulletin({ id: 'ELSA-2024-0002', criteria: all('AND', is('Oracle Linux 8 is installed')) }),
      bulletin({ id: 'ELSA-2024-0003', issued: 'soon' }),
      bulletin({ id: 'RHSA-2024-0004' }),
      bulletin({ id: 'ELSA-2024-0005', criteria: earlier('a b', '0:1-1') }),
      bulletin({ id: 'ELSA-2024-0006', criteria: earlier('bash', 'the next') }),
      bulletin({ id: 'ELSA-2024-0007', criteria: earlier('bash', '0:5-1'), platforms: ['Oracle VM 3'] }),
      bulletin(),
      bulletin(),
    ),
  );
  t.assert.deepEqual(
    badIn(records).map(({ name, why }) => [name.replace('oval:com.oracle.elsa:def:', ''), why]),
    [
      ['2024-0002', 'criteria name no package of a release of Oracle Linux'],
      ['2024-0003', 'issued is no date of RFC 3339'],
      ['2024-0004', 'reference names no bulletin'],
      ['2024-0005', 'criterion compares what is no package with what is no version'],
      ['2024-0006', 'criterion compares what is no package with what is no version'],
      ['2024-0007', 'criteria name no package of a release of Oracle Linux'],
      ['ELSA-2024-0001', 'is there twice'],
    ],
  );
  t.assert.deepEqual(advisoriesIn(records), [whole]);
});

test('a definition with more criteria than any bulletin has is counted', async (t) => {
  const criteria = all('AND', '<criterion/>'.repeat(200_001), tools);
  const records = await read(oval(bulletin({ id: 'ELSA-2024-0002', criteria }), bulletin()));
  t.assert.deepEqual(
    records.map((record) => (record.kind === 'bad' ? record.why : 'good')),
    ['criteria are more than 200000', 'good'],
  );
});

/** `head -c 30000000 /dev/zero | bzip2 -9` */
const bomb = Buffer.from('QlpoOTFBWSZTWRkjKSIA5cfAAMAIAAggADDMCappgqEo2qqUJR4u5IpwoSAyRlJE', 'base64');

for (const [name, content] of [
  ['cut short', oval(bulletin()).slice(0, -20)],
  ['cut in half', oval(bulletin()).slice(0, 900)],
  ['a page', '<html></html>'],
  ['no XML', 'not found'],
  ['empty', ''],
  ['nested too deep', `<oval_definitions>${'<criteria>'.repeat(200)}`],
  ['nothing but zeros, packed', bomb],
  ['a text that does not end', `<oval_definitions>${'x'.repeat(20_000_000)}`],
] as const) {
  test(`a document that is ${name} is refused`, async (t) => {
    await t.assert.rejects(read(content), { code: 'FEED_INVALID' });
  });
}

test('entities that the document declares are not made anything of', async (t) => {
  const laughs = Array.from({ length: 30 }, (_, index) => `<!ENTITY l${index + 1} "&l${index};&l${index};">`);
  const xml = oval(bulletin({ severity: '&l30;' })).replace('?>', `?><!DOCTYPE a [${laughs.join('')}]>`);
  const [advisory] = advisoriesIn(await read(xml));
  t.assert.deepEqual(advisory?.ratings, [{ kind: 'word', severity: 'unknown', text: '&l30;', by: 'oracle' }]);
});

test('it serves Oracle Linux when that is wanted', (t) => {
  const feeds = [{ id: 'oracle', files: ['com.oracle.elsa-all.xml.bz2'] }];
  for (const wanted of [undefined, ['Oracle Linux'], ['npm', 'Oracle Linux:9']])
    t.assert.deepEqual(oracle.feeds(wanted), feeds);
  t.assert.deepEqual(oracle.feeds(['Debian:12']), []);
});

test('packages of Oracle Linux are judged by it', async (t) => {
  const plain = all(
    'AND',
    is('Oracle Linux 8 is installed'),
    all(
      'OR',
      all('AND', is('Oracle Linux arch is x86_64'), all('OR', earlier('openssl-libs', '1:1.1.1g-15.el8_3'))),
    ),
  );
  const ksplice = plain.replaceAll('1:1.1.1g-15.el8_3', '2:1.1.1g-15.ksplice1.el8_3');
  const advisories = advisoriesIn(
    await read(
      oval(
        bulletin({ id: 'ELSA-2021-9150', cves: ['CVE-2021-3449'], criteria: plain }),
        bulletin({ id: 'ELSA-2021-9151', cves: ['CVE-2021-3450'], criteria: ksplice }),
      ),
    ),
  );
  const found = (version: string, more: Partial<MatchedPackage> = {}): string[] =>
    reportOf({
      packages: [packageOf(`pkg:rpm/oracle/openssl-libs@${version}`, { architecture: 'x86_64', ...more })],
      distro: distroOf('ol', { versionId: '8.3' }),
      advisories,
    }).vulnerabilities.map(({ id, fix }) => `${id} ${fix.versions.join()} ${fix.available}`);
  t.assert.deepEqual(found('1.1.1g-12.el8_3?epoch=1'), [
    'CVE-2021-3449 1:1.1.1g-15.el8_3 2024-05-31T00:00:00Z',
  ]);
  t.assert.deepEqual(found('1.1.1g-15.el8_3?epoch=1'), []);
  t.assert.deepEqual(found('1.1.1g-12.el8_3?epoch=1', { architecture: 'i686' }).length, 1);
  t.assert.deepEqual(found('1.1.1g-12.el8_3?epoch=1', { architecture: 'aarch64' }), []);
  t.assert.deepEqual(found('1.1.1g-12.ksplice1.el8_3?epoch=2'), [
    'CVE-2021-3450 2:1.1.1g-15.ksplice1.el8_3 2024-05-31T00:00:00Z',
  ]);
});
