import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { apk } from '../../../src/catalog/os/apk.ts';
import { imageFile } from '../../support/image-file.ts';
import { needs } from '../../support/real-part.ts';
import { runCataloger } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const installed = 'lib/apk/db/installed';
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const skip = needsSharedData('images') || needs('tar');

const tableOf = (name: string) =>
  readFileSync(sharedData('images/expected', name), 'utf8').trimEnd().split('\n').slice(1);

for (const image of [
  'alpine-3.10.docker.tar.gz',
  'alpine-3.12.0-stripped.oci.tar',
  'alpine-3.14.containerd.tar',
]) {
  test(`${image} holds the packages of its table`, { skip }, () => {
    const database = imageFile(sharedData('images', image), installed);
    const { packages, problems } = runCataloger(apk, { [installed]: database ?? '' });
    const found = packages.map(({ name, version, architecture, source, licenses }) =>
      [name, version, architecture, source?.name ?? name, licenses[0]].join('\t'),
    );
    assert.deepEqual(found.sort(), tableOf(`${image}.apk.tsv`).sort());
    assert.deepEqual(problems, []);
  });
}

for (const image of ['alpine-3.10.docker.tar.gz', 'alpine-3.14.containerd.tar']) {
  test(`the packages of ${image} own files that are there, each by one package`, { skip }, () => {
    const database = imageFile(sharedData('images', image), installed);
    const tree = gunzipSync(readFileSync(sharedData('images/expected', `${image}.files.tsv.gz`)));
    const present = new Map(
      tree
        .toString('utf8')
        .split('\n')
        .map((line) => [line.split('\t')[0] ?? '', line]),
    );
    const owned = runCataloger(apk, { [installed]: database ?? '' }).packages.flatMap(({ files }) => files);
    assert.deepEqual(
      owned.filter((path) => !present.has(path)),
      [],
    );
    assert.equal(new Set(owned).size, owned.length);
    assert.equal(owned.length, database?.toString('utf8').match(/^R:/gm)?.length);
  });
}

const busybox = lines(
  'C:Q1MBlmkAkhj0VDs3SQXOcG6tW6NeA=',
  'P:busybox',
  'V:1.36.1-r5',
  'A:x86_64',
  'S:508622',
  'I:950272',
  'T:Size optimized toolbox',
  'U:https://busybox.net/',
  'L:GPL-2.0-only',
  'o:busybox',
  'm:Sören <s@example.org>',
  't:1700000000',
  'c:abcdef',
  'D:musl>=1.2.3 so:libc.musl-x86_64.so.1',
  'p:/bin/sh cmd:busybox=1.36.1-r5',
  'F:bin',
  'R:busybox',
  'a:0:0:755',
  'Z:Q1dPThqC/RaOX2rHxWFpLBwT4lmcY=',
  'R:bbsuid',
  'a:0:13:4111',
  'F:etc',
  'M:0:0:1777',
  'R:securetty',
  '',
);
const ssl = lines('P:libssl3', 'V:3.1.4-r1', 'A:x86_64', 'L:Apache-2.0', 'o:openssl', '');

test('a record gives files with checksum, mode and owner', () => {
  const [found] = runCataloger(apk, { [installed]: busybox }).packages;
  assert.deepEqual(found?.files, ['bin/busybox', 'bin/bbsuid', 'etc/securetty']);
  assert.deepEqual(found.metadata, {
    checksum: Buffer.from('MBlmkAkhj0VDs3SQXOcG6tW6NeA=', 'base64').toString('hex'),
    maintainer: 'Sören <s@example.org>',
    description: 'Size optimized toolbox',
    homepage: 'https://busybox.net/',
    size: 508622,
    installedSize: 950272,
    buildTime: 1700000000,
    commit: 'abcdef',
    depends: ['musl>=1.2.3', 'so:libc.musl-x86_64.so.1'],
    provides: ['/bin/sh', 'cmd:busybox=1.36.1-r5'],
    fileDetails: {
      digestAlgorithm: 'sha1',
      digests: ['74f4e1a82fd168e5f6ac7c561692c1c13e2599c6', '', ''],
      modes: [0o755, 0o4111, 0o644],
      owners: { '0:13': [1] },
      config: [2],
    },
  });
});

test('a package built from another origin has that as source and upstream', () => {
  const distro = { id: 'alpine', idLike: [], versionId: '3.18.4', path: 'etc/os-release' };
  const { packages } = runCataloger(apk, { [installed]: busybox + ssl }, { distro });
  assert.deepEqual(
    packages.map(({ purl, source }) => ({ purl, source })),
    [
      { purl: 'pkg:apk/alpine/busybox@1.36.1-r5?arch=x86_64&distro=alpine-3.18.4', source: undefined },
      {
        purl: 'pkg:apk/alpine/libssl3@3.1.4-r1?arch=x86_64&distro=alpine-3.18.4&upstream=openssl',
        source: { name: 'openssl', version: '3.1.4-r1' },
      },
    ],
  );
});

test('the files of a system below another directory are named from the image root', () => {
  for (const path of ['srv/root/lib/apk/db/installed', 'srv/root/usr/lib/apk/db/installed']) {
    const [found] = runCataloger(apk, { [path]: busybox }).packages;
    assert.equal(found?.files[0], 'srv/root/bin/busybox');
  }
});

test('a record without name or version is a problem, the others are kept', () => {
  const { packages, problems } = runCataloger(apk, { [installed]: `P:half\n\nasdf\n\n${ssl}` });
  assert.deepEqual(
    packages.map(({ name }) => name),
    ['libssl3'],
  );
  assert.match(problems[0]?.message ?? '', /without a name or a version: 2/);
});

test('a database that names far longer paths than it holds is a problem', () => {
  const names = Array.from({ length: 1000 }, () => 'R:a');
  const hostile = lines('P:x', 'V:1', `F:${'d'.repeat(10_000)}`, ...names, '');
  const { packages, problems } = runCataloger(apk, { [installed]: ssl + hostile });
  assert.deepEqual(
    packages.map(({ name }) => name),
    ['libssl3'],
  );
  assert.match(problems[0]?.message ?? '', /out of proportion/);
});

test('an empty database has no packages and no problem', () => {
  const { packages, problems } = runCataloger(apk, { [installed]: '' });
  assert.deepEqual([packages, problems], [[], []]);
});
