import { test } from 'node:test';
import { advisoryOf, affectedOf, debian12, idsOf, packageOf, reportOf } from '../../support/match.ts';

const openssl = advisoryOf('CVE-2024-1', affectedOf('Debian:12', 'openssl', { range: '0..3.0.15-1' }));

function counted(purl: string, source?: { name: string; version?: string }): readonly string[] {
  const packages = [packageOf(purl, source ? { source } : {})];
  return idsOf(reportOf({ packages, distro: debian12, advisories: [openssl] })).counted;
}

test('a binary package is judged by the name and version of its source', (t) => {
  const purl = 'pkg:deb/debian/libssl3@9.9-1';
  t.assert.deepEqual(counted(purl, { name: 'openssl', version: '3.0.14-1' }), ['CVE-2024-1 libssl3']);
  t.assert.deepEqual(counted(purl, { name: 'openssl', version: '3.0.15-1' }), []);
});

test('the source may stand in the package URL alone', (t) => {
  t.assert.equal(counted('pkg:deb/debian/libssl3@9.9-1?upstream=openssl%403.0.14-1').length, 1);
  t.assert.equal(counted('pkg:deb/debian/libssl3@3.0.14-1?upstream=openssl').length, 1);
});

test('a binary that has the name of another source is not judged by that', (t) => {
  t.assert.deepEqual(counted('pkg:deb/debian/openssl@1-1', { name: 'openssl-defaults' }), []);
});

test('a rebuild of the binaries alone has the version of its source', (t) => {
  const listed = { ranges: [], versions: ['3.0.14-1'] };
  const advisories = [advisoryOf('CVE-2024-2', affectedOf('Debian:12', 'openssl', listed))];
  const packages = [packageOf('pkg:deb/debian/openssl@3.0.14-1%2Bb2')];
  t.assert.equal(reportOf({ packages, distro: debian12, advisories }).vulnerabilities.length, 1);
});

test('headers of the kernel are not judged by advisories of the kernel', (t) => {
  const advisories = [advisoryOf('CVE-2024-3', affectedOf('Debian:12', 'linux'))];
  const of = (name: string) =>
    packageOf(`pkg:deb/debian/${name}@6.1.1-1`, { source: { name: 'linux', version: '6.1.1-1' } });
  const names = ['linux-libc-dev', 'linux-headers-6.1.0-18-amd64', 'linux-kbuild-6.1', 'linux-image-amd64'];
  const report = reportOf({ packages: names.map(of), distro: debian12, advisories });
  t.assert.deepEqual(idsOf(report).counted, ['CVE-2024-3 linux-image-amd64']);
  t.assert.deepEqual(report.gaps, []);
});

test('a signed kernel is judged as the kernel it was packed from', (t) => {
  const advisories = [advisoryOf('CVE-2024-4', affectedOf('Debian:12', 'linux', { range: '0..6.1.76-1' }))];
  const counted = (version: string) => {
    const source = { name: 'linux-signed-amd64', version };
    const packages = [packageOf('pkg:deb/debian/linux-image-6.1.0-18-amd64@1', { source })];
    return reportOf({ packages, distro: debian12, advisories }).vulnerabilities.length;
  };
  t.assert.equal(counted('6.1.69+1'), 1);
  t.assert.equal(counted('6.1.76+1'), 0);
});
