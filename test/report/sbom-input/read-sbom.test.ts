import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { KedgeError } from '../../../src/core/errors.ts';
import { looksLikeSbom, readSbom } from '../../../src/report/sbom-input/read-sbom.ts';
import { sbomOf } from '../../support/sbom.ts';

const bom = JSON.stringify({ bomFormat: 'CycloneDX', components: [{ name: 'a', purl: 'pkg:npm/a@1' }] });

const formats: readonly (readonly [string, Buffer | string, string])[] = [
  ['CycloneDX', bom, 'cyclonedx-json'],
  ['SPDX', '{"spdxVersion":"SPDX-2.3","packages":[]}', 'spdx-json'],
  ['Syft', '{"artifacts":[],"source":{"type":"directory"}}', 'syft-json'],
  ['kedge', '{"tool":{"name":"kedge","version":"1"},"packages":[]}', 'kedge-json'],
  ['XML', '<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>', 'cyclonedx-xml'],
  ['a list', '# ours\n\npkg:npm/a@1', 'purl-list'],
  ['space before it', ` \r\n${bom}`, 'cyclonedx-json'],
  ['a byte order mark', `\ufeff${bom}`, 'cyclonedx-json'],
  ['UTF-16', Buffer.from(`\ufeff${bom}`, 'utf16le'), 'cyclonedx-json'],
  ['UTF-16, the other way round', Buffer.from(`\ufeff${bom}`, 'utf16le').swap16(), 'cyclonedx-json'],
];
for (const [name, content, format] of formats) {
  test(`${name} is known by its content`, (t) => {
    t.assert.equal(readSbom(Buffer.from(content), 'it').format, format);
    t.assert.equal(looksLikeSbom(Buffer.from(content)), true);
  });
}

const strangers: readonly (readonly [string, Buffer | string, RegExp])[] = [
  ['nothing', '', /empty/],
  ['other JSON', '{"name":"x"}', /no known format/],
  ['a JSON list', '[1]', /no known format/],
  ['other XML', '<project/>', /CycloneDX/],
  ['text', 'hello', /no known format/],
  ['SPDX as tags', 'SPDXVersion: SPDX-2.3\n', /tag-value/],
  ['SPDX 3', '{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[]}', /SPDX 3/],
  ['an attestation', '{"payloadType":"application/vnd.in-toto+json","payload":""}', /attestation/],
  ['a report of Grype', '{"matches":[],"source":{}}', /Grype/],
  ['a report of Trivy', '{"SchemaVersion":2,"Results":[]}', /Trivy/],
  ['a compressed SBOM', gzipSync(bom), /compressed/],
];
for (const [name, content, message] of strangers) {
  test(`${name} is no SBOM, and told what it is`, (t) => {
    t.assert.throws(
      () => readSbom(Buffer.from(content), 'it'),
      (error) =>
        error instanceof KedgeError &&
        error.code === 'NOT_AN_SBOM' &&
        message.test(error.message) &&
        error.remedy !== undefined,
    );
  });
}

test('JSON that breaks off is malformed', (t) => {
  t.assert.throws(() => readSbom(Buffer.from(bom.slice(0, -5)), 'it'), { code: 'FILE_MALFORMED' });
});

test('no part of a document can be too much: depth, values, packages', (t) => {
  const deep = `{"bomFormat":"CycloneDX","components":${'[{"components":'.repeat(60)}1${'}]'.repeat(60)}}`;
  const values = `{"bomFormat":"CycloneDX","components":[${'0,'.repeat(16_000_001)}0]}`;
  const packages = Array.from({ length: 250_001 }, (_, index) => `pkg:a/${index}`).join('\n');
  for (const text of [deep, values, packages])
    t.assert.throws(() => sbomOf(text), { code: 'LIMIT_EXCEEDED' });
});

test('a name as long as a book is none', (t) => {
  const found = sbomOf({ bomFormat: 'CycloneDX', components: [{ name: 'a'.repeat(20_000), version: '1' }] });
  t.assert.deepEqual(
    found.problems.map(({ code }) => code),
    ['malformed-component'],
  );
});

test('members named like those of every object are nothing special', (t) => {
  const text =
    '{"bomFormat":"CycloneDX","__proto__":{"components":[]},"components":[{"name":"__proto__","version":"1","properties":[{"name":"constructor","value":"x"}]}]}';
  t.assert.deepEqual(
    sbomOf(text).packages.map(({ name }) => name),
    ['__proto__'],
  );
});

test('no document, however broken, ends in anything but an answer or a known error', (t) => {
  const document = Buffer.from(
    JSON.stringify({
      bomFormat: 'CycloneDX',
      metadata: { component: { type: 'container', properties: [{ name: 'x', value: 'y' }] } },
      components: [
        {
          type: 'library',
          name: 'a',
          version: '1',
          purl: 'pkg:rpm/b/a@1?epoch=1',
          licenses: [{ license: { id: 'MIT' } }],
        },
      ],
    }),
  );
  for (let at = 0; at < document.length; at++) {
    for (const byte of [0x22, 0x30, 0x5b, 0x7b, 0x25]) {
      const broken = Buffer.from(document);
      broken[at] = byte;
      try {
        readSbom(broken, 'it');
      } catch (error) {
        t.assert.equal(error instanceof KedgeError, true, `byte ${at}: ${String(error)}`);
      }
    }
  }
});

test('an archive does not look like an SBOM', (t) => {
  const tar = Buffer.alloc(512);
  tar.write('{manifest.json');
  tar.write('ustar', 257);
  t.assert.equal(looksLikeSbom(tar), false);
  t.assert.equal(looksLikeSbom(gzipSync(bom)), false);
  t.assert.equal(looksLikeSbom(Buffer.from('blobs/sha256/0123')), false);
  t.assert.equal(looksLikeSbom(Buffer.alloc(0)), false);
});
