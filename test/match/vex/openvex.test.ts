import { test } from 'node:test';
import { readVex } from '../../../src/match/vex/read.ts';
import {
  findingOf,
  notAffected,
  openVexOf,
  packageAt,
  sampleImage,
  silenced,
  suppressions,
} from '../../support/vex.ts';

const openssl = packageAt('pkg:deb/debian/openssl@3.0.11-1?arch=amd64&distro=debian-12');
const libssl = packageAt('pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12', {
  source: { name: 'openssl', version: '3.0.11-1' },
});
const lodash = packageAt('pkg:npm/lodash@4.17.20');
const packages = [openssl, libssl, lodash];
const of = (...statements: object[]) => silenced({ documents: [openVexOf(...statements)], packages });
const image = `pkg:oci/app@${encodeURIComponent(sampleImage.manifestDigest ?? '')}`;

test('a statement says who made it, and why', (t) => {
  const [found] = suppressions({
    documents: [openVexOf(notAffected([lodash.purl], { status_notes: 'seen by the team' }))],
    packages: [lodash],
  });
  t.assert.deepEqual(found, {
    by: 'vex',
    source: '0.json, Acme Security',
    reason: 'not affected: vulnerable_code_not_in_execute_path, seen by the team',
    verdict: 'not-affected',
  });
});

const products: readonly (readonly [string, string | object, readonly string[]])[] = [
  ['with its version', lodash.purl, [lodash.purl]],
  ['of any version', 'pkg:npm/lodash', [lodash.purl]],
  ['of another version', 'pkg:npm/lodash@4.17.21', []],
  ['of another name', 'pkg:npm/lodash-es@4.17.20', []],
  ['of another type', 'pkg:pypi/lodash@4.17.20', []],
  ['of another distribution', 'pkg:deb/ubuntu/openssl@3.0.11-1', []],
  ['with fewer qualifiers', 'pkg:deb/debian/openssl@3.0.11-1?arch=amd64', [openssl.purl]],
  ['of another architecture', 'pkg:deb/debian/openssl@3.0.11-1?arch=arm64', []],
  ['with the codename of the release', 'pkg:deb/debian/openssl@3.0.11-1?distro=bookworm', [openssl.purl]],
  ['of another release', 'pkg:deb/debian/openssl@3.0.11-1?distro=debian-11', []],
  ['of the source', 'pkg:deb/debian/openssl@3.0.11-1?arch=source', [openssl.purl, libssl.purl]],
  ['as an identifier', { identifiers: { purl: lodash.purl } }, [lodash.purl]],
];
for (const [what, product, found] of products) {
  test(`a package URL ${what} ${found.length === 0 ? 'is not' : 'is'} the package`, (t) => {
    t.assert.deepEqual(of(notAffected([product])), found);
  });
}

const images: readonly (readonly [string, string | object])[] = [
  ['the digest of its manifest', image],
  ['the digest of its config', { hashes: { 'sha-256': sampleImage.id.slice(7) } }],
  ['the digest of the index it is of', `ghcr.io/acme/app@${sampleImage.indexDigest}`],
  ['its repository', 'pkg:oci/app?repository_url=ghcr.io/acme/app'],
  ['its repository without the name, and its tag', 'pkg:oci/app?repository_url=ghcr.io/acme&tag=1'],
];
for (const [what, product] of images) {
  test(`an image named by ${what} is this one, with everything in it`, (t) => {
    t.assert.equal(of(notAffected([product])).length, packages.length);
  });
}

const otherImages: readonly (readonly [string, string])[] = [
  ['another digest', `pkg:oci/app@sha256%3A${'0'.repeat(64)}?repository_url=ghcr.io/acme/app`],
  ['its last name alone', 'pkg:oci/app'],
  ['another repository', 'pkg:oci/app?repository_url=ghcr.io/other/app'],
  ['another tag', 'pkg:oci/app?repository_url=ghcr.io/acme/app&tag=2'],
  ['another architecture', 'pkg:oci/app?repository_url=ghcr.io/acme/app&arch=arm64'],
];
for (const [what, product] of otherImages) {
  test(`an image named by ${what} is another one`, (t) => {
    t.assert.deepEqual(of(notAffected([product])), []);
  });
}

test('of an image with subcomponents, only those are meant', (t) => {
  const product = { '@id': image, subcomponents: [{ '@id': 'pkg:npm/lodash' }] };
  t.assert.deepEqual(of(notAffected([product])), [lodash.purl]);
  const other = {
    '@id': `pkg:oci/app@sha256:${'0'.repeat(64)}`,
    subcomponents: [{ '@id': 'pkg:npm/lodash' }],
  };
  t.assert.deepEqual(of(notAffected([other])), []);
});

test('subcomponents that nothing identifies are not the whole product', (t) => {
  const product = { '@id': image, subcomponents: [{ '@id': 'https://example.com/lodash' }] };
  const document = openVexOf(notAffected([product]));
  t.assert.deepEqual(silenced({ documents: [document], packages }), []);
  t.assert.match(
    readVex(JSON.stringify(document), 'a.json').unused.join(),
    /1 subcomponent .*statements\[0\]/,
  );
});

test('a subcomponent of a package is what lies in it', (t) => {
  const inside = (path: string) => ({ locations: [{ path, layer: 0 }] });
  const app = packageAt('pkg:maven/acme/app@1', inside('app/app.war'));
  const bundled = packageAt('pkg:maven/log4j/core@2', inside('app/app.war!/WEB-INF/lib/core.jar'));
  const elsewhere = { ...bundled, id: 'elsewhere', ...inside('opt/core.jar') };
  const product = { '@id': 'pkg:maven/acme/app', subcomponents: [{ '@id': 'pkg:maven/log4j/core' }] };
  const documents = [openVexOf(notAffected([product]))];
  t.assert.deepEqual(silenced({ documents, packages: [app, bundled, elsewhere] }), [bundled.id]);
});

test('a subcomponent of a Go module is in the same executable', (t) => {
  const inside = (path: string) => ({ locations: [{ path, layer: 0 }] });
  const app = packageAt('pkg:golang/acme.example/app@v1.0.0', inside('usr/bin/app'));
  const net = packageAt('pkg:golang/golang.org/x/net@v0.1.0', inside('usr/bin/app'));
  const other = { ...net, id: 'other', ...inside('usr/bin/other') };
  const product = {
    '@id': 'pkg:golang/acme.example/app',
    subcomponents: [{ '@id': 'pkg:golang/golang.org/x/net' }],
  };
  const documents = [openVexOf(notAffected([product]))];
  t.assert.deepEqual(silenced({ documents, packages: [app, net, other] }), [net.id]);
});

test('packages that one database or lock file lists are not in each other', (t) => {
  const product = { '@id': 'pkg:deb/debian/openssl', subcomponents: [{ '@id': 'pkg:deb/debian/libssl3' }] };
  t.assert.deepEqual(of(notAffected([product])), []);
});

test('a subcomponent of an OS package is what it owns', (t) => {
  const owned = { ...lodash, ownedBy: openssl.id };
  const product = { '@id': 'pkg:deb/debian/openssl', subcomponents: [{ '@id': 'pkg:npm/lodash' }] };
  const documents = [openVexOf(notAffected([product]))];
  t.assert.deepEqual(silenced({ documents, packages: [openssl, owned] }), [lodash.purl]);
  t.assert.deepEqual(silenced({ documents, packages: [openssl, lodash] }), []);
});

test('the latest statement counts, in whichever document and order it stands', (t) => {
  const late = { timestamp: '2026-02-01T00:00:00Z' };
  const early = { timestamp: '2025-02-01T00:00:00Z' };
  const no = (more: object) => openVexOf(notAffected([lodash.purl], more));
  const yes = (more: object) =>
    openVexOf(notAffected(['pkg:npm/lodash'], { status: 'affected', action_statement: 'wait', ...more }));
  const found = (...documents: object[]) => silenced({ documents, packages }).length;
  t.assert.equal(found(no(late), yes(early)), 1);
  t.assert.equal(found(yes(late), no(early)), 0);
  t.assert.equal(found(no(early), yes({})), 0);
  t.assert.equal(found(yes({}), no({})), 1);
  t.assert.equal(found(no({}), yes({ last_updated: '2026-03-01T00:00:00Z', ...early })), 0);
});

test('only what is not affected or fixed is suppressed', (t) => {
  const status = (word: string) => of(notAffected([lodash.purl], { status: word })).length;
  t.assert.deepEqual(['not_affected', 'fixed', 'affected', 'under_investigation'].map(status), [1, 1, 0, 0]);
});

test('a vulnerability is known by any of its names, in whatever case', (t) => {
  const findings = [findingOf('CVE-2024-9', lodash, { ids: ['CVE-2024-9', 'GHSA-aaaa-bbbb-cccc'] })];
  const found = (vulnerability: object) =>
    silenced({
      documents: [openVexOf(notAffected([lodash.purl], { vulnerability }))],
      packages,
      findings,
    }).length;
  t.assert.equal(found({ name: 'cve-2024-9' }), 1);
  t.assert.equal(found({ name: 'VENDOR-1', aliases: ['GHSA-AAAA-BBBB-CCCC'] }), 1);
  t.assert.equal(found({ name: 'CVE-2024-8' }), 0);
});

test('two CVEs of one bulletin stay two', (t) => {
  const findings = [findingOf('CVE-2024-9', lodash, { ids: ['CVE-2024-9', 'DSA-1-1'] })];
  const vulnerability = { name: 'CVE-2024-8', aliases: ['DSA-1-1'] };
  const documents = [openVexOf(notAffected([lodash.purl], { vulnerability }))];
  t.assert.deepEqual(silenced({ documents, packages, findings }), []);
});

test('what feeds suppress stays as it is', (t) => {
  const suppressed = { by: 'not-affected', source: 'feed', reason: 'said so' } as const;
  const findings = [findingOf('CVE-2024-1', lodash, { suppressed })];
  const documents = [openVexOf(notAffected([lodash.purl]))];
  t.assert.deepEqual(suppressions({ documents, packages, findings }), [suppressed]);
});

test('version 0.0.1 has plain texts', (t) => {
  const statement = { vulnerability: 'CVE-2024-1', products: [image], subcomponents: ['pkg:npm/lodash'] };
  t.assert.deepEqual(of({ ...statement, status: 'fixed' }), [lodash.purl]);
});

test('products that nothing can be held against are told of, once a kind', (t) => {
  const words = { '@id': 'https://example.com/app' };
  const document = openVexOf(notAffected([words, words]), notAffected([]));
  const { statements, unused } = readVex(JSON.stringify(document), 'a.json');
  t.assert.equal(statements.length, 0);
  t.assert.equal(unused.length, 2);
  t.assert.match(unused[0] ?? '', /^a\.json: 2 products .*statements\[0\]\.products\[0\]/);
});
