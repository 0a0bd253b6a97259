import { test } from 'node:test';
import { problemsOf, sbomOf } from '../../support/sbom.ts';

const told: readonly (readonly [string, string | undefined])[] = [
  ['pkg:deb/debian/a@1?distro=debian-12', 'debian 12'],
  ['pkg:deb/debian/a@1?distro=bookworm', 'debian 12'],
  ['pkg:deb/ubuntu/a@1?distro=focal', 'ubuntu 20.04'],
  ['pkg:deb/ubuntu/a@1?distro=ubuntu-22.04', 'ubuntu 22.04'],
  ['pkg:apk/alpine/a@1?distro=3.16.0', 'alpine 3.16.0'],
  ['pkg:apk/alpine/a@1?distro=alpine-3.17.2', 'alpine 3.17.2'],
  ['pkg:apk/wolfi/a@1', 'wolfi'],
  ['pkg:apk/chainguard/a@1?distro=chainguard-20230214', 'chainguard 20230214'],
  ['pkg:rpm/redhat/a@1?distro=redhat-8.4', 'rhel 8.4'],
  ['pkg:rpm/redhat/a@1?distro=rhel-9.2', 'rhel 9.2'],
  ['pkg:rpm/amazon/a@1?distro=amazon-2+(Karoo)', 'amzn 2+(Karoo)'],
  ['pkg:rpm/amazon/a@1?distro=amazon-2%20%28Karoo%29', 'amzn 2'],
  ['pkg:rpm/oracle/a@1?distro=oracle-8.5', 'ol 8.5'],
  ['pkg:rpm/opensuse/a@1?distro=opensuse-leap-15.5', 'opensuse-leap 15.5'],
  ['pkg:rpm/opensuse/a@1?distro=opensuse.leap-15.5', 'opensuse-leap 15.5'],
  ['pkg:rpm/cbl-mariner/a@1?distro=cbl-mariner-2.0.20220226', 'mariner 2.0.20220226'],
  ['pkg:deb/debian/a@1', undefined],
  ['pkg:npm/a@1?distro=debian-12', undefined],
];
for (const [purl, wanted] of told) {
  test(`${purl} is of ${wanted ?? 'no distribution it tells'}`, (t) => {
    const { distro } = sbomOf(purl);
    const found = distro === undefined ? undefined : [distro.id, distro.versionId].filter(Boolean).join(' ');
    t.assert.equal(found, wanted);
  });
}

const system = (name: string, version?: string) => ({ type: 'operating-system', name, version });
const deb = (name: string, distro: string) => ({
  type: 'library',
  name,
  purl: `pkg:deb/debian/${name}@1?distro=${distro}`,
});
const bom = (...components: readonly object[]) => sbomOf({ bomFormat: 'CycloneDX', components });

test('package URLs do not overrule the distribution that the document names', (t) => {
  const found = bom(system('debian', '12'), deb('a', 'debian-11'), deb('b', 'debian-11'));
  t.assert.equal(found.distro?.versionId, '12');
  t.assert.deepEqual(found.problems, []);
});

test('package URLs tell the release where the document names the distribution alone', (t) => {
  t.assert.equal(bom(system('debian'), deb('a', 'debian-11')).distro?.versionId, '11');
  t.assert.equal(bom(system('alpine'), deb('a', 'debian-11')).distro?.versionId, undefined);
});

test('of several distributions the one with most packages counts, and it is told', (t) => {
  const named = bom(system('debian', '12.0'), system('debian', '12.5'), deb('a', 'debian-12.5'));
  t.assert.equal(named.distro?.versionId, '12.5');
  t.assert.deepEqual(problemsOf(named), ['several-distros']);
  const mixed = bom(deb('a', 'debian-11'), deb('b', 'debian-12'), deb('c', 'debian-12'));
  t.assert.equal(mixed.distro?.versionId, '12');
  t.assert.deepEqual(problemsOf(mixed), ['several-distros']);
});

test('the same distribution named twice is one', (t) => {
  t.assert.deepEqual(bom(system('debian', '12.5'), system('debian', '12.5')).problems, []);
});
