import { createReadStream, readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { before, suite, test } from 'node:test';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { formatPurl, parsePurl } from '../../../src/model/purl.ts';
import { readSbom } from '../../../src/report/sbom-input/read-sbom.ts';
import { problemsOf } from '../../support/sbom.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const archive = ['golden', 'osv-scanner-source-scan.tar.gz'] as const;

/** SBOMs that Syft and OSV-SCALIBR wrote, as OSV-Scanner is tested with. */
suite('documents of other tools', { skip: needsSharedData(...archive) }, () => {
  const documents = new Map<string, Buffer>();
  const read = (name: string) => readSbom(documents.get(name) ?? Buffer.alloc(0), name);

  before(async () => {
    const members = extract();
    createReadStream(sharedData(...archive))
      .pipe(createGunzip())
      .pipe(members);
    for await (const entry of members) {
      const [, name] = /sbom-insecure\/(.+\.(?:xml|json))$/.exec(entry.header.name) ?? [];
      if (name === undefined) entry.resume();
      else documents.set(name, await buffer(entry));
    }
  });

  const binary = 'pkg:generic/busybox@1.35.0';
  const named: readonly (readonly [string, readonly string[]])[] = [
    ['alpine.cdx.xml', [binary]],
    ['with-duplicates.cdx.xml', [binary]],
    ['postgres-stretch.cdx.xml', []],
    ['alpine-zlib-16.cdx.json', []],
  ];
  for (const [name, withoutPurl] of named) {
    test(`${name}: every package URL in it is a package, and read without a problem`, (t) => {
      const text = documents.get(name)?.toString() ?? '';
      const written = [...text.matchAll(/(?:<purl>|"purl": ")(pkg:[^<"]+)/g)].map(([, purl = '']) =>
        formatPurl(parsePurl(purl.replaceAll('&amp;', '&').replaceAll('\\u0026', '&'))),
      );
      const found = read(name);
      t.assert.notEqual(written.length, 0);
      t.assert.deepEqual(
        new Set(found.packages.map(({ purl }) => purl)),
        new Set([...written, ...withoutPurl]),
      );
      t.assert.deepEqual(found.problems, []);
    });
  }

  test('what Syft tells of PostgreSQL on Debian 9', (t) => {
    const found = read('postgres-stretch.cdx.xml');
    t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['debian', '9']);
    t.assert.equal(
      found.image?.manifestDigest,
      'sha256:84ac18036f93e18c3d8165e4fd9d9885924bb71beeab042dd50443d4f88fcdda',
    );
    const named = (wanted: string) => found.packages.find(({ name }) => name === wanted);
    t.assert.deepEqual(named('libssl1.1')?.source, { name: 'openssl' });
    t.assert.equal(named('libgcc1')?.version, '1:6.3.0-18+deb9u1');
    t.assert.deepEqual(named('libgcc1')?.source, { name: 'gcc-6', version: '6.3.0-18+deb9u1' });
  });

  test('package URLs that are none are told, and the packages judged by their names', (t) => {
    const found = read('bad-purls.cdx.xml');
    t.assert.deepEqual(new Set(problemsOf(found)), new Set(['malformed-purl']));
    t.assert.equal(found.problems.length, 6);
    t.assert.equal(found.packages.length, 15);
    const [binary, ...more] = found.packages.filter(({ type }) => type !== 'apk');
    t.assert.deepEqual(more, []);
    t.assert.deepEqual([binary?.type, binary?.name, binary?.version], ['generic', 'busybox', '1.35.0']);
    t.assert.deepEqual(binary?.metadata['cpes'], ['cpe:2.3:a:busybox:busybox:1.35.0:*:*:*:*:*:*:*']);
    const musl = found.packages.find(({ name }) => name === 'musl');
    t.assert.equal(musl?.version, '1.2.3-r4');
  });

  test('what OSV-SCALIBR tells of Ubuntu by its code name', (t) => {
    const found = read('only-unimportant.spdx.json');
    t.assert.deepEqual([found.distro?.id, found.distro?.versionId], ['ubuntu', '20.04']);
    t.assert.deepEqual(
      found.packages.map(({ name, version }) => [name, version]),
      [['pcre3', '2:8.39-12ubuntu0.1']],
    );
  });
});

for (const image of ['alpine-3.10.docker.tar.gz', 'alpine-3.14.containerd.tar']) {
  const [list, table] = ['trivy-purls.txt', 'apk.tsv'].map((kind) => [
    'images',
    'expected',
    `${image}.${kind}`,
  ]);
  test(`the list of Trivy for ${image} names what apk has installed`, {
    skip: needsSharedData('images'),
  }, (t) => {
    const found = readSbom(readFileSync(sharedData(...(list ?? []))), image);
    const installed = readFileSync(sharedData(...(table ?? [])), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t').slice(0, 3).join(' '));
    t.assert.deepEqual(
      found.packages.map(({ name, version, architecture }) => `${name} ${version} ${architecture}`).sort(),
      installed.sort(),
    );
    t.assert.match(`${found.distro?.id}:${found.distro?.versionId}`, /^alpine:3\.1[04]\.\d+$/);
  });
}
