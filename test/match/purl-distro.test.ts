import { test } from 'node:test';
import { distroOfPurl } from '../../src/match/purl-distro.ts';
import { parsePurl } from '../../src/model/purl.ts';

const cases: readonly (readonly [purl: string, id: string, release: string | undefined])[] = [
  ['pkg:deb/debian/curl@1?distro=debian-12', 'debian', '12'],
  ['pkg:deb/debian/curl@1?distro=12.4', 'debian', '12.4'],
  ['pkg:deb/debian/curl@1?distro=bookworm', 'debian', 'bookworm'],
  ['pkg:deb/ubuntu/curl@1?distro=ubuntu-22.04', 'ubuntu', '22.04'],
  ['pkg:apk/alpine/curl@1?distro=alpine-3.18.4', 'alpine', '3.18.4'],
  ['pkg:apk/alpine/curl@1?distro=3.18.4', 'alpine', '3.18.4'],
  ['pkg:apk/wolfi/curl@1?distro=wolfi-20230201', 'wolfi', '20230201'],
  ['pkg:rpm/redhat/curl@1?distro=rhel-9.4', 'rhel', '9.4'],
  ['pkg:rpm/redhat/curl@1?distro=redhat-9.4', 'rhel', '9.4'],
  ['pkg:rpm/opensuse/curl@1?distro=opensuse-leap-15.5', 'opensuse-leap', '15.5'],
  ['pkg:rpm/amzn/curl@1?distro=amzn-2023', 'amzn', '2023'],
  ['pkg:rpm/fedora/curl@1', 'fedora', undefined],
];

for (const [purl, id, release] of cases) {
  test(`${purl} is of ${id} ${release ?? 'of an unknown release'}`, (t) => {
    const distro = distroOfPurl(parsePurl(purl));
    t.assert.equal(distro?.id, id);
    t.assert.equal(distro?.versionId ?? distro?.versionCodename, release);
  });
}

test('a package URL without a namespace or a distro tells none', (t) => {
  t.assert.equal(distroOfPurl(parsePurl('pkg:rpm/curl@1')), undefined);
});
