import { test } from 'node:test';
import { advisoryOf, affectedOf, distroOf, idsOf, packageOf, reportOf } from '../../support/match.ts';

const alpine = distroOf('alpine', { versionId: '3.20.3' });

test('a package is judged by its origin', (t) => {
  const advisories = [
    advisoryOf('CVE-2024-1', affectedOf('Alpine:v3.20', 'openssl', { range: '0..3.3.2-r0' })),
  ];
  const packages = [
    packageOf('pkg:apk/alpine/libssl3@3.3.1-r0', { source: { name: 'openssl', version: '3.3.1-r0' } }),
    packageOf('pkg:apk/alpine/libcrypto3@3.3.1-r0?upstream=openssl'),
    packageOf('pkg:apk/alpine/libssl-other@3.3.1-r0'),
    packageOf('pkg:apk/alpine/openssl@3.3.2-r0'),
  ];
  const report = reportOf({ packages, distro: alpine, advisories });
  t.assert.deepEqual(idsOf(report).counted, ['CVE-2024-1 libcrypto3', 'CVE-2024-1 libssl3']);
  t.assert.deepEqual(report.vulnerabilities[0]?.evidence, [
    {
      advisory: 'CVE-2024-1',
      feed: 'osv/Alpine:v3.20',
      lookedUp: { ecosystem: 'Alpine:v3.20', name: 'openssl', version: '3.3.1-r0' },
      how: 'source',
      range: '>= 0, < 3.3.2-r0',
    },
  ]);
});

test('without a distribution the package URL tells the release', (t) => {
  const advisories = [advisoryOf('CVE-2024-1', affectedOf('Alpine:v3.20', 'zlib'))];
  const of = (release: string) => packageOf(`pkg:apk/alpine/zlib@1.3-r0?distro=alpine-${release}`);
  t.assert.equal(reportOf({ packages: [of('3.20.1')], advisories }).vulnerabilities.length, 1);
  t.assert.equal(reportOf({ packages: [of('3.19.1')], advisories }).vulnerabilities.length, 0);
});

test('Wolfi names packages beside origins, Alpine origins alone', (t) => {
  const counted = (ecosystem: string, id: string) => {
    const advisories = [advisoryOf('CVE-2024-1', affectedOf(ecosystem, 'libssl3'))];
    const packages = [packageOf(`pkg:apk/${id}/libssl3@3.3-r0?upstream=openssl`)];
    return reportOf({ packages, distro: distroOf(id, { versionId: '3.20' }), advisories }).vulnerabilities
      .length;
  };
  t.assert.equal(counted('Wolfi', 'wolfi'), 1);
  t.assert.equal(counted('Alpine:v3.20', 'alpine'), 0);
});
