import { suite, test } from 'node:test';
import { judged, problemsOf, sbomOf } from '../../support/sbom.ts';

const [config, manifest, base, top] = ['1', '2', '3', '4'].map((digit) => `sha256:${digit.repeat(64)}`);

const document = {
  artifacts: [
    {
      id: 'd1',
      name: 'python3-acme',
      version: '1.2.3-1+b1',
      type: 'deb',
      locations: [{ path: '/var/lib/dpkg/status', layerID: base, accessPath: '/var/lib/dpkg/status' }],
      licenses: [
        { value: 'GPL-2', spdxExpression: 'GPL-2.0-only', type: 'declared', urls: [], locations: [] },
      ],
      cpes: [{ cpe: 'cpe:2.3:a:acme:acme:1.2.3:*:*:*:*:*:*:*', source: 'syft-generated' }],
      purl: 'pkg:deb/debian/python3-acme@1.2.3-1%2Bb1?arch=amd64&distro=debian-12&upstream=acme%401.2.3-1',
      metadataType: 'dpkg-db-entry',
      metadata: { package: 'python3-acme', source: 'acme', sourceVersion: '1.2.3-1', architecture: 'amd64' },
    },
    {
      id: 'p1',
      name: 'acme',
      version: '1.2.3',
      type: 'python',
      locations: [{ path: '/usr/lib/python3/dist-packages/acme.egg-info', layerID: top }],
      licenses: [],
      cpes: [],
      purl: 'pkg:pypi/acme@1.2.3',
      metadataType: 'python-package',
      metadata: {},
    },
    {
      id: 'r1',
      name: 'perl-libs',
      version: '4:5.26.3-420.el8',
      type: 'rpm',
      locations: [],
      licenses: ['GPL+'],
      cpes: ['cpe:2.3:a:perl:perl:5.26.3:*:*:*:*:*:*:*'],
      purl: 'pkg:rpm/rocky/perl-libs@5.26.3-420.el8?arch=x86_64&distro=rocky-8.5&epoch=4&upstream=perl-5.26.3-420.el8.src.rpm',
      metadata: {
        name: 'perl-libs',
        epoch: 4,
        arch: 'x86_64',
        sourceRpm: 'perl-5.26.3-420.el8.src.rpm',
        modularityLabel: 'perl:5.26:820210312092214:9edba152',
      },
    },
    {
      id: 'j1',
      name: 'log4j-core',
      version: '2.14.1',
      type: 'java-archive',
      locations: [{ path: '/app/log4j.jar', layerID: top }],
      purl: '',
      metadata: { pomProperties: { groupId: 'org.apache.logging.log4j', artifactId: 'log4j-core' } },
    },
    {
      id: 'g1',
      name: 'github.com/Azure/azure-sdk-for-go',
      version: 'v68.0.0+incompatible',
      type: 'go-module',
      purl: 'pkg:golang/github.com/azure/azure-sdk-for-go@v68.0.0%2Bincompatible',
      metadata: {},
    },
    { id: 'b1', name: 'charsets', version: '', type: 'java-archive', purl: '' },
  ],
  artifactRelationships: [
    { parent: 'd1', child: 'p1', type: 'ownership-by-file-overlap', metadata: { files: [] } },
    { parent: 'p1', child: 'j1', type: 'ownership-by-file-overlap' },
    { parent: 'd1', child: 'r1', type: 'ownership-by-file-overlap' },
    { parent: 'd1', child: 'g1', type: 'contains' },
    { parent: '', child: '', type: 'ownership-by-file-overlap' },
  ],
  source: {
    id: 'x',
    type: 'image',
    metadata: {
      userInput: 'acme/app:1',
      imageID: config,
      manifestDigest: manifest,
      tags: ['acme/app:1'],
      layers: [{ digest: base }, { digest: top }],
    },
  },
  distro: {
    prettyName: 'Debian GNU/Linux 12 (bookworm)',
    name: 'Debian GNU/Linux',
    id: 'debian',
    version: '12 (bookworm)',
    versionID: '12',
    versionCodename: 'bookworm',
  },
  descriptor: { name: 'syft', version: '1.30.0' },
  schema: {
    version: '16.0.36',
    url: 'https://raw.githubusercontent.com/anchore/syft/main/schema/json/schema-16.0.36.json',
  },
};

suite('JSON of Syft', () => {
  const found = sbomOf(document);

  test('is read without a problem', (t) => {
    t.assert.deepEqual([found.format, found.version, found.problems], ['syft-json', '16.0.36', []]);
  });

  test('gives packages with source, epoch and group', (t) => {
    t.assert.deepEqual(judged(found), [
      'deb python3-acme 1.2.3-1+b1 (acme 1.2.3-1) pkg:deb/debian/python3-acme@1.2.3-1%2Bb1?arch=amd64&distro=debian-12&upstream=acme%401.2.3-1',
      'pypi acme 1.2.3 pkg:pypi/acme@1.2.3',
      'rpm perl-libs 4:5.26.3-420.el8 (perl 5.26.3-420.el8) pkg:rpm/rocky/perl-libs@5.26.3-420.el8?arch=x86_64&distro=rocky-8.5&epoch=4&upstream=perl-5.26.3-420.el8.src.rpm',
      'maven org.apache.logging.log4j:log4j-core 2.14.1 pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1',
      'golang github.com/Azure/azure-sdk-for-go v68.0.0+incompatible pkg:golang/github.com/azure/azure-sdk-for-go@v68.0.0%2Bincompatible',
      'maven charsets unknown pkg:maven/charsets',
    ]);
  });

  test('gives module, architecture, licences, CPEs, file and layer', (t) => {
    const [deb, python, rpm] = found.packages;
    t.assert.deepEqual([deb?.architecture, rpm?.architecture], ['amd64', 'x86_64']);
    t.assert.equal(rpm?.metadata['modularityLabel'], 'perl:5.26:820210312092214:9edba152');
    t.assert.deepEqual([deb?.licenses, rpm?.licenses], [['GPL-2.0-only'], ['GPL+']]);
    t.assert.deepEqual(deb?.metadata['cpes'], ['cpe:2.3:a:acme:acme:1.2.3:*:*:*:*:*:*:*']);
    t.assert.deepEqual(rpm?.metadata['cpes'], ['cpe:2.3:a:perl:perl:5.26.3:*:*:*:*:*:*:*']);
    t.assert.deepEqual(python?.locations, [
      { path: 'usr/lib/python3/dist-packages/acme.egg-info', layer: 1 },
    ]);
    t.assert.equal(python?.layer, 1);
  });

  test('tells which OS package owns a language package', (t) => {
    const owned = found.packages.filter(({ ownedBy }) => ownedBy !== undefined);
    t.assert.deepEqual(
      owned.map(({ name, ownedBy }) => [name, ownedBy]),
      [['acme', found.packages[0]?.id]],
    );
  });

  test('gives distribution and image', (t) => {
    t.assert.deepEqual(
      [found.distro?.id, found.distro?.versionId, found.distro?.name],
      ['debian', '12', 'Debian GNU/Linux'],
    );
    t.assert.deepEqual(found.image, {
      name: 'acme/app:1',
      id: config,
      manifestDigest: manifest,
      tags: ['acme/app:1'],
      layers: [base, top],
    });
  });
});

test('older JSON of Syft has its distribution and image elsewhere', (t) => {
  const { metadata } = document.source;
  const found = sbomOf({
    ...document,
    distro: { name: 'alpine', version: '3.12.0', idLike: '' },
    source: { type: 'image', target: metadata },
    schema: { version: '1.0.0' },
  });
  t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['alpine', '3.12.0']);
  t.assert.equal(found.image?.manifestDigest, manifest);
});

test('the main module of a Go binary is told from those it was built with', (t) => {
  const [main, dependency] = ['github.com/acme/app', 'github.com/acme/lib'].map((name) => ({
    id: name,
    name,
    version: 'v0.0.0-20240101000000-0123456789ab',
    type: 'go-module',
    purl: `pkg:golang/${name}@v0.0.0-20240101000000-0123456789ab`,
    metadata: { mainModule: 'github.com/acme/app' },
  }));
  const { packages } = sbomOf({ ...document, artifacts: [main, dependency], artifactRelationships: [] });
  t.assert.deepEqual(
    packages.map(({ metadata }) => metadata['main']),
    [true, undefined],
  );
});

test('JSON of Syft tells of artifacts that cannot be read', (t) => {
  const found = sbomOf({ ...document, artifacts: [null, { id: 'x' }], artifactRelationships: 1 });
  t.assert.deepEqual(problemsOf(found), ['malformed-component', 'malformed-component']);
});
