import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite, type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import type { ImageAnalysis } from '../../../src/model/analysis.ts';
import type { Package } from '../../../src/model/package.ts';
import { cyclonedxJson } from '../../../src/report/cyclonedx-json.ts';
import type { ReportFormat } from '../../../src/report/format.ts';
import { json } from '../../../src/report/json.ts';
import { spdxJson } from '../../../src/report/spdx-json.ts';
import { plainView, textOf } from '../../support/report.ts';
import { sampleAnalysis, samplePackage } from '../../support/sample-analysis.ts';
import { sbomOf } from '../../support/sbom.ts';
import { scanImage } from '../../support/scan.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const formats = [cyclonedxJson, spdxJson, json];

function again(analysis: ImageAnalysis, format: ReportFormat) {
  return sbomOf(textOf(format.write(analysis, plainView)));
}

/** What every one of the formats has to carry. */
function carried(packages: readonly Package[]) {
  return packages.map(
    ({ type, name, version, purl, architecture, source, cataloger, layer, locations, metadata }) => ({
      type,
      name,
      version,
      purl,
      source,
      cataloger,
      layer,
      architecture: /[?&]arch=/.test(purl) ? architecture : undefined,
      modularityLabel: metadata['modularityLabel'],
      paths: locations.map(({ path }) => path),
    }),
  );
}

const rpm = {
  ...samplePackage({
    type: 'rpm',
    name: 'perl-libs',
    version: '4:5.26.3-420.el8',
    purl: 'pkg:rpm/redhat/perl-libs@5.26.3-420.el8?arch=x86_64&epoch=4&rpmmod=perl:5.26:1:2&upstream=perl-5.26.3-420.el8.src.rpm',
    architecture: 'x86_64',
    source: { name: 'perl', version: '5.26.3-420.el8' },
    metadata: { modularityLabel: 'perl:5.26:1:2' },
  }),
  cataloger: 'redhat/rpm',
};
const others: readonly Package[] = [
  rpm,
  samplePackage({
    type: 'golang',
    name: 'github.com/Masterminds/sprig/v3',
    version: 'v3.2.3',
    purl: 'pkg:golang/github.com/masterminds/sprig/v3@v3.2.3',
    evidence: ['app/a, b', 'c'],
  }),
  samplePackage({ type: 'pypi', name: 'Flask_Login', version: 'unknown', purl: 'pkg:pypi/flask-login' }),
  samplePackage({ type: 'npm', name: 'JSONStream', version: '1.3.5', purl: 'pkg:npm/jsonstream@1.3.5' }),
];

for (const format of formats) {
  suite(`what kedge writes as ${format.id} and reads again`, () => {
    const sample = sampleAnalysis();
    const analysis = { ...sample, packages: [...sample.packages, ...others] };
    const found = again(analysis, format);

    test('has the same packages', (t) =>
      t.assert.deepEqual(carried(found.packages), carried(analysis.packages)));

    test('has the same distribution and image', (t) => {
      t.assert.deepEqual(
        [found.distro?.id, found.distro?.versionId],
        [analysis.distro?.id, analysis.distro?.versionId],
      );
      t.assert.equal(found.image?.manifestDigest, analysis.image.manifestDigest);
    });

    test('tells the owner of a package', (t) => {
      const owned = found.packages.find(({ name }) => name === '@acme/ui');
      t.assert.equal(owned?.ownedBy, found.packages.find(({ name }) => name === 'libc6')?.id);
      t.assert.equal(found.packages.filter(({ ownedBy }) => ownedBy !== undefined).length, 1);
    });

    test('tells that something could not be read', (t) => {
      t.assert.notDeepEqual(found.problems, []);
      t.assert.deepEqual(again({ ...analysis, problems: [] }, format).problems, []);
    });
  });
}

for (const format of [cyclonedxJson, json]) {
  test(`an image without manifest has none when it comes back from ${format.id}`, (t) => {
    const { manifestDigest: _, ...image } = sampleAnalysis().image;
    const found = again(sampleAnalysis({ image }), format).image;
    t.assert.deepEqual([found?.id, found?.manifestDigest], [image.id, undefined]);
  });
}

test('the analysis comes back whole: packages, distribution and problems', (t) => {
  const analysis = sampleAnalysis({ packages: [rpm, ...sampleAnalysis().packages.slice(1)] });
  const found = again(analysis, json);
  t.assert.deepEqual(found.packages, analysis.packages);
  t.assert.deepEqual(found.distro, analysis.distro);
  t.assert.deepEqual(found.problems, analysis.problems);
  t.assert.deepEqual(
    found.image?.layers,
    analysis.image.layers.map(({ diffId }) => diffId),
  );
});

test('an analysis tells of packages that lack something', (t) => {
  const found = sbomOf({ tool: { name: 'kedge' }, schemaVersion: '1.1', packages: [{ name: 'a' }, 1] });
  t.assert.deepEqual(
    found.problems.map(({ code }) => code),
    ['malformed-component', 'malformed-component'],
  );
});

/** An image root with a real database of rpm. */
function rpmRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'kedge-root-'));
  mkdirSync(join(root, 'var/lib/rpm'), { recursive: true });
  mkdirSync(join(root, 'etc'));
  const database = readFileSync(sharedData('rpmdb', 'cbl-mariner-2.0.sqlite.rpmdb.sqlite.gz'));
  writeFileSync(join(root, 'var/lib/rpm/rpmdb.sqlite'), gunzipSync(database));
  writeFileSync(join(root, 'etc/os-release'), 'ID=mariner\nVERSION_ID="2.0"\n');
  return root;
}

suite('packages of real images, written and read again', { skip: needsSharedData('rpmdb') }, () => {
  const images = ['alpine-3.14.containerd.tar', 'nginx-debian10-stripped.docker.tar', 'java-jars.docker.tar'];
  for (const image of images) {
    test(image, async (t) => same(await scanImage(sharedData('images', image), { allowMismatch: true }), t));
  }

  test('a database of rpm', async (t) => {
    const root = rpmRoot();
    try {
      same(await scanImage(`dir:${root}`), t);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  function same(analysis: ImageAnalysis, t: TestContext): void {
    t.assert.notEqual(analysis.packages.length, 0);
    for (const format of formats) {
      t.assert.deepEqual(carried(again(analysis, format).packages), carried(analysis.packages), format.id);
    }
  }
});
