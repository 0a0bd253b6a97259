import { test } from 'node:test';
import { parsePurl } from '../../src/model/purl.ts';
import { distroOfPurl } from '../../src/model/purl-distro.ts';

const cases: readonly (readonly [purl: string, id: string, release: string | undefined])[] = [
  ['pkg:deb/debian/curl@1?distro=debian-12', 'debian', '12'],
  ['pkg:deb/debian/curl@1?distro=12.4', 'debian', '12.4'],
  ['pkg:deb/debian/curl@1?distro=bookworm', 'debian', '12'],
  ['pkg:deb/debian/curl@1?distro=debian-bookworm', 'debian', '12'],
  ['pkg:deb/debian/curl@1?distro=sid', 'debian', undefined],
  ['pkg:deb/ubuntu/curl@1?distro=ubuntu-22.04', 'ubuntu', '22.04'],
  ['pkg:deb/ubuntu/curl@1?distro=focal', 'ubuntu', '20.04'],
  ['pkg:apk/alpine/curl@1?distro=alpine-3.18.4', 'alpine', '3.18.4'],
  ['pkg:apk/alpine/curl@1?distro=3.18.4', 'alpine', '3.18.4'],
  ['pkg:apk/wolfi/curl@1?distro=wolfi-20230201', 'wolfi', '20230201'],
  ['pkg:apk/wolfi/curl@1', 'wolfi', undefined],
  ['pkg:rpm/redhat/curl@1?distro=rhel-9.4', 'rhel', '9.4'],
  ['pkg:rpm/redhat/curl@1?distro=redhat-9.4', 'rhel', '9.4'],
  ['pkg:rpm/opensuse/curl@1?distro=opensuse-leap-15.5', 'opensuse-leap', '15.5'],
  ['pkg:rpm/opensuse/curl@1?distro=opensuse.leap-15.5', 'opensuse-leap', '15.5'],
  ['pkg:rpm/amzn/curl@1?distro=amzn-2023', 'amzn', '2023'],
  ['pkg:rpm/amazon/curl@1?distro=amazon-2%20%28Karoo%29', 'amzn', '2'],
  ['pkg:rpm/oracle/curl@1?distro=oracle-8.5', 'ol', '8.5'],
  ['pkg:rpm/cbl-mariner/curl@1?distro=cbl-mariner-2.0.20220226', 'mariner', '2.0.20220226'],
  ['pkg:rpm/fedora/curl@1', 'fedora', undefined],
];

for (const [purl, id, release] of cases) {
  test(`${purl} is of ${id} ${release ?? 'of an unknown release'}`, (t) => {
    const distro = distroOfPurl(parsePurl(purl));
    t.assert.equal(distro?.id, id);
    t.assert.equal(distro?.versionId, release);
  });
}

test('a package URL without a namespace or a distro tells none', (t) => {
  t.assert.equal(distroOfPurl(parsePurl('pkg:rpm/curl@1')), undefined);
});
