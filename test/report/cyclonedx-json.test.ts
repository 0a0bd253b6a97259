import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { cyclonedxJson } from '../../src/report/cyclonedx-json.ts';
import { plainView, textOf } from '../support/report.ts';
import { catalogueOf, sampleAnalysis, sampleFile, samplePackage } from '../support/sample-analysis.ts';
import { cyclonedxCheck } from '../support/schemas.ts';

const problemsOf = cyclonedxCheck();

const bomOf = (changes = {}, view = plainView) => {
  const bom = JSON.parse(textOf(cyclonedxJson.write(sampleAnalysis(changes), view)));
  assert.deepEqual(problemsOf(bom), []);
  return bom;
};

suite('the CycloneDX document', () => {
  const bom = bomOf();
  const [system, libc, commonsIo, ui] = bom.components;

  test('is about the image, with its digest and package URL', (t) => {
    const { image } = sampleAnalysis();
    const { component } = bom.metadata;
    t.assert.equal(component.type, 'container');
    t.assert.equal(component.name, 'ghcr.io/acme/app');
    t.assert.deepEqual(component.hashes, [{ alg: 'SHA-256', content: image.manifestDigest?.slice(7) }]);
    t.assert.match(
      component.purl,
      /^pkg:oci\/app@sha256:[0-9a-f]{64}\?arch=amd64&repository_url=ghcr\.io%2Facme%2Fapp&tag=1$/,
    );
  });

  test('has the distribution as operating system', (t) => {
    t.assert.equal(system.type, 'operating-system');
    t.assert.equal(`${system.name} ${system.version}`, 'debian 12');
  });

  test('has each package with its package URL, group and place', (t) => {
    t.assert.equal(libc.purl, 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u4?arch=amd64&distro=debian-12');
    t.assert.deepEqual([commonsIo.group, commonsIo.name], ['org.apache.commons', 'commons-io']);
    t.assert.deepEqual([ui.group, ui.name], ['@acme', 'ui']);
    t.assert.deepEqual(ui.evidence.occurrences, [{ location: '/app/node_modules/@acme/ui/package.json' }]);
  });

  test('says which layer and which OS package brought a package', (t) => {
    const properties = Object.fromEntries(
      ui.properties.map(({ name, value }: Record<string, string>) => [name, value]),
    );
    t.assert.equal(properties['kedge:layer:index'], '1');
    t.assert.equal(properties['kedge:layer:diffId'], sampleAnalysis().image.layers[1]?.diffId);
    t.assert.equal(properties['kedge:package:ownedBy'], libc['bom-ref']);
  });

  test('gives licences as id, expression or name', (t) => {
    t.assert.deepEqual(
      libc.licenses.map(
        ({ license }: { license: { id?: string; name?: string } }) => license.id ?? `"${license.name}"`,
      ),
      ['LGPL-2.1-or-later', 'GPL-2.0-only', '"BSD"'],
    );
    t.assert.deepEqual(ui.licenses, [{ expression: 'MIT OR Apache-2.0', acknowledgement: 'declared' }]);
  });

  test('lets the image depend on everything in it', (t) => {
    t.assert.deepEqual(bom.dependencies, [
      {
        ref: bom.metadata.component['bom-ref'],
        dependsOn: bom.components.map((part: { 'bom-ref': string }) => part['bom-ref']),
      },
    ]);
  });

  test('says that it is incomplete, and why', (t) => {
    t.assert.equal(bom.compositions[0].aggregate, 'incomplete');
    t.assert.match(bom.metadata.properties[0].value, /^malformed-file: .*package\.json is not JSON$/);
    t.assert.equal(bomOf({ problems: [] }).compositions, undefined);
  });
});

test('an image without distribution, packages, tags and manifest is still valid', (t) => {
  const { image } = sampleAnalysis();
  const { manifestDigest: _, ...rest } = image;
  const bom = bomOf({
    distro: undefined,
    packages: [],
    problems: [],
    image: { ...rest, tags: [], location: 'dir:/x' },
  });
  t.assert.deepEqual(bom.components, []);
  t.assert.equal(bom.metadata.component.name, 'dir:/x');
  t.assert.equal(bom.metadata.component.version, image.id);
});

const hostile = [
  ['licences that are empty, long or repeated', { licenses: ['', ' ', 'MIT', 'Expat', 'x'.repeat(10_000)] }],
  ['several expressions', { licenses: ['MIT OR ISC', 'Apache-2.0 OR ISC'] }],
  ['an empty version', { version: '' }],
  ['an address that is none', { metadata: { homepage: 'javascript:alert(1) "x"', maintainer: '<>' } }],
  [
    'a maintainer with an email',
    { metadata: { homepage: 'https://x.org/?a=1', maintainer: 'A (B) <a@b.org>', description: 'd' } },
  ],
  ['names that are not Unicode', { name: 'a\ud800\udcff', licenses: ['\udcff'] }],
] as const;

for (const [name, more] of hostile) {
  test(`a package with ${name} is valid`, (t) => {
    const pkg = samplePackage({ type: 'deb', name: 'x', purl: 'pkg:deb/x', ...more });
    t.assert.equal(bomOf({ packages: [pkg] }).components.length, 2);
  });
}

test('a jar has its digests', (t) => {
  const sha1 = 'a'.repeat(40);
  const files = catalogueOf([sampleFile('app/a.jar', { digests: { sha1 } })]);
  const pkg = samplePackage({ type: 'maven', name: 'g:a', purl: 'pkg:maven/g/a', evidence: ['app/a.jar'] });
  t.assert.deepEqual(bomOf({ packages: [pkg], files }).components[1].hashes, [
    { alg: 'SHA-1', content: sha1 },
  ]);
});

suite('identity and time', () => {
  const write = (changes = {}, view = plainView) =>
    textOf(cyclonedxJson.write(sampleAnalysis(changes), view));

  test('the same analysis gives the same bytes', (t) => {
    t.assert.equal(write(), write({}, { ...plainView, color: true, width: 9, elapsedMs: 7 }));
  });

  test('another content gives another serial number', (t) => {
    t.assert.notEqual(bomOf().serialNumber, bomOf({ packages: [] }).serialNumber);
    t.assert.match(
      bomOf().serialNumber,
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  test('there is a time only when one is given', (t) => {
    t.assert.equal(bomOf().metadata.timestamp, undefined);
    t.assert.equal(
      bomOf({}, { ...plainView, epoch: 1_700_000_000 }).metadata.timestamp,
      '2023-11-14T22:13:20.000Z',
    );
  });
});
