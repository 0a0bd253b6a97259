import { test } from 'node:test';
import { advisoryOf, affectedOf, debian12, distroOf, packageOf, reportOf } from '../support/match.ts';

const advisories = [
  advisoryOf('CVE-1', affectedOf('Debian:12', 'curl', { range: '0..9' })),
  advisoryOf('GHSA-1', affectedOf('npm', 'lodash', { range: '0..5.0.0' })),
];
const curl = packageOf('pkg:deb/debian/curl@7.88.1-10');

function gaps(packages: readonly ReturnType<typeof packageOf>[], distro = debian12, now?: string) {
  const report = reportOf({ packages, distro, advisories, ...(now !== undefined && { options: { now } }) });
  return report.gaps.map(({ kind, packages: ids }) => [kind, ...ids]);
}

test('what is covered leaves no gap', (t) => {
  t.assert.deepEqual(gaps([curl, packageOf('pkg:npm/lodash@4.0.0')]), []);
});

test('a release past its end is a gap from the day after, when the time is told', (t) => {
  t.assert.deepEqual(gaps([curl], debian12, '2028-06-30T23:00:00Z'), []);
  t.assert.deepEqual(gaps([curl], debian12, '2028-07-01'), [['distro-end-of-life']]);
  t.assert.deepEqual(gaps([curl], debian12), []);
});

test('packages of an unknown distribution are one gap', (t) => {
  const other = packageOf('pkg:deb/debian/bash@5-1');
  const shesek = distroOf('shesek', { idLike: ['debian'] });
  t.assert.deepEqual(gaps([curl, other], shesek), [['distro-unknown', curl.id, other.id]]);
});

test('a release without any advisory in the store is a gap, not silence', (t) => {
  t.assert.deepEqual(gaps([curl], distroOf('debian', { versionId: '13' })), [['no-feed', curl.id]]);
});

test('packages that no feed covers are grouped by what they lack', (t) => {
  const gem = packageOf('pkg:gem/rails@7.0');
  const perl = [packageOf('pkg:cpan/A@1'), packageOf('pkg:cpan/B@1')];
  const nameless = { ...packageOf('pkg:npm/a@1'), purl: '' };
  t.assert.deepEqual(gaps([gem, ...perl, nameless]), [
    ['no-feed', ...perl.map(({ id }) => id)],
    ['no-feed', nameless.id],
    ['no-feed', gem.id],
  ]);
});

test('a version that its scheme cannot read is not judged', (t) => {
  const strange = packageOf('pkg:npm/lodash@latest%20one');
  const none = packageOf('pkg:npm/other', { version: 'unknown' });
  t.assert.deepEqual(gaps([strange, none]), [
    ['version-unreadable', strange.id],
    ['version-unreadable', none.id],
  ]);
});

test('an advisory whose versions cannot be read leaves its package not judged', (t) => {
  const broken = advisoryOf('GHSA-2', affectedOf('npm', 'lodash', { range: '0..next one' }));
  const report = reportOf({
    packages: [packageOf('pkg:npm/lodash@5.0.0')],
    advisories: [...advisories, broken],
  });
  t.assert.equal(report.vulnerabilities.length, 0);
  t.assert.deepEqual(
    report.gaps.map(({ kind }) => kind),
    ['version-unreadable'],
  );
  t.assert.match(report.gaps[0]?.message ?? '', /GHSA-2/);
});

test('data of another distribution is said to be that', (t) => {
  const report = reportOf({ packages: [], distro: distroOf('raspbian', { versionId: '12' }), advisories });
  t.assert.deepEqual(
    report.gaps.map(({ kind }) => kind),
    ['distro-derived'],
  );
});

test('packages that others made for a distribution are a gap, unless it tells of them', (t) => {
  const redHat = advisoryOf('CVE-1', affectedOf('Red Hat:enterprise_linux:9', 'nginx', { range: '0..1-1' }));
  const of = (name: string, vendor?: string) =>
    packageOf(`pkg:rpm/redhat/${name}@2-1`, { metadata: vendor === undefined ? {} : { vendor } });
  const packages = [
    of('htop', 'Fedora Project'),
    of('nginx', 'NGINX'),
    of('bash', 'Red Hat, Inc.'),
    of('own'),
  ];
  const report = reportOf({ packages, distro: distroOf('rhel', { versionId: '9.4' }), advisories: [redHat] });
  t.assert.deepEqual(
    report.gaps.map(({ kind, packages: ids }) => [kind, ...ids]),
    [['no-feed', 'pkg:rpm/redhat/htop@2-1']],
  );
  t.assert.match(report.gaps[0]?.message ?? '', /htop 2-1 .*Fedora Project/);
});

test('packages of another kind than the distribution has are not compared with its own', (t) => {
  const alien = packageOf('pkg:apk/alpine/curl@7-r0');
  t.assert.deepEqual(gaps([alien, curl]), [['distro-unknown', alien.id]]);
});
