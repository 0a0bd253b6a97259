import { test } from 'node:test';
import { osvRecord } from '../../src/advisory/formats/osv-record.ts';
import type { MatchedPackage } from '../../src/match/input.ts';
import type { Advisory } from '../../src/model/advisory.ts';
import { advisoryOf, affectedOf, debian12, distroOf, idsOf, packageOf, reportOf } from '../support/match.ts';

const ubuntu = distroOf('ubuntu', { versionId: '18.04' });
const wheel = advisoryOf('GHSA-1', affectedOf('PyPI', 'urllib3', { range: '0..1.26.18' }), {
  aliases: ['CVE-2023-1', 'PYSEC-1'],
});
const owner = packageOf('pkg:deb/debian/python3-urllib3@1.26.12-1%2Bdeb12u1', {
  source: { name: 'python-urllib3' },
});
const owned = packageOf('pkg:pypi/urllib3@1.26.12', { ownedBy: owner.id });

function report(advisory: Advisory, packages: readonly MatchedPackage[] = [owner, owned]) {
  return reportOf({ packages, distro: debian12, advisories: [wheel, advisory] });
}

function debian(range: string, more: Partial<Advisory> = {}): Advisory {
  return advisoryOf('CVE-2023-1', affectedOf('Debian:12', 'python-urllib3', { range }), more);
}

test('what the distribution has fixed does not count in what its package owns, and that is said', (t) => {
  const found = report(debian('0..1.26.12-1+deb12u1'));
  t.assert.deepEqual(idsOf(found), { counted: [], suppressed: ['CVE-2023-1 urllib3'] });
  const [{ suppressed } = {}] = found.vulnerabilities;
  t.assert.equal(suppressed?.by, 'ownership');
  t.assert.equal(suppressed?.source, 'python3-urllib3 1.26.12-1+deb12u1');
  t.assert.match(suppressed?.reason ?? '', /Debian:12.*CVE-2023-1 in osv\/Debian:12/);
  t.assert.equal(suppressed?.verdict, 'fixed');
});

test('what the distribution says is not vulnerable does not count either', (t) => {
  const affected = affectedOf('Debian:12', 'python-urllib3', { status: 'not-affected' });
  const said = advisoryOf('DEBIAN-CVE-2023-1', { ...affected, ranges: [] });
  t.assert.deepEqual(idsOf(report(said)), { counted: [], suppressed: ['CVE-2023-1 urllib3'] });
  t.assert.equal(report(said).vulnerabilities[0]?.suppressed?.verdict, 'not-affected');
});

test('a bulletin that fixed several silences each of them, by any alias', (t) => {
  const bulletin = advisoryOf(
    'DSA-1-1',
    affectedOf('Debian:12', 'python-urllib3', { range: '0..1.26.12-1+deb12u1' }),
    { upstream: ['CVE-2023-9', 'PYSEC-1'] },
  );
  t.assert.deepEqual(idsOf(report(bulletin)).counted, []);
});

test('what the distribution counts on its package does not count twice', (t) => {
  const found = report(debian('0..'));
  t.assert.deepEqual(idsOf(found), {
    counted: ['CVE-2023-1 python3-urllib3'],
    suppressed: ['CVE-2023-1 urllib3'],
  });
  t.assert.equal(found.vulnerabilities.at(-1)?.suppressed?.verdict, undefined);
});

test('what one feed counts on the owner and another acquits is acquitted', (t) => {
  const affected = affectedOf('Debian:12', 'python-urllib3', { status: 'not-affected' });
  const acquittal = advisoryOf('CVE-2023-1', { ...affected, ranges: [] }, { feed: 'debian-tracker' });
  const found = reportOf({
    packages: [owner, owned],
    distro: debian12,
    advisories: [wheel, debian('0..'), acquittal],
  });
  t.assert.deepEqual(idsOf(found).counted, []);
  const reasons = found.vulnerabilities.map(({ suppressed }) => suppressed?.reason ?? '');
  for (const reason of reasons) t.assert.match(reason, /not affected/);
});

const openssl = packageOf('pkg:deb/debian/libssl3@3.0.15-1', { source: { name: 'openssl' } });
const tracked = (range: string, status: 'affected' | 'will-not-fix' = 'affected'): Advisory =>
  advisoryOf('CVE-2024-1', affectedOf('Debian:12', 'openssl', { range, status }), { feed: 'debian-tracker' });
const published = (range: string): Advisory =>
  advisoryOf('DSA-1-1', affectedOf('Debian:12', 'openssl', { range }), {
    upstream: ['CVE-2024-1', 'CVE-2024-2'],
  });

test('what the own feed of a distribution says is fixed does not count because others are behind', (t) => {
  const facts = { packages: [openssl], distro: debian12 };
  const found = reportOf({ ...facts, advisories: [published('0..3.0.16-1'), tracked('0..3.0.15-1')] });
  t.assert.deepEqual(idsOf(found), {
    counted: ['CVE-2024-2 libssl3'],
    suppressed: ['CVE-2024-1 libssl3'],
  });
  t.assert.deepEqual(found.vulnerabilities[1]?.suppressed, {
    by: 'not-affected',
    source: 'debian-tracker',
    reason: 'Debian:12 says that it is fixed in openssl 3.0.15-1 (CVE-2024-1)',
    verdict: 'fixed',
  });
  const other = reportOf({
    ...facts,
    advisories: [published('0..3.0.16-1'), { ...tracked('0..3.0.15-1'), feed: 'osv/Debian' }],
  });
  t.assert.deepEqual(idsOf(other).suppressed, []);
});

test('what several feeds count is told once, with the fix that the own feed of the distribution names', (t) => {
  for (const [own, others, fix] of [
    ['0..3.0.17-1', '0..3.0.16-1', { state: 'fixed', versions: ['3.0.17-1'] }],
    ['0..3.0.16-1', '0..3.0.17-1', { state: 'fixed', versions: ['3.0.16-1'] }],
    ['0..', '0..3.0.17-1', { state: 'not-fixed', versions: [] }],
    ['0..3.0.17-1', '0..3.0.14-1', { state: 'fixed', versions: ['3.0.17-1'] }],
  ] as const) {
    const advisories = [published(others), tracked(own)];
    const [found, ...more] = reportOf({
      packages: [openssl],
      distro: debian12,
      advisories,
    }).vulnerabilities.filter(({ id }) => id === 'CVE-2024-1');
    t.assert.deepEqual([found?.fix, found?.suppressed, more], [fix, undefined, []]);
  }
});

test('what the own feed says is fixed is what counts for a package that is owned', (t) => {
  const own = { ...debian('0..1.26.12-1'), feed: 'debian-tracker' };
  const found = reportOf({
    packages: [owner, owned],
    distro: debian12,
    advisories: [wheel, debian('0..', { id: 'DEBIAN-CVE-2023-1' }), own],
  });
  t.assert.deepEqual(idsOf(found).counted, []);
  t.assert.deepEqual(
    found.vulnerabilities.map(({ suppressed }) => suppressed?.verdict),
    ['fixed', 'fixed'],
  );
});

test('where the distribution is silent, or not the owner, the vulnerability counts', (t) => {
  const other = advisoryOf('CVE-2023-2', affectedOf('Debian:12', 'python-urllib3', { range: '0..1' }));
  t.assert.deepEqual(idsOf(report(other)).counted, ['CVE-2023-1 urllib3']);
  const { ownedBy: _, ...free } = owned;
  t.assert.deepEqual(idsOf(report(debian('0..1'), [owner, free])).counted, ['CVE-2023-1 urllib3']);
});

test('what was withdrawn silences nothing, and never matches', (t) => {
  const withdrawn = { withdrawn: '2024-01-01T00:00:00Z' };
  t.assert.deepEqual(idsOf(report(debian('0..1', withdrawn))).counted, ['CVE-2023-1 urllib3']);
  t.assert.deepEqual(idsOf(report(debian('0..', withdrawn))).counted, ['CVE-2023-1 urllib3']);
});

test('what one feed says is not affected does not count by another', (t) => {
  const alpine = distroOf('alpine', { versionId: '3.20' });
  const affected = affectedOf('Alpine:v3.20', 'zlib');
  const advisories = [
    advisoryOf('ALPINE-CVE-2024-1', affected, { upstream: ['CVE-2024-1'] }),
    advisoryOf(
      'CVE-2024-1',
      { ...affected, status: 'not-affected', ranges: [] },
      { feed: 'alpine-secdb/v3.20' },
    ),
  ];
  const found = reportOf({ packages: [packageOf('pkg:apk/alpine/zlib@1.3-r0')], distro: alpine, advisories });
  t.assert.deepEqual(idsOf(found), { counted: [], suppressed: ['CVE-2024-1 zlib'] });
  t.assert.deepEqual(
    [found.vulnerabilities[0]?.suppressed?.by, found.vulnerabilities[0]?.suppressed?.source],
    ['not-affected', 'alpine-secdb/v3.20'],
  );
  t.assert.deepEqual(found.cleared, []);
});

test('what nobody reports and its publisher says is not affected is cleared, and no finding', (t) => {
  const ofRelease = {
    ...affectedOf('Ubuntu:18.04:LTS', 'curl'),
    ranges: [],
    status: 'not-affected',
  } as const;
  const advisories = [
    advisoryOf('CVE-2024-1', ofRelease, { feed: 'ubuntu' }),
    advisoryOf('CVE-2024-2', { ...ofRelease, channel: 'esm' }, { feed: 'ubuntu' }),
    advisoryOf('CVE-2024-3', affectedOf('Ubuntu:18.04:LTS', 'curl', { range: '0..7.0' })),
  ];
  const pkg = packageOf('pkg:deb/ubuntu/libcurl4@7.58', { source: { name: 'curl' } });
  const found = reportOf({ packages: [pkg], distro: ubuntu, advisories });
  t.assert.deepEqual(found.vulnerabilities, []);
  t.assert.deepEqual(found.cleared, [
    {
      id: 'CVE-2024-1',
      ids: ['CVE-2024-1'],
      package: pkg.id,
      suppressed: {
        by: 'not-affected',
        source: 'ubuntu',
        reason: 'Ubuntu:18.04:LTS says that curl is not affected (CVE-2024-1)',
        verdict: 'not-affected',
      },
    },
  ]);
});

const open = advisoryOf('UBUNTU-CVE-2024-1', affectedOf('Ubuntu:18.04:LTS', 'curl'), {
  upstream: ['CVE-2024-1'],
});
const esm = advisoryOf(
  'USN-1-1',
  affectedOf('Ubuntu:18.04:LTS', 'curl', { range: '0..7.58-2ubuntu3.24+esm1', channel: 'esm' }),
  { upstream: ['CVE-2024-1', 'CVE-2024-2'] },
);

function inUbuntu(version: string, channels: readonly string[]) {
  const packages = [packageOf(`pkg:deb/ubuntu/curl@${version}`)];
  return reportOf({ packages, distro: ubuntu, advisories: [open, esm], options: { channels } });
}

test('a paid channel that is off neither mends nor finds', (t) => {
  const found = inUbuntu('7.58-2ubuntu3.23', []);
  t.assert.deepEqual(idsOf(found).counted, ['CVE-2024-1 curl']);
  t.assert.equal(found.vulnerabilities[0]?.fix.state, 'not-fixed');
});

for (const [channels, fix] of [
  [[], { state: 'will-not-fix', versions: [] }],
  [['esm'], { state: 'fixed', versions: ['7.58-2ubuntu3.24+esm1'] }],
] as const) {
  test(`a fix of Ubuntu Pro alone with the channels [${channels.join()}] is ${fix.state}`, (t) => {
    const record = {
      id: 'UBUNTU-CVE-2024-3',
      modified: '2026-01-01T00:00:00Z',
      upstream: ['CVE-2024-3'],
      affected: [
        {
          package: { ecosystem: 'Ubuntu:Pro:18.04:LTS', name: 'curl' },
          ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '7.58-2ubuntu3.24+esm1' }] }],
        },
      ],
    };
    const read = osvRecord(record, 'a.json', { feed: 'osv/Ubuntu' });
    const advisories = read.kind === 'advisory' ? [read.advisory] : [];
    const found = (version: string) =>
      reportOf({
        packages: [packageOf(`pkg:deb/ubuntu/curl@${version}`)],
        distro: ubuntu,
        advisories,
        options: { channels },
      });
    t.assert.deepEqual(
      found('7.58-2ubuntu3.23').vulnerabilities.map((one) => one.fix),
      [fix],
    );
    t.assert.deepEqual(idsOf(found('7.58-2ubuntu3.24%2Besm1')).counted, []);
  });
}

test('a paid channel that is on tells of its fix, and mends what has it', (t) => {
  const before = inUbuntu('7.58-2ubuntu3.23', ['esm']);
  t.assert.deepEqual(idsOf(before).counted, ['CVE-2024-1 curl', 'CVE-2024-2 curl']);
  t.assert.deepEqual(
    before.vulnerabilities.map(({ fix }) => fix.versions),
    [['7.58-2ubuntu3.24+esm1'], ['7.58-2ubuntu3.24+esm1']],
  );
  const after = inUbuntu('7.58-2ubuntu3.24%2Besm1', ['esm']);
  t.assert.deepEqual(idsOf(after), { counted: [], suppressed: ['CVE-2024-1 curl'] });
});
