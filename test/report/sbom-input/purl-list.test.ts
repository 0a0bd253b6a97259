import { test } from 'node:test';
import { judged, sbomOf } from '../../support/sbom.ts';

test('package URLs, one a line, are packages of any type', (t) => {
  const found = sbomOf(`\ufeff# what we ship\r
pkg:cargo/serde@1.0.200\r

  pkg:nuget/Newtonsoft.Json@13.0.1
pkg:composer/Acme/Log@1.0
pkg:hex/acme/plug@1.2
pkg:conan/acme/zlib@1.2.11?channel=stable
pkg:swift/github.com/Acme/Kit@6.1
pkg:bitnami/wordpress@6.2.0?arch=amd64
pkg:golang/github.com/Masterminds/sprig/v3@v3.2.3
pkg:npm/%40acme/ui@1.2.3
pkg:maven/org.acme/core@2.0
pkg:generic/curl@8.1
pkg:apk/wolfi/curl@8.1-r0?arch=x86_64
pkg:npm/a`);
  t.assert.deepEqual(found.problems, []);
  t.assert.equal(found.version, undefined);
  t.assert.deepEqual(judged(found), [
    'cargo serde 1.0.200 pkg:cargo/serde@1.0.200',
    'nuget Newtonsoft.Json 13.0.1 pkg:nuget/Newtonsoft.Json@13.0.1',
    'composer Acme/Log 1.0 pkg:composer/acme/log@1.0',
    'hex acme/plug 1.2 pkg:hex/acme/plug@1.2',
    'conan zlib 1.2.11 pkg:conan/acme/zlib@1.2.11?channel=stable',
    'swift github.com/Acme/Kit 6.1 pkg:swift/github.com/Acme/Kit@6.1',
    'bitnami wordpress 6.2.0 pkg:bitnami/wordpress@6.2.0?arch=amd64',
    'golang github.com/Masterminds/sprig/v3 v3.2.3 pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
    'npm @acme/ui 1.2.3 pkg:npm/%40acme/ui@1.2.3',
    'maven org.acme:core 2.0 pkg:maven/org.acme/core@2.0',
    'generic curl 8.1 pkg:generic/curl@8.1',
    'apk curl 8.1-r0 pkg:apk/wolfi/curl@8.1-r0?arch=x86_64',
    'npm a unknown pkg:npm/a',
  ]);
});

const sources: readonly (readonly [string, string])[] = [
  ['pkg:deb/debian/sysv-rc@2.88?upstream=sysvinit', 'sysvinit'],
  ['pkg:deb/debian/libc6@2.36-9%2Bb1?upstream=glibc%402.36-9', 'glibc 2.36-9'],
  ['pkg:deb/debian/a@1?upstream=b%401.0,c%402.0', 'b 1.0'],
  ['pkg:deb/ubuntu/libpcre3@2.1?source=pcre3&sourceversion=2.0', 'pcre3 2.0'],
  ['pkg:apk/alpine/libcrypto3@3.1.1?origin=openssl', 'openssl'],
  ['pkg:rpm/fedora/openssl-libs@3.0-1?upstream=openssl-3.0-1.src.rpm', 'openssl 3.0-1'],
  ['pkg:rpm/fedora/x-libs@3.0-1?sourcerpm=x-y-3.0-1.nosrc.rpm', 'x-y 3.0-1'],
  ['pkg:deb/debian/adduser@3.118?upstream=adduser', ''],
  ['pkg:rpm/fedora/bash@5.1-1?upstream=bash-5.1-1.src.rpm', ''],
  ['pkg:rpm/fedora/bash@5.1-1?upstream=odd.rpm', ''],
];
for (const [purl, wanted] of sources) {
  test(`the source package of ${purl} is ${wanted === '' ? 'its own' : wanted}`, (t) => {
    const [pkg] = sbomOf(purl).packages;
    t.assert.equal([pkg?.source?.name, pkg?.source?.version].filter(Boolean).join(' '), wanted);
  });
}

const versions: readonly (readonly [string, string])[] = [
  ['pkg:rpm/fedora/a@1.0-1?epoch=2', '2:1.0-1'],
  ['pkg:rpm/fedora/a@1.0-1?epoch=0', '1.0-1'],
  ['pkg:rpm/fedora/a@2%3A1.0-1?epoch=2', '2:1.0-1'],
  ['pkg:rpm/fedora/a@0:1.0-1', '1.0-1'],
  ['pkg:rpm/fedora/a@1.0-1?epoch=x', '1.0-1'],
  ['pkg:deb/debian/a@1%3A1.0-1?epoch=1', '1:1.0-1'],
  ['pkg:deb/debian/a@1.0-1?epoch=1', '1:1.0-1'],
  ['pkg:npm/a@1.0.0?epoch=1', '1.0.0'],
];
for (const [purl, wanted] of versions) {
  test(`the version of ${purl} is ${wanted}`, (t) =>
    t.assert.equal(sbomOf(purl).packages[0]?.version, wanted));
}

test('a purl that breaks a rule of its type stands as written', (t) => {
  t.assert.deepEqual(judged(sbomOf('pkg:swift/Kit')), ['swift Kit unknown pkg:swift/Kit']);
});

test('a line that is no package URL is a problem of its own', (t) => {
  const found = sbomOf('pkg:npm/a@1\nnpm/b@1\npkg:npm\u001b\npkg:npm/c@1\n');
  t.assert.deepEqual(
    found.packages.map(({ name }) => name),
    ['a', 'c'],
  );
  t.assert.deepEqual(
    found.problems.map(({ code, message }) => [code, message]),
    [
      ['malformed-purl', 'it: line 2: npm/b@1 is no package URL'],
      ['malformed-purl', 'it: line 3: pkg:npm\\x1b is no package URL'],
    ],
  );
});

test('problems without number are counted', (t) => {
  const { problems } = sbomOf(`pkg:npm/a@1\n${'x\n'.repeat(1500)}`);
  t.assert.equal(problems.length, 1001);
  t.assert.match(problems.at(-1)?.message ?? '', /500/);
});
