import { test } from 'node:test';
import type { MatchedPackage } from '../../../src/match/input.ts';
import type { AffectedPackage } from '../../../src/model/advisory.ts';
import { advisoryOf, affectedOf, distroOf, packageOf, reportOf } from '../../support/match.ts';

const rhel = distroOf('rhel', { versionId: '9.2' });
const redHat = 'Red Hat:enterprise_linux:9';

function found(
  pkg: MatchedPackage,
  affected: AffectedPackage,
  { distro = rhel, channels = [] }: { distro?: typeof rhel; channels?: readonly string[] } = {},
): number {
  const advisories = [advisoryOf('CVE-2024-1', affected)];
  return reportOf({ packages: [pkg], distro, advisories, options: { channels } }).vulnerabilities.length;
}

test('an epoch counts for the package itself; one that is missing is 0', (t) => {
  const affected = affectedOf(redHat, 'bind', { range: '0..32:9.16.23-5' });
  t.assert.equal(found(packageOf('pkg:rpm/redhat/bind@9.16.23-4?epoch=32'), affected), 1);
  t.assert.equal(found(packageOf('pkg:rpm/redhat/bind@9.16.23-5?epoch=32'), affected), 0);
  t.assert.equal(found(packageOf('pkg:rpm/redhat/bind@9.18-1', { version: '33:9.16.23-4' }), affected), 0);
  t.assert.equal(found(packageOf('pkg:rpm/redhat/bind@99-1'), affected), 1);
});

test('through the source, whose epoch is not told, epochs do not count', (t) => {
  const affected = affectedOf(redHat, 'bind', { range: '0..32:9.16.23-5' });
  const libs = (release: string) =>
    packageOf('pkg:rpm/redhat/bind-libs@1-1', { source: { name: 'bind', version: `9.16.23-${release}` } });
  t.assert.equal(found(libs('4'), affected), 1);
  t.assert.equal(found(libs('5'), affected), 0);
  t.assert.equal(
    found(packageOf('pkg:rpm/redhat/bind-libs@1-1?upstream=bind-9.16.23-4.src.rpm'), affected),
    1,
  );
});

test('where bulletins list all binary packages the source is not asked', (t) => {
  const alma = distroOf('almalinux', { versionId: '9.2' });
  const libs = packageOf('pkg:rpm/almalinux/bind-libs@1-1', { source: { name: 'bind', version: '1-1' } });
  t.assert.equal(found(libs, affectedOf('AlmaLinux:9', 'bind'), { distro: alma }), 0);
  t.assert.equal(found(libs, affectedOf('AlmaLinux:9', 'bind-libs'), { distro: alma }), 1);
});

test('what is said of a binary package is not said of its siblings', (t) => {
  const libs = packageOf('pkg:rpm/redhat/bind-libs@1-1', { source: { name: 'bind', version: '1-1' } });
  t.assert.equal(found(libs, affectedOf(redHat, 'bind', { architectures: ['x86_64'] })), 0);
  t.assert.equal(found(libs, affectedOf(redHat, 'bind', { architectures: ['x86_64', 'src'] })), 1);
});

test('another architecture is not meant', (t) => {
  const of = (architecture: string) => packageOf('pkg:rpm/redhat/bind@1-1', { architecture });
  const affected = affectedOf(redHat, 'bind', { architectures: ['aarch64'] });
  t.assert.equal(found(of('x86_64'), affected), 0);
  t.assert.equal(found(of('aarch64'), affected), 1);
  t.assert.equal(found(of('noarch'), affected), 1);
});

test('debug information and headers of the kernel are not judged by their source', (t) => {
  for (const name of ['bind-debuginfo', 'bind-debugsource', 'kernel-headers']) {
    const pkg = packageOf(`pkg:rpm/redhat/${name}@1-1`, { source: { name: 'bind', version: '1-1' } });
    t.assert.equal(found(pkg, affectedOf(redHat, 'bind')), 0, name);
  }
});

test('a module is judged by what is said of its stream alone', (t) => {
  const node = (metadata: MatchedPackage['metadata'], cataloger?: string) =>
    packageOf('pkg:rpm/redhat/nodejs@18.1-1', { metadata, ...(cataloger && { cataloger }) });
  const stream18 = node({ modularityLabel: 'nodejs:18:8080020230718:abc' });
  const of18 = affectedOf(redHat, 'nodejs', { module: 'nodejs:18' });
  t.assert.equal(found(stream18, of18), 1);
  t.assert.equal(found(stream18, affectedOf(redHat, 'nodejs', { module: 'nodejs:1' })), 0);
  t.assert.equal(found(stream18, affectedOf(redHat, 'nodejs', { module: 'nodejs:20' })), 0);
  t.assert.equal(found(stream18, affectedOf(redHat, 'nodejs', { range: '0..20.1-1.el9' })), 0);
  t.assert.equal(found(stream18, affectedOf(redHat, 'nodejs', { range: '0..20.1-1.module_el9' })), 1);
  t.assert.equal(found(node({ headerSha1: 'aa' }, 'redhat/rpm'), of18), 0);
  t.assert.equal(found(node({}), of18), 1);
});

test('builds for Ksplice are judged among themselves', (t) => {
  const distro = distroOf('ol', { versionId: '8.3' });
  const affected = affectedOf('Oracle Linux:8', 'glibc', { range: '0..2:2.28-164.ksplice1.el8' });
  t.assert.equal(found(packageOf('pkg:rpm/oracle/glibc@2.28-100.el8'), affected, { distro }), 0);
  t.assert.equal(
    found(packageOf('pkg:rpm/oracle/glibc@2.28-100.ksplice1.el8?epoch=2'), affected, { distro }),
    1,
  );
  t.assert.equal(
    found(packageOf('pkg:rpm/oracle/glibc@2.28-164.ksplice1.el8?epoch=2'), affected, { distro }),
    0,
  );
});

test('the label of a module may stand in the package URL', (t) => {
  const pkg = packageOf('pkg:rpm/redhat/nodejs@18.1-1?rpmmod=nodejs:18:8080020230718:abc');
  t.assert.equal(found(pkg, affectedOf(redHat, 'nodejs', { module: 'nodejs:18' })), 1);
  t.assert.equal(found(pkg, affectedOf(redHat, 'nodejs', { module: 'nodejs:20' })), 0);
});

test('the fix of an extended channel is told to those alone who have it', (t) => {
  const pkg = packageOf('pkg:rpm/redhat/bind@1-1');
  const advisories = [
    advisoryOf('CVE-2024-1', [
      affectedOf(redHat, 'bind'),
      affectedOf(redHat, 'bind', { range: '0..1-2.el9_2', channel: 'eus:9.2' }),
    ]),
    advisoryOf('RHSA-2024:1', affectedOf(redHat, 'bind', { range: '0..1-2.el9_2', channel: 'eus:9.2' }), {
      upstream: ['CVE-2024-1'],
    }),
  ];
  const fix = (channels: readonly string[]) =>
    reportOf({ packages: [pkg], distro: rhel, advisories, options: { channels } }).vulnerabilities.map(
      (found) => [found.id, found.fix.state, found.fix.versions],
    );
  t.assert.deepEqual(fix([]), [['CVE-2024-1', 'not-fixed', []]]);
  t.assert.deepEqual(fix(['eus']), [['CVE-2024-1', 'fixed', ['1-2.el9_2']]]);
});

test('extended channels count when they are on, for the release of the image', (t) => {
  const pkg = packageOf('pkg:rpm/redhat/bind@1-1');
  const eus = (release: string) => affectedOf(redHat, 'bind', { channel: `eus:${release}` });
  t.assert.equal(found(pkg, eus('9.2')), 0);
  t.assert.equal(found(pkg, eus('9.2'), { channels: ['eus'] }), 1);
  t.assert.equal(found(pkg, eus('9.4'), { channels: ['eus'] }), 0);
  t.assert.equal(found(pkg, eus('9.4'), { channels: ['eus:9.4'] }), 1);
  const els = affectedOf(redHat, 'bind', { channel: 'els:9' });
  t.assert.deepEqual([found(pkg, els), found(pkg, els, { channels: ['els'] })], [0, 1]);
});
