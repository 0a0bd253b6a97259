import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import parse from 'spdx-expression-parse';
import { spdxJson } from '../../src/report/spdx-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis, sampleFile, samplePackage } from '../support/sample-analysis.ts';
import { spdxCheck } from '../support/schemas.ts';

const problemsOf = spdxCheck();

interface Named {
  readonly SPDXID: string;
  readonly name: string;
  readonly fileName: string;
}

const documentOf = (changes = {}, view = plainView) => {
  const document = JSON.parse(textOf(spdxJson.write(sampleAnalysis(changes), view)));
  assert.deepEqual(problemsOf(document), []);
  const defined = new Set([
    'SPDXRef-DOCUMENT',
    ...[...document.packages, ...document.files].map(({ SPDXID }: Named) => SPDXID),
  ]);
  assert.equal(defined.size, document.packages.length + document.files.length + 1, 'ids are unique');
  for (const { spdxElementId, relatedSpdxElement } of document.relationships) {
    assert.ok(
      defined.has(spdxElementId) && defined.has(relatedSpdxElement),
      `${spdxElementId} ${relatedSpdxElement}`,
    );
  }
  return document;
};

suite('the SPDX document', () => {
  const document = documentOf();
  const packageNamed = (name: string) => document.packages.find((pkg: Named) => pkg.name === name);
  const related = (from: string, type: string) =>
    document.relationships
      .filter(
        (item: Record<string, string>) => item['spdxElementId'] === from && item['relationshipType'] === type,
      )
      .map((item: Record<string, string>) => item['relatedSpdxElement']);

  test('describes the image, which contains the distribution and the packages', (t) => {
    t.assert.deepEqual(related('SPDXRef-DOCUMENT', 'DESCRIBES'), ['SPDXRef-Image']);
    t.assert.deepEqual(
      related('SPDXRef-Image', 'CONTAINS'),
      document.packages.slice(1).map(({ SPDXID }: Named) => SPDXID),
    );
  });

  test('gives each package its package URL', (t) => {
    t.assert.deepEqual(packageNamed('@acme/ui').externalRefs, [
      {
        referenceCategory: 'PACKAGE-MANAGER',
        referenceType: 'purl',
        referenceLocator: 'pkg:npm/%40acme/ui@1.2.3',
      },
    ]);
  });

  test('lists the files a package owns, links to directories followed, and nothing that is gone', (t) => {
    const owned = related(packageNamed('libc6').SPDXID, 'CONTAINS');
    const names = document.files
      .filter(({ SPDXID }: Named) => owned.includes(SPDXID))
      .map(({ fileName }: Named) => fileName);
    t.assert.deepEqual(names, ['./usr/bin/su', './usr/lib/libc.so.6']);
  });

  test('has the verification code that SPDX defines over the SHA-1 of those files', (t) => {
    const sha1 = 'a9993e364706816aba3e25717850c26c9cd0d89d';
    t.assert.equal(
      packageNamed('libc6').packageVerificationCode.packageVerificationCodeValue,
      createHash('sha1')
        .update(sha1 + sha1)
        .digest('hex'),
    );
    t.assert.equal(packageNamed('libc6').filesAnalyzed, true);
    t.assert.equal(packageNamed('@acme/ui').filesAnalyzed, false);
  });

  test('names the file a package was read from, and the package that owns another', (t) => {
    const others = related(packageNamed('@acme/ui').SPDXID, 'OTHER');
    const file = document.files.find(
      ({ fileName }: Named) => fileName === './app/node_modules/@acme/ui/package.json',
    );
    t.assert.deepEqual(others, [packageNamed('libc6').SPDXID, file.SPDXID]);
  });

  test('declares licences as expressions, with the text of those that SPDX does not know', (t) => {
    const { licenseDeclared } = packageNamed('libc6');
    const [extracted] = document.hasExtractedLicensingInfos;
    t.assert.equal(licenseDeclared, `LGPL-2.1-or-later AND GPL-2.0-only AND ${extracted.licenseId}`);
    t.assert.equal(extracted.extractedText, 'BSD');
    t.assert.doesNotThrow(() => parse(licenseDeclared));
  });

  test('says that it is incomplete', (t) => {
    t.assert.match(document.comment, /^Incomplete: 1 part /);
    t.assert.equal(documentOf({ problems: [] }).comment, undefined);
  });
});

test('without SHA-1 no file is listed, for SPDX demands it', (t) => {
  const files = catalogueOf([sampleFile('usr/bin/su', { digests: { sha256: 'a'.repeat(64) } })]);
  const document = documentOf({ files });
  t.assert.deepEqual(document.files, []);
  t.assert.equal(document.packages[2].filesAnalyzed, false);
});

test('an image without distribution and packages is still valid', (t) => {
  t.assert.equal(documentOf({ distro: undefined, packages: [], problems: [] }).packages.length, 1);
});

const licenses = [
  [[], 'NOASSERTION'],
  [['', ' '], 'NOASSERTION'],
  [['MIT', 'Expat'], 'MIT'],
  [['MIT OR ISC', 'Zlib'], '(MIT OR ISC) AND Zlib'],
  [['GPL-2.0-only WITH Classpath-exception-2.0', 'MIT'], 'GPL-2.0-only WITH Classpath-exception-2.0 AND MIT'],
  [['MIT AND LicenseRef-own'], 'MIT AND LicenseRef-own'],
] as const;

for (const [declared, wanted] of licenses) {
  test(`${JSON.stringify(declared)} is declared as ${wanted}`, (t) => {
    const pkg = samplePackage({ type: 'gem', name: 'g', purl: 'pkg:gem/g', licenses: declared });
    const document = documentOf({ packages: [pkg], distro: undefined });
    t.assert.equal(document.packages[1].licenseDeclared, wanted);
    const references = document.hasExtractedLicensingInfos.map(
      ({ licenseId }: { licenseId: string }) => licenseId,
    );
    t.assert.deepEqual(references, wanted.includes('LicenseRef') ? ['LicenseRef-own'] : []);
  });
}

const suppliers = [
  [{}, 'NOASSERTION'],
  [{ vendor: 'Red Hat, Inc.' }, 'Organization: Red Hat, Inc.'],
  [
    { maintainer: 'GNU Libc (Team) <debian-glibc@lists.debian.org>' },
    'Organization: GNU Libc Team (debian-glibc@lists.debian.org)',
  ],
  [{ maintainer: '<a@b.org>' }, 'Organization: a@b.org (a@b.org)'],
  [{ maintainer: 'Name <not an address>' }, 'Organization: Name'],
  [{ maintainer: 'two\nlines' }, 'Organization: two lines'],
] as const;

for (const [metadata, wanted] of suppliers) {
  test(`${JSON.stringify(metadata)} gives the supplier ${wanted}`, (t) => {
    const pkg = samplePackage({ type: 'rpm', name: 'r', purl: 'pkg:rpm/r', metadata });
    t.assert.equal(documentOf({ packages: [pkg], distro: undefined }).packages[1].supplier, wanted);
  });
}

suite('identity and time', () => {
  test('the same analysis gives the same bytes', (t) => {
    const write = (view = plainView) => textOf(spdxJson.write(sampleAnalysis(), view));
    t.assert.equal(write(), write({ ...plainView, color: true, width: 9, elapsedMs: 7 }));
  });

  test('another content, tool or date gives another namespace', (t) => {
    const namespaces = [
      documentOf(),
      documentOf({ packages: [] }),
      documentOf({ tool: { name: 'kedge', version: '9.9.9' } }),
      documentOf({}, { ...plainView, epoch: 1 }),
    ].map(({ documentNamespace }) => documentNamespace);
    t.assert.equal(new Set(namespaces).size, namespaces.length);
  });

  test('the time is the one given, else the epoch', (t) => {
    t.assert.equal(documentOf().creationInfo.created, '1970-01-01T00:00:00Z');
    t.assert.equal(
      documentOf({}, { ...plainView, epoch: 1_700_000_000 }).creationInfo.created,
      '2023-11-14T22:13:20Z',
    );
  });
});
