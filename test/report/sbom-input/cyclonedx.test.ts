import { suite, test } from 'node:test';
import { judged, problemsOf, sbomOf } from '../../support/sbom.ts';
import { cyclonedxCheck } from '../../support/schemas.ts';

const schemaProblems = cyclonedxCheck();

function bom(components: readonly object[], more: object = {}) {
  return { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, ...more, components };
}

function properties(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

const manifest = `sha256:${'a'.repeat(64)}`;
const [config, base, top] = ['1', '2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);

const trivy = bom(
  [
    {
      'bom-ref': '5f2f3d5a-0a43-4e7b-a5e4-3d8c8f9a6b11',
      type: 'operating-system',
      name: 'redhat',
      version: '8.4',
      properties: properties({ 'aquasecurity:trivy:Class': 'os-pkgs', 'aquasecurity:trivy:Type': 'redhat' }),
    },
    {
      'bom-ref': 'pkg:rpm/redhat/openssl-libs@1.1.1g-15.el8_3?arch=x86_64&distro=redhat-8.4&epoch=1',
      type: 'library',
      name: 'openssl-libs',
      version: '1.1.1g-15.el8_3',
      purl: 'pkg:rpm/redhat/openssl-libs@1.1.1g-15.el8_3?arch=x86_64&distro=redhat-8.4&epoch=1',
      properties: properties({
        'aquasecurity:trivy:SrcName': 'openssl',
        'aquasecurity:trivy:SrcVersion': '1.1.1g',
        'aquasecurity:trivy:SrcRelease': '15.el8_3',
        'aquasecurity:trivy:SrcEpoch': '1',
        'aquasecurity:trivy:LayerDiffID': `${base}`,
      }),
    },
    {
      'bom-ref': 'pkg:rpm/redhat/nodejs@10.24.0-1.module+el8.3.0?arch=x86_64&distro=redhat-8.4',
      type: 'library',
      name: 'nodejs',
      version: '10.24.0-1.module+el8.3.0',
      purl: 'pkg:rpm/redhat/nodejs@10.24.0-1.module%2Bel8.3.0?arch=x86_64&distro=redhat-8.4',
      properties: properties({
        'aquasecurity:trivy:SrcName': 'nodejs',
        'aquasecurity:trivy:SrcEpoch': '0',
        'aquasecurity:trivy:SrcVersion': '10.24.0',
        'aquasecurity:trivy:SrcRelease': '1.module+el8.3.0',
        'aquasecurity:trivy:Modularitylabel': 'nodejs:10:8030020210118191659:229f0a1c',
      }),
    },
    { 'bom-ref': 'a', type: 'application', name: 'app/go.sum' },
    {
      'bom-ref': 'pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
      type: 'library',
      name: 'github.com/Masterminds/sprig/v3',
      version: 'v3.2.3',
      purl: 'pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
      properties: properties({ 'aquasecurity:trivy:LayerDiffID': `${top}` }),
    },
    {
      'bom-ref': 'pkg:npm/@acme/ui@1.2.3?file_path=app/package.json',
      type: 'library',
      group: '@acme',
      name: 'ui',
      version: '1.2.3',
      purl: 'pkg:npm/%40acme/ui@1.2.3',
      properties: properties({ 'aquasecurity:trivy:FilePath': 'app/package.json' }),
    },
  ],
  {
    metadata: {
      component: {
        type: 'container',
        name: 'ghcr.io/acme/app:1',
        properties: [
          ...properties({
            'aquasecurity:trivy:ImageID': `${config}`,
            'aquasecurity:trivy:RepoTag': 'acme/app:1',
          }),
          ...properties({ 'aquasecurity:trivy:RepoDigest': `ghcr.io/acme/app@${manifest}` }),
          { name: 'aquasecurity:trivy:DiffID', value: base },
          { name: 'aquasecurity:trivy:DiffID', value: top },
        ],
      },
    },
  },
);

suite('CycloneDX as Trivy writes it', () => {
  const found = sbomOf(trivy);

  test('is valid, and read without a problem', (t) => {
    t.assert.deepEqual(schemaProblems(trivy), []);
    t.assert.deepEqual(found.problems, []);
    t.assert.deepEqual([found.format, found.version], ['cyclonedx-json', '1.6']);
  });

  test('gives packages with epoch, source package and the name in its own case', (t) => {
    t.assert.deepEqual(judged(found), [
      'rpm openssl-libs 1:1.1.1g-15.el8_3 (openssl 1:1.1.1g-15.el8_3) pkg:rpm/redhat/openssl-libs@1.1.1g-15.el8_3?arch=x86_64&distro=redhat-8.4&epoch=1',
      'rpm nodejs 10.24.0-1.module+el8.3.0 pkg:rpm/redhat/nodejs@10.24.0-1.module%2Bel8.3.0?arch=x86_64&distro=redhat-8.4',
      'golang github.com/Masterminds/sprig/v3 v3.2.3 pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
      'npm @acme/ui 1.2.3 pkg:npm/%40acme/ui@1.2.3',
    ]);
  });

  test('gives module, architecture, file and layer', (t) => {
    const [openssl, nodejs, sprig, ui] = found.packages;
    t.assert.equal(openssl?.architecture, 'x86_64');
    t.assert.equal(openssl?.metadata['epoch'], 1);
    t.assert.equal(nodejs?.metadata['modularityLabel'], 'nodejs:10:8030020210118191659:229f0a1c');
    t.assert.equal(sprig?.layer, 1);
    t.assert.deepEqual(ui?.locations, [{ path: 'app/package.json', layer: 0 }]);
  });

  test('gives the distribution by its own id, and the image', (t) => {
    t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['rhel', '8.4']);
    t.assert.deepEqual(found.image, {
      name: 'ghcr.io/acme/app:1',
      id: config,
      manifestDigest: manifest,
      tags: ['acme/app:1'],
      layers: [base, top],
    });
  });
});

const syft = bom(
  [
    {
      'bom-ref':
        'pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl&package-id=1',
      type: 'library',
      name: 'libssl3',
      version: '3.0.11-1~deb12u2',
      licenses: [{ license: { id: 'Apache-2.0' } }, { license: { name: 'public-domain' } }],
      cpe: 'cpe:2.3:a:libssl3:libssl3:3.0.11-1\\~deb12u2:*:*:*:*:*:*:*',
      purl: 'pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl',
      properties: properties({
        'syft:package:type': 'deb',
        'syft:location:0:path': '/usr/share/doc/libssl3/copyright',
        'syft:location:1:path': '/var/lib/dpkg/status',
        'syft:metadata:source': 'openssl',
      }),
    },
    {
      'bom-ref': 'abc',
      type: 'library',
      name: 'JSONStream',
      version: '1.3.5',
      purl: 'pkg:npm/jsonstream@1.3.5',
      properties: properties({ 'syft:package:type': 'npm' }),
    },
    {
      'bom-ref': 'def',
      type: 'application',
      name: 'busybox',
      version: '1.36.1',
      cpe: 'cpe:2.3:a:busybox:busybox:1.36.1:*:*:*:*:*:*:*',
    },
    { 'bom-ref': 'file', type: 'file', name: '/usr/bin/openssl' },
    {
      'bom-ref': 'os:debian@12',
      type: 'operating-system',
      name: 'debian',
      version: '12',
      description: 'Debian GNU/Linux 12 (bookworm)',
      properties: properties({
        'syft:distro:id': 'debian',
        'syft:distro:prettyName': 'Debian GNU/Linux 12 (bookworm)',
        'syft:distro:versionCodename': 'bookworm',
        'syft:distro:versionID': '12',
      }),
    },
  ],
  { metadata: { component: { 'bom-ref': 'x', type: 'container', name: 'app', version: manifest } } },
);

suite('CycloneDX as Syft writes it', () => {
  const found = sbomOf(syft);

  test('is valid, and read without a problem', (t) => {
    t.assert.deepEqual(schemaProblems(syft), []);
    t.assert.deepEqual(found.problems, []);
  });

  test('gives packages with source and case, and what only a CPE tells; no files', (t) => {
    t.assert.deepEqual(judged(found), [
      'deb libssl3 3.0.11-1~deb12u2 (openssl) pkg:deb/debian/libssl3@3.0.11-1~deb12u2?arch=amd64&distro=debian-12&upstream=openssl',
      'npm JSONStream 1.3.5 pkg:npm/jsonstream@1.3.5',
      'generic busybox 1.36.1 pkg:generic/busybox@1.36.1',
    ]);
    const [libssl, , busybox] = found.packages;
    t.assert.deepEqual(libssl?.licenses, ['Apache-2.0', 'public-domain']);
    t.assert.deepEqual(
      libssl?.locations.map(({ path }) => path),
      ['usr/share/doc/libssl3/copyright', 'var/lib/dpkg/status'],
    );
    t.assert.deepEqual(busybox?.metadata['cpes'], ['cpe:2.3:a:busybox:busybox:1.36.1:*:*:*:*:*:*:*']);
  });

  test('gives distribution and image', (t) => {
    t.assert.deepEqual(found.distro, {
      id: 'debian',
      idLike: [],
      prettyName: 'Debian GNU/Linux 12 (bookworm)',
      versionId: '12',
      versionCodename: 'bookworm',
      path: 'the SBOM',
    });
    t.assert.equal(found.image?.manifestDigest, manifest);
  });
});

test('CycloneDX as cdxgen writes it: groups, source files, a project that is no component', (t) => {
  const cdxgen = bom(
    [
      {
        'bom-ref': 'pkg:swift/github.com/acme/Kit@6.1.0',
        type: 'library',
        group: 'github.com/acme',
        name: 'Kit',
        version: '6.1.0',
        purl: 'pkg:swift/github.com/acme/Kit@6.1.0',
        properties: properties({ SrcFile: '/src/Package.resolved' }),
      },
      {
        'bom-ref': 'pkg:maven/org.acme/core@2.0?type=jar',
        type: 'framework',
        group: 'org.acme',
        name: 'core',
        version: '2.0',
        purl: 'pkg:maven/org.acme/core@2.0?type=jar',
        scope: 'required',
        licenses: [{ expression: 'MIT OR Apache-2.0' }],
      },
      {
        'bom-ref': 'pkg:pypi/Flask_Login@0.6',
        type: 'library',
        group: '',
        name: 'Flask_Login',
        version: '0.6',
        purl: 'pkg:pypi/Flask_Login@0.6',
      },
    ],
    {
      metadata: {
        component: {
          'bom-ref': 'p',
          type: 'application',
          name: 'p',
          version: 'latest',
          purl: 'pkg:swift/p@latest',
        },
      },
    },
  );
  const found = sbomOf(cdxgen);
  t.assert.deepEqual(schemaProblems(cdxgen), []);
  t.assert.deepEqual(found.problems, []);
  t.assert.equal(found.image, undefined);
  t.assert.deepEqual(judged(found), [
    'swift github.com/acme/Kit 6.1.0 pkg:swift/github.com/acme/Kit@6.1.0',
    'maven org.acme:core 2.0 pkg:maven/org.acme/core@2.0?type=jar',
    'pypi Flask_Login 0.6 pkg:pypi/flask-login@0.6',
  ]);
  t.assert.deepEqual(found.packages[0]?.locations, [{ path: 'src/Package.resolved', layer: 0 }]);
});

test('components in components are packages too', (t) => {
  const inner = { type: 'library', name: 'inner', version: '2', purl: 'pkg:cargo/inner@2' };
  const outer = {
    type: 'application',
    name: 'outer',
    components: [{ type: 'file', name: 'f', components: [inner] }],
  };
  t.assert.deepEqual(judged(sbomOf(bom([outer]))), ['cargo inner 2 pkg:cargo/inner@2']);
});

const malformed: readonly (readonly [string, unknown, string[], string[]])[] = [
  ['a component without a name', [{ type: 'library', version: '1' }], ['malformed-component'], []],
  ['a component that is no object', [null, 'x'], ['malformed-component'], []],
  ['components that are no list', { a: 1 }, ['malformed-component'], []],
  [
    'a package URL that is none: the type that Syft tells counts',
    [
      {
        type: 'library',
        name: 'musl',
        version: '1.2',
        purl: '/',
        properties: properties({ 'syft:package:type': 'apk' }),
      },
    ],
    ['malformed-purl'],
    ['apk musl 1.2 pkg:apk/musl@1.2'],
  ],
  [
    'a package URL that is none and no type',
    [{ type: 'library', name: 'x', version: '1', purl: 'pkg:npm/%zz@1' }],
    ['malformed-purl'],
    ['generic x 1 pkg:generic/x@1'],
  ],
  [
    'a package URL that is none, and no name',
    [{ type: 'library', purl: 'pkg:pypi/' }],
    ['malformed-purl'],
    [],
  ],
];
for (const [name, components, codes, packages] of malformed) {
  test(`CycloneDX tells of ${name}`, (t) => {
    const found = sbomOf({ bomFormat: 'CycloneDX', specVersion: '1.5', components });
    t.assert.deepEqual(problemsOf(found), codes);
    t.assert.deepEqual(judged(found), packages);
  });
}

test('the same component twice is one package', (t) => {
  const one = { type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1' };
  const elsewhere = { ...one, evidence: { occurrences: [{ location: '/b/package.json' }] } };
  t.assert.equal(sbomOf(bom([one, one])).packages.length, 1);
  t.assert.equal(sbomOf(bom([one, elsewhere])).packages.length, 2);
});
