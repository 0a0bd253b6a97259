import { test } from 'node:test';
import type { Rating } from '../../src/model/advisory.ts';
import { advisoryOf, affectedOf, debian12, packageOf, reportOf } from '../support/match.ts';

const lodash = packageOf('pkg:npm/lodash@4.17.20');
const curl = packageOf('pkg:deb/debian/curl@7.88.1-10');

function cvss(vector: string, version: '2.0' | '3.1' | '4.0', by = 'nvd'): Rating {
  return { kind: 'cvss', version, vector, by };
}

test('advisories that share a name are one finding with all names, the CVE first', (t) => {
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash', { range: '0..4.17.21' }), { aliases: ['CVE-2021-2'] }),
    advisoryOf('SNYK-1', affectedOf('npm', 'lodash'), { aliases: ['GHSA-b'] }),
    advisoryOf('GHSA-c', affectedOf('npm', 'lodash')),
  ];
  const { vulnerabilities } = reportOf({ packages: [lodash], advisories });
  t.assert.deepEqual(
    vulnerabilities.map(({ ids }) => ids),
    [['CVE-2021-2', 'GHSA-b', 'SNYK-1'], ['GHSA-c']],
  );
  t.assert.deepEqual(
    vulnerabilities[0]?.evidence.map(({ advisory }) => advisory),
    ['GHSA-b', 'SNYK-1'],
  );
});

test('an alias that only a third record tells joins two findings', (t) => {
  const advisories = [
    advisoryOf('PYSEC-1', affectedOf('npm', 'lodash')),
    advisoryOf('CVE-2021-2', affectedOf('npm', 'lodash')),
    advisoryOf('GHSA-b', affectedOf('npm', 'other'), { aliases: ['CVE-2021-2', 'PYSEC-1'] }),
  ];
  const { vulnerabilities } = reportOf({ packages: [lodash], advisories });
  t.assert.deepEqual(
    vulnerabilities.map(({ ids }) => ids),
    [['CVE-2021-2', 'GHSA-b', 'PYSEC-1']],
  );
});

test('a bulletin about several is a finding each, and is named in all', (t) => {
  const advisories = [
    advisoryOf('DSA-1-1', affectedOf('Debian:12', 'curl', { range: '0..7.88.1-10+deb12u1' }), {
      upstream: ['CVE-2024-10', 'CVE-2024-9', 'UBUNTU-CVE-2024-9'],
    }),
    advisoryOf('CVE-2024-9', affectedOf('Debian:12', 'curl', { range: '0..7.88.1-10+deb12u1' })),
  ];
  const { vulnerabilities } = reportOf({ packages: [curl], distro: debian12, advisories });
  t.assert.deepEqual(
    vulnerabilities.map(({ ids }) => ids),
    [
      ['CVE-2024-9', 'UBUNTU-CVE-2024-9', 'DSA-1-1'],
      ['CVE-2024-10', 'DSA-1-1'],
    ],
  );
});

test('a bulletin about one vulnerability, or none, is one finding', (t) => {
  const affected = affectedOf('Debian:12', 'curl');
  const advisories = [
    advisoryOf('DSA-1-1', affected, { upstream: ['CVE-2024-9', 'GHSA-x'] }),
    advisoryOf('DLA-2-1', affected),
  ];
  const { vulnerabilities } = reportOf({ packages: [curl], distro: debian12, advisories });
  t.assert.deepEqual(
    vulnerabilities.map(({ ids }) => ids),
    [['CVE-2024-9', 'DSA-1-1', 'GHSA-x'], ['DLA-2-1']],
  );
});

test('the fix is one that all advisories agree on, oldest first', (t) => {
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash', { range: '0..4.17.21' }), { aliases: ['CVE-2021-2'] }),
    advisoryOf('CVE-2021-2', [
      affectedOf('npm', 'lodash', { range: '0..4.17.22', fixDates: { '4.17.22': '2021-03-01T00:00:00Z' } }),
      affectedOf('npm', 'lodash', { range: '5.0.0..5.0.3' }),
    ]),
  ];
  const { vulnerabilities } = reportOf({ packages: [lodash], advisories });
  t.assert.deepEqual(vulnerabilities[0]?.fix, {
    state: 'fixed',
    versions: ['4.17.22', '5.0.3'],
    available: '2021-03-01T00:00:00Z',
  });
});

test('that one advisory holds the version fixed does not outweigh another that holds it vulnerable', (t) => {
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash', { range: '0..4.17.19' }), { aliases: ['CVE-2021-2'] }),
    advisoryOf('CVE-2021-2', affectedOf('npm', 'lodash', { range: '0..4.17.22' })),
  ];
  const { vulnerabilities } = reportOf({ packages: [lodash], advisories });
  t.assert.deepEqual(
    vulnerabilities.map(({ id, fix, suppressed }) => [id, fix.versions, suppressed]),
    [['CVE-2021-2', ['4.17.22'], undefined]],
  );
});

test('a fix that one publisher has is told though another knows of none', (t) => {
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash', { range: '0..4.17.21' })),
    advisoryOf('CVE-2021-2', affectedOf('npm', 'lodash', { status: 'will-not-fix' }), {
      aliases: ['GHSA-b'],
    }),
  ];
  const { vulnerabilities } = reportOf({ packages: [lodash], advisories });
  t.assert.deepEqual(vulnerabilities[0]?.fix, { state: 'fixed', versions: ['4.17.21'] });
});

const states = [
  ['not-fixed', affectedOf('npm', 'lodash')],
  ['will-not-fix', affectedOf('npm', 'lodash', { status: 'will-not-fix' })],
  ['unknown', affectedOf('npm', 'lodash', { ranges: [], versions: ['4.17.20'] })],
  [
    'unknown',
    affectedOf('npm', 'lodash', { ranges: [{ events: [{ introduced: '0' }, { lastAffected: '4.17.20' }] }] }),
  ],
] as const;

for (const [state, affected] of states) {
  const claim = JSON.stringify([affected.status, affected.ranges, affected.versions]);
  test(`without a fix the state of ${claim} is ${state}`, (t) => {
    const { vulnerabilities } = reportOf({
      packages: [lodash],
      advisories: [advisoryOf('GHSA-b', affected)],
    });
    t.assert.deepEqual(vulnerabilities[0]?.fix, { state, versions: [] });
  });
}

const low2 = cvss('AV:L/AC:H/Au:N/C:P/I:N/A:N', '2.0');
const critical3 = cvss('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1');
const medium4 = cvss('CVSS:4.0/AV:L/AC:L/AT:N/PR:N/UI:A/VC:L/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0');
const word: Rating = { kind: 'word', severity: 'high', text: 'Important', by: 'red hat' };

const severities: readonly (readonly [string, readonly Rating[], string, number | undefined])[] = [
  ['CVSS 4 before all', [low2, critical3, medium4, word], 'medium', 4.6],
  ['CVSS 3 before 2', [low2, critical3], 'critical', 9.8],
  ['CVSS 2 before a word', [low2, word], 'low', 1.2],
  ['a word', [word], 'high', undefined],
  ['a malformed vector counts for nothing', [cvss('CVSS:3.1/AV:N', '3.1')], 'unknown', undefined],
  ['nothing', [], 'unknown', undefined],
];

for (const [name, ratings, severity, score] of severities) {
  test(`severity is by ${name}: ${severity}`, (t) => {
    const advisories = [advisoryOf('CVE-2021-2', affectedOf('npm', 'lodash'), { ratings })];
    const [found] = reportOf({ packages: [lodash], advisories }).vulnerabilities;
    t.assert.deepEqual([found?.severity, found?.score], [severity, score]);
    t.assert.deepEqual(found?.ratings, ratings);
  });
}

test('of one version of CVSS the score of what matched counts before those of others', (t) => {
  const high = cvss('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', '3.1', 'github');
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash'), { aliases: ['CVE-2021-2'], ratings: [high] }),
    advisoryOf('CVE-2021-2', affectedOf('CPE', 'lodash:lodash'), { ratings: [critical3] }),
  ];
  const [found] = reportOf({ packages: [lodash], advisories }).vulnerabilities;
  t.assert.deepEqual([found?.severity, found?.score], ['high', 7.5]);
  t.assert.deepEqual(found?.ratings, [high, critical3]);
});

test('what a distribution says of its own package outweighs the score', (t) => {
  const affected = affectedOf('Debian:12', 'curl', { severity: 'negligible' });
  const advisories = [advisoryOf('CVE-2021-2', affected, { ratings: [critical3] })];
  const [found] = reportOf({ packages: [curl], distro: debian12, advisories }).vulnerabilities;
  t.assert.deepEqual([found?.severity, found?.score], ['negligible', 9.8]);
});

test('ratings, texts and weaknesses of the CVE are taken from others where the match has none', (t) => {
  const advisories = [
    advisoryOf('DSA-1-1', affectedOf('Debian:12', 'curl'), {
      upstream: ['CVE-2024-9', 'CVE-2024-8'],
      summary: 'curl - security update',
    }),
    advisoryOf('CVE-2024-9', affectedOf('CPE', 'haxx:curl'), {
      feed: 'nvd',
      ratings: [critical3],
      summary: 'A heap overflow',
      cwes: ['CWE-122'],
      published: '2024-01-01T00:00:00Z',
    }),
  ];
  const { vulnerabilities } = reportOf({ packages: [curl], distro: debian12, advisories });
  const [nine, eight] = vulnerabilities.toSorted((a, b) => (a.id < b.id ? 1 : -1));
  t.assert.deepEqual(
    [nine?.severity, nine?.score, nine?.summary, nine?.cwes, nine?.published],
    ['critical', 9.8, 'A heap overflow', ['CWE-122'], '2024-01-01T00:00:00Z'],
  );
  t.assert.deepEqual([eight?.severity, eight?.summary], ['unknown', 'curl - security update']);
});

test('the text is of the record that matched, before that of others for the same CVE and of bulletins', (t) => {
  const bulletin = advisoryOf('DSA-1-1', affectedOf('Debian:12', 'curl'), {
    upstream: ['CVE-2024-9'],
    summary: 'curl - security update',
  });
  const other = advisoryOf('GHSA-b', affectedOf('npm', 'curl'), {
    aliases: ['CVE-2024-9'],
    summary: 'Bindings of curl are affected',
    references: [{ type: 'WEB', url: 'https://example.com/npm' }],
  });
  const own = advisoryOf('DEBIAN-CVE-2024-9', affectedOf('Debian:12', 'curl'), {
    upstream: ['CVE-2024-9'],
    details: 'A heap overflow in\ncurl',
    references: [{ type: 'WEB', url: 'https://example.com/debian' }],
  });
  const told = (...advisories: (typeof own)[]) =>
    reportOf({ packages: [curl], distro: debian12, advisories }).vulnerabilities[0];
  t.assert.equal(told(other, bulletin, own)?.summary, 'A heap overflow in curl');
  t.assert.deepEqual(told(other, own)?.references, ['https://example.com/debian', 'https://example.com/npm']);
  t.assert.equal(told(other, bulletin)?.summary, 'Bindings of curl are affected');
  t.assert.equal(told(bulletin)?.summary, 'curl - security update');
});

test('risk, exploits and predictions go by the CVE', (t) => {
  const advisories = [
    advisoryOf('GHSA-b', affectedOf('npm', 'lodash'), { aliases: ['CVE-2021-2'], ratings: [critical3] }),
  ];
  const exploit = { cve: 'CVE-2021-2', added: '2022-01-01', ransomware: true };
  const predictions = [{ cve: 'CVE-2021-2', score: 0.5, percentile: 0.97 }];
  const known = reportOf({ packages: [lodash], advisories, exploits: [exploit], predictions })
    .vulnerabilities[0];
  t.assert.deepEqual([known?.exploit, known?.epss], [exploit, { score: 0.5, percentile: 0.97 }]);
  t.assert.equal(known?.risk, 100);
  const likely = reportOf({ packages: [lodash], advisories, predictions }).vulnerabilities[0];
  t.assert.equal(likely?.risk, 47);
  t.assert.equal(reportOf({ packages: [lodash], advisories }).vulnerabilities[0]?.risk, 0);
});

test('the order of packages and advisories changes nothing', (t) => {
  const advisories = ['GHSA-c', 'GHSA-a', 'GHSA-b'].map((id) =>
    advisoryOf(id, affectedOf('npm', 'lodash', { range: '0..9.0.0' }), {
      aliases: id === 'GHSA-b' ? ['GHSA-c'] : [],
    }),
  );
  const packages = [lodash, packageOf('pkg:npm/lodash@3.0.0'), curl];
  const one = reportOf({ packages, advisories });
  const other = reportOf({ packages: packages.toReversed(), advisories });
  t.assert.deepEqual(one.vulnerabilities, other.vulnerabilities);
  const shuffled = reportOf({ packages, advisories: advisories.toReversed() });
  const ids = (report: typeof one) => report.vulnerabilities.map((found) => [found.ids, found.package]);
  t.assert.deepEqual(ids(one), ids(shuffled));
});
