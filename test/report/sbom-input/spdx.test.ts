import { suite, test } from 'node:test';
import { judged, problemsOf, sbomOf } from '../../support/sbom.ts';
import { spdxCheck } from '../../support/schemas.ts';

const schemaProblems = spdxCheck();

function spdx(packages: readonly object[], relationships: readonly object[] = []) {
  return {
    SPDXID: 'SPDXRef-DOCUMENT',
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    name: 'it',
    documentNamespace: 'https://example.com/it',
    creationInfo: { created: '2024-06-10T14:07:15Z', creators: ['Tool: it'] },
    packages: packages.map((pkg) => ({ downloadLocation: 'NONE', ...pkg })),
    relationships,
  };
}

function purl(referenceLocator: string, ...more: readonly object[]) {
  const reference = { referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator };
  return { externalRefs: [...more, reference] };
}

const image = `sha256:${'1'.repeat(64)}`;
const [base, top] = ['2', '3'].map((digit) => `sha256:${digit.repeat(64)}`);

suite('SPDX as Trivy writes it', () => {
  const document = spdx(
    [
      {
        SPDXID: 'SPDXRef-ContainerImage-1',
        name: 'acme/app:1',
        primaryPackagePurpose: 'CONTAINER',
        attributionTexts: [`ImageID: ${image}`, `DiffID: ${base}`, `DiffID: ${top}`, 'RepoTag: acme/app:1'],
      },
      {
        SPDXID: 'SPDXRef-1',
        name: 'centos',
        versionInfo: '7.6.1810',
        primaryPackagePurpose: 'OPERATING_SYSTEM',
      },
      { SPDXID: 'SPDXRef-Application-1', name: 'app/go.sum', primaryPackagePurpose: 'APPLICATION' },
      {
        SPDXID: 'SPDXRef-Package-1',
        name: 'openssl-libs',
        versionInfo: '1:1.0.2k-16.el7',
        sourceInfo: 'built package from: openssl 1:1.0.2k-16.el7',
        attributionTexts: ['PkgID: x', `LayerDiffID: ${top}`],
        licenseDeclared: 'OpenSSL',
        primaryPackagePurpose: 'LIBRARY',
        ...purl('pkg:rpm/centos/openssl-libs@1.0.2k-16.el7?arch=x86_64&distro=centos-7.6.1810&epoch=1'),
      },
      {
        SPDXID: 'SPDXRef-Package-2',
        name: 'login',
        versionInfo: '1:4.5-1.1',
        licenseDeclared: 'NONE',
        ...purl('pkg:deb/debian/login@4.5-1.1?arch=amd64&distro=debian-10.2'),
      },
    ],
    [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-ContainerImage-1',
      },
    ],
  );
  const found = sbomOf(document);

  test('is valid, and read without a problem', (t) => {
    t.assert.deepEqual(schemaProblems(document), []);
    t.assert.deepEqual([found.format, found.version, found.problems], ['spdx-json', 'SPDX-2.3', []]);
  });

  test('gives packages with epoch and source; neither image, distribution nor lock file', (t) => {
    t.assert.deepEqual(judged(found), [
      'rpm openssl-libs 1:1.0.2k-16.el7 (openssl 1:1.0.2k-16.el7) pkg:rpm/centos/openssl-libs@1.0.2k-16.el7?arch=x86_64&distro=centos-7.6.1810&epoch=1',
      'deb login 1:4.5-1.1 pkg:deb/debian/login@4.5-1.1?arch=amd64&distro=debian-10.2',
    ]);
    t.assert.deepEqual(
      found.packages.map(({ licenses, layer }) => [licenses, layer]),
      [
        [['OpenSSL'], 1],
        [[], 0],
      ],
    );
  });

  test('gives distribution and image', (t) => {
    t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['centos', '7.6.1810']);
    t.assert.deepEqual(found.image, {
      name: 'acme/app:1',
      id: image,
      tags: ['acme/app:1'],
      layers: [base, top],
    });
  });
});

suite('SPDX as Syft writes it', () => {
  const cpe = {
    referenceCategory: 'SECURITY',
    referenceType: 'cpe23Type',
    referenceLocator: 'cpe:2.3:a:acme:ui:1.2.3:*:*:*:*:*:*:*',
  };
  const document = spdx(
    [
      {
        SPDXID: 'SPDXRef-Package-deb-python3-acme-1',
        name: 'python3-acme',
        versionInfo: '1.2.3-1',
        sourceInfo:
          'acquired package info from DPKG DB: /usr/share/doc/python3-acme/copyright, /var/lib/dpkg/status',
        ...purl('pkg:deb/debian/python3-acme@1.2.3-1?arch=all&distro=debian-12&upstream=acme-py%401.2.3-0'),
      },
      {
        SPDXID: 'SPDXRef-Package-python-acme-2',
        name: 'acme',
        versionInfo: '1.2.3',
        sourceInfo:
          'acquired package info from installed python package manifest file: /usr/lib/python3/dist-packages/acme.egg-info',
        ...purl('pkg:pypi/acme@1.2.3', cpe),
      },
      {
        SPDXID: 'SPDXRef-DocumentRoot-Image-app',
        name: 'app',
        versionInfo: image,
        primaryPackagePurpose: 'CONTAINER',
        checksums: [{ algorithm: 'SHA256', checksumValue: image.slice(7) }],
        ...purl(`pkg:oci/app@${image}?arch=amd64`),
      },
    ],
    [
      {
        spdxElementId: 'SPDXRef-Package-deb-python3-acme-1',
        relationshipType: 'OTHER',
        relatedSpdxElement: 'SPDXRef-Package-python-acme-2',
        comment:
          'ownership-by-file-overlap: indicates that the parent package claims ownership of a child package',
      },
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-DocumentRoot-Image-app',
      },
    ],
  );
  const found = sbomOf(document);

  test('is valid, and read without a problem', (t) => {
    t.assert.deepEqual(schemaProblems(document), []);
    t.assert.deepEqual(found.problems, []);
  });

  test('gives packages with source, CPE and files; not the image', (t) => {
    t.assert.deepEqual(judged(found), [
      'deb python3-acme 1.2.3-1 (acme-py 1.2.3-0) pkg:deb/debian/python3-acme@1.2.3-1?arch=all&distro=debian-12&upstream=acme-py%401.2.3-0',
      'pypi acme 1.2.3 pkg:pypi/acme@1.2.3',
    ]);
    const [deb, python] = found.packages;
    t.assert.deepEqual(
      deb?.locations.map(({ path }) => path),
      ['usr/share/doc/python3-acme/copyright', 'var/lib/dpkg/status'],
    );
    t.assert.deepEqual(python?.metadata['cpes'], ['cpe:2.3:a:acme:ui:1.2.3:*:*:*:*:*:*:*']);
  });

  test('tells which OS package owns a language package', (t) => {
    const [deb, python] = found.packages;
    t.assert.equal(python?.ownedBy, deb?.id);
    t.assert.equal(deb?.ownedBy, undefined);
  });

  test('gives the distribution by the package URLs, and the digest of the image', (t) => {
    t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['debian', '12']);
    t.assert.equal(found.image?.manifestDigest, image);
  });
});

test('a project that the document describes is no package of its own, unless it has a package URL', (t) => {
  const describes = (id: string) => ({
    spdxElementId: 'SPDXRef-DOCUMENT',
    relationshipType: 'DESCRIBES',
    relatedSpdxElement: id,
  });
  const document = spdx(
    [
      { SPDXID: 'SPDXRef-root', name: 'project', versionInfo: '1' },
      { SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1', ...purl('pkg:npm/a@1') },
      { SPDXID: 'SPDXRef-b', name: 'b', versionInfo: '1' },
    ],
    [describes('SPDXRef-root'), describes('SPDXRef-a')],
  );
  t.assert.deepEqual(judged(sbomOf(document)), ['npm a 1 pkg:npm/a@1', 'generic b 1 pkg:generic/b@1']);
});

test('SPDX tells of packages that cannot be read', (t) => {
  const found = sbomOf({
    spdxVersion: 'SPDX-2.2',
    packages: ['x', { SPDXID: 'SPDXRef-a' }, { name: 'b', ...purl('b') }],
  });
  t.assert.deepEqual(problemsOf(found), ['malformed-component', 'malformed-component', 'malformed-purl']);
  t.assert.deepEqual(problemsOf(sbomOf({ spdxVersion: 'SPDX-2.3', packages: {} })), ['malformed-component']);
});
