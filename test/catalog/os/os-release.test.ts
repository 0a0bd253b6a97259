import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { distroOf, osRelease, parseOsRelease } from '../../../src/catalog/os/os-release.ts';
import { compileGlobs } from '../../../src/core/glob.ts';
import { imageFile } from '../../support/image-file.ts';
import { needs } from '../../support/real-part.ts';
import { memoryFile } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

/** What the files of an image say; `links` lead from a path to another. */
function distro(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}) {
  const wanted = compileGlobs(osRelease.wants.globs ?? []);
  const found = Object.entries(files)
    .filter(([path]) => wanted(path))
    .flatMap(([path, text]) =>
      Array.from(osRelease.read(memoryFile(path, Buffer.from(text))), (data) => ({ path, layer: 0, data })),
    );
  return distroOf(found, (path) => links[path] ?? (path in files ? path : undefined));
}

const quoting: readonly [line: string, value: string][] = [
  ['NAME=Fedora', 'Fedora'],
  ['NAME="Debian GNU/Linux"', 'Debian GNU/Linux'],
  ["NAME='single $HOME'", 'single $HOME'],
  ['NAME="a \\"b\\" \\$c \\`d\\` \\\\e \\f"', 'a "b" $c `d` \\e \\f'],
  ["NAME='it\\'", 'it\\'],
  ['NAME=bare\\ word', 'bare word'],
  ['NAME=""', ''],
  ['NAME="open', 'open'],
  ['NAME="x" # not a value', 'x'],
  ['NAME=windows\r', 'windows'],
];
for (const [line, value] of quoting) {
  test(`${JSON.stringify(line)} assigns ${JSON.stringify(value)}`, () =>
    assert.equal(parseOsRelease(`# ID=no\n${line}\n`)['NAME'], value));
}

const samples: readonly [image: string, path: string][] = [
  ['alpine-3.10.docker.tar.gz', 'etc/os-release'],
  ['alpine-3.14.containerd.tar', 'etc/os-release'],
  ['nginx-debian10-stripped.docker.tar', 'etc/os-release'],
  ['nginx-os-release-link.docker.tar', 'usr/lib/os-release'],
];
for (const [image, path] of samples) {
  test(`${image} is the distro its table says`, { skip: needsSharedData('images') || needs('tar') }, () => {
    const text = imageFile(sharedData('images', image), path)?.toString('utf8') ?? '';
    const found = distro({ [path]: text }, { 'etc/os-release': path });
    const table: { [image: string]: { expected: { os_release: object }[] } } = JSON.parse(
      readFileSync(sharedData('images/expected/images.json'), 'utf8'),
    );
    const { id: ID, versionId: VERSION_ID, prettyName: PRETTY_NAME } = found ?? {};
    assert.deepEqual({ ID, VERSION_ID, PRETTY_NAME }, table[image]?.expected[0]?.os_release);
  });
}

test('every field of interest is told', () => {
  const text = [
    'ID=RHEL',
    'ID_LIKE="fedora centos"',
    'NAME=N',
    'PRETTY_NAME=P',
    'VERSION=V',
    'VERSION_ID=9.4',
    'VERSION_CODENAME=plow',
    'VARIANT_ID=server',
    'BUILD_ID=b',
    'CPE_NAME=cpe:/o:redhat',
    'HOME_URL=https://x',
    'SUPPORT_END=2032-05-31',
  ].join('\n');
  assert.deepEqual(distro({ 'etc/os-release': text }), {
    id: 'rhel',
    idLike: ['fedora', 'centos'],
    name: 'N',
    prettyName: 'P',
    version: 'V',
    versionId: '9.4',
    versionCodename: 'plow',
    variantId: 'server',
    buildId: 'b',
    cpeName: 'cpe:/o:redhat',
    homeUrl: 'https://x',
    supportEnd: '2032-05-31',
    path: 'etc/os-release',
  });
});

test('links are followed to files of other names', () => {
  for (const target of [
    'usr/lib/os-release',
    'usr/lib/os.release.d/os-release-fedora',
    'etc/static/os-release',
    'nix/store/abc-etc/etc/os-release',
  ]) {
    const found = distro({ [target]: 'ID=x' }, { 'etc/os-release': target });
    assert.equal(found?.path, target);
  }
});

const order: readonly [
  name: string,
  files: Record<string, string>,
  id: string | undefined,
  versionId?: string,
][] = [
  ['etc before usr/lib', { 'etc/os-release': 'ID=a', 'usr/lib/os-release': 'ID=b' }, 'a'],
  ['usr/lib when etc has none', { 'usr/lib/os-release': 'ID=b' }, 'b'],
  ['linux when the file has no ID', { 'etc/os-release': 'NAME=Own' }, 'linux'],
  ['alpine-release', { 'etc/alpine-release': '3.2.1\n' }, 'alpine', '3.2.1'],
  ['debian_version', { 'etc/debian_version': '7.11\n' }, 'debian', '7'],
  ['centos-release', { 'etc/centos-release': 'CentOS release 6.10 (Final)\n' }, 'centos', '6.10'],
  [
    'redhat-release',
    { 'etc/redhat-release': 'Red Hat Enterprise Linux Server release 5.11 (Tikanga)\n' },
    'rhel',
    '5.11',
  ],
  ['system-release', { 'etc/system-release': 'Amazon Linux AMI release 2018.03\n' }, 'amzn', '2018.03'],
  ['nothing for a release nobody knows', { 'etc/redhat-release': 'Own Linux release 1\n' }, undefined],
  ['nothing without a file', {}, undefined],
  ['nothing for an empty one', { 'etc/os-release': '' }, undefined],
];
for (const [name, files, id, versionId] of order) {
  test(`the distro is taken from ${name}`, () => {
    const found = distro(files);
    assert.equal(found?.id, id);
    assert.equal(found?.versionId, versionId);
  });
}

test('a testing release has its code name', () => {
  assert.equal(distro({ 'etc/debian_version': 'trixie/sid\n' })?.versionCodename, 'trixie');
});

test('a large file that happens to match is left alone', () => {
  const file = memoryFile('etc/some-release', Buffer.from(`ID=x\n${'#'.repeat(70_000)}`));
  assert.deepEqual([...osRelease.read(file)], []);
});
