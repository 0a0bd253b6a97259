import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { dpkg } from '../../../src/catalog/os/dpkg.ts';
import { imageFile } from '../../support/image-file.ts';
import { needs, skipOrFail } from '../../support/real-part.ts';
import { type Files, runCataloger } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';

const status = 'var/lib/dpkg/status';
const names = (files: Files) => runCataloger(dpkg, files).packages.map(({ name }) => name);

const noDpkg = () => needs('dpkg-query') || (!existsSync(`/${status}`) && skipOrFail('no dpkg system'));

/** The database of the machine the test runs on. */
function ownDatabase(): Files {
  const info = readdirSync('/var/lib/dpkg/info').filter((name) => /\.(list|md5sums)$/.test(name));
  const paths = [status, ...info.map((name) => `var/lib/dpkg/info/${name}`)];
  return Object.fromEntries(paths.map((path) => [path, readFileSync(`/${path}`)]));
}

describe('the database of a Debian system', { skip: noDpkg() }, () => {
  const files = noDpkg() ? {} : ownDatabase();
  const { packages, problems } = runCataloger(dpkg, files);
  const query = (...args: readonly string[]) =>
    execFileSync('dpkg-query', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });

  test('holds the packages dpkg-query lists, with version, architecture and source', () => {
    const format =
      '${db:Status-Status}\t${Package}\t${Version}\t${Architecture}\t${source:Package}\t${source:Version}\n';
    const truth = query('-W', '-f', format)
      .split('\n')
      .filter((line) => !/^(config-files|not-installed|)\t|^$/.test(line))
      .map((line) => line.slice(line.indexOf('\t') + 1));
    const found = packages.map(({ name, version, architecture, source }) =>
      [name, version, architecture, source?.name ?? name, source?.version ?? version].join('\t'),
    );
    assert.deepEqual(found.sort(), truth.sort());
    assert.deepEqual(problems, []);
  });

  test('holds the files dpkg -L lists, less the directories that hold other files', () => {
    const wanted = packages.map(({ name, architecture = 'all' }) =>
      architecture === 'all' ? name : `${name}:${architecture}`,
    );
    const lists = query('-L', ...wanted).split('\n\n');
    assert.equal(lists.length, packages.length);
    const directories = new Set(lists.flatMap((list) => list.split('\n').map((path) => dirname(path))));
    packages.forEach(({ name, files: found }, i) => {
      const truth = (lists[i] ?? '')
        .split('\n')
        .filter((path) => path.startsWith('/') && path !== '/.' && !directories.has(path));
      assert.deepEqual(
        found.map((path) => `/${path}`),
        truth,
        name,
      );
    });
  });

  test('holds the sums of the files and of the configuration', () => {
    const bash = packages.find(({ name }) => name === 'bash');
    const details = bash?.metadata['fileDetails'] as { digests: string[]; config: number[] } | undefined;
    const sums = readFileSync('/var/lib/dpkg/info/bash.md5sums', 'utf8').trimEnd().split('\n');
    const conffiles = query('-W', '-f', '${Conffiles}', 'bash').trim().split('\n');
    const expected = [
      ...sums.map((line) => line.split('  ').reverse().join(' ')),
      ...conffiles.map((line) => line.trim().replace(/^\//, '').split(' ', 2).join(' ')),
    ];
    const found = bash?.files.map((path, i) => `${path} ${details?.digests[i]}`) ?? [];
    assert.deepEqual(found.filter((line) => !line.endsWith(' ')).sort(), expected.sort());
    const configured = new Set(details?.config.map((i) => `/${bash?.files[i]}`));
    assert.deepEqual(configured, new Set(conffiles.map((line) => line.trim().split(' ')[0])));
  });
});

const images = [
  'nginx-debian10-stripped',
  'nginx-os-release-link',
  'nginx-with-buildinfo',
  'nodes-fake-multi',
];
for (const image of images) {
  test(`${image} holds the packages of its table`, {
    skip: needsSharedData('images') || needs('tar'),
  }, () => {
    const archive = sharedData('images', `${image}.docker.tar`);
    const table = readFileSync(sharedData('images/expected', `${image}.docker.tar.dpkg.tsv`), 'utf8');
    const { packages } = runCataloger(dpkg, { [status]: imageFile(archive, status) ?? '' });
    const found = packages.map((pkg) =>
      [pkg.name, pkg.version, pkg.architecture, sourceField(pkg.source), 'install ok installed'].join('\t'),
    );
    assert.deepEqual(found.sort(), table.trimEnd().split('\n').slice(1).sort());
  });
}

function sourceField(source: { name: string; version?: string } | undefined): string {
  if (source === undefined) return '';
  return source.version === undefined ? source.name : `${source.name} (${source.version})`;
}

const paragraph = (...lines: readonly string[]) => `${lines.join('\n')}\n\n`;
const foo = paragraph(
  'Package: foo',
  'Status: install ok installed',
  'Version: 1.0-1',
  'Architecture: amd64',
);

const states: readonly [status: string, kept: boolean][] = [
  ['install ok installed', true],
  ['hold ok installed', true],
  ['deinstall reinstreq installed', true],
  ['install ok unpacked', true],
  ['install reinstreq half-installed', true],
  ['install ok triggers-pending', true],
  ['deinstall ok config-files', false],
  ['purge ok not-installed', false],
];
for (const [state, kept] of states) {
  test(`a package whose status is "${state}" is ${kept ? 'kept' : 'dropped'}`, () => {
    const file = paragraph('Package: foo', `Status: ${state}`, 'Version: 1');
    assert.deepEqual(names({ [status]: file }), kept ? ['foo'] : []);
  });
}

test('distroless images: one file a package, its sums are its file list', () => {
  const { packages, problems } = runCataloger(dpkg, {
    'var/lib/dpkg/status.d/base': paragraph('Package: base-files', 'Version: 12.4', 'Architecture: amd64'),
    'var/lib/dpkg/status.d/base.md5sums': `${'0'.repeat(32)}  usr/lib/os-release\n${'1'.repeat(32)}  ./etc/x y\n`,
    'var/lib/dpkg/status.d/base.postinst': '#!/bin/sh\n',
  });
  assert.deepEqual(problems, []);
  assert.deepEqual(
    packages.map(({ name, files, evidence }) => ({ name, files, evidence })),
    [
      {
        name: 'base-files',
        files: ['usr/lib/os-release', 'etc/x y'],
        evidence: ['var/lib/dpkg/status.d/base', 'var/lib/dpkg/status.d/base.md5sums'],
      },
    ],
  );
});

test('a Multi-Arch package is joined with the list of its own architecture', () => {
  const { packages } = runCataloger(dpkg, {
    [status]:
      paragraph('Package: libc6', 'Version: 2', 'Architecture: amd64') +
      paragraph('Package: libc6', 'Version: 2', 'Architecture: i386'),
    'var/lib/dpkg/info/libc6:amd64.list': '/.\n/lib64\n/lib64/libc.so.6\n',
    'var/lib/dpkg/info/libc6:i386.list': '/.\n/lib\n/lib/libc.so.6\n',
  });
  assert.deepEqual(
    packages.map(({ files }) => files),
    [['lib64/libc.so.6'], ['lib/libc.so.6']],
  );
});

test("a directory that holds files of another package is nobody's file", () => {
  const { packages } = runCataloger(dpkg, {
    [status]: `${foo}${paragraph('Package: base', 'Version: 12')}`,
    'var/lib/dpkg/info/base.list': '/.\n/usr\n/usr/lib\n/etc\n/etc/issue\n/empty\n',
    'var/lib/dpkg/info/foo.list': '/.\n/usr\n/usr/lib\n/usr/lib/foo\n/usr/lib/foo/bar\n',
  });
  assert.deepEqual(
    packages.map(({ files }) => files),
    [['usr/lib/foo/bar'], ['etc/issue', 'empty']],
  );
});

test('files lie where other packages or the administrator divert them to', () => {
  const { packages } = runCataloger(dpkg, {
    [status]: `${paragraph('Package: dash', 'Version: 1')}${paragraph('Package: foo', 'Version: 1')}`,
    'var/lib/dpkg/info/dash.list': '/.\n/bin\n/bin/sh\n/bin/x\n',
    'var/lib/dpkg/info/foo.list': '/.\n/bin\n/bin/sh\n/bin/x\n/bin/foo\n',
    'var/lib/dpkg/info/foo.md5sums': `${'a'.repeat(32)}  bin/sh\n`,
    'var/lib/dpkg/diversions': '/bin/sh\n/bin/sh.distrib\ndash\n/bin/x\n/bin/x.local\n:\n/cut\n',
  });
  assert.deepEqual(
    packages.map(({ files }) => files),
    [
      ['bin/sh', 'bin/x.local'],
      ['bin/sh.distrib', 'bin/x.local', 'bin/foo'],
    ],
  );
  assert.deepEqual(packages[1]?.metadata['fileDetails'], {
    digestAlgorithm: 'md5',
    digests: ['a'.repeat(32), '', ''],
  });
});

test('the licence comes from the copyright file, also of another package whose directory it shares', () => {
  const files = {
    [status]: `${foo}${paragraph('Package: libfoo', 'Version: 1.0-1')}`,
    'usr/share/doc/foo/copyright': 'Format: https://x/1.0/\n\nFiles: *\nLicense: MIT\n text\n',
  };
  const links = { 'usr/share/doc/libfoo': 'usr/share/doc/foo' };
  const { packages } = runCataloger(dpkg, files, { links });
  assert.deepEqual(
    packages.map(({ licenses }) => licenses),
    [['MIT'], ['MIT']],
  );
  assert.deepEqual(packages[1]?.evidence, [status, 'usr/share/doc/foo/copyright']);
});

test('purls name distro, architecture and source', () => {
  const file = paragraph(
    'Package: libfoo1',
    'Source: foo (2:1.0-1)',
    'Version: 2:1.0-1+b2',
    'Architecture: arm64',
  );
  const distro = { id: 'debian', idLike: [], versionId: '12', path: 'etc/os-release' };
  const purl = (options: object) => runCataloger(dpkg, { [status]: file }, options).packages[0]?.purl;
  const tail = 'libfoo1@2:1.0-1%2Bb2?arch=arm64';
  assert.equal(purl({ distro }), `pkg:deb/debian/${tail}&distro=debian-12&upstream=foo%402:1.0-1`);
  assert.equal(purl({}), `pkg:deb/debian/${tail}&upstream=foo%402:1.0-1`);
  assert.match(purl({ distro: { ...distro, id: 'ubuntu' } }) ?? '', /^pkg:deb\/ubuntu\//);
});

test('a paragraph without name or version is a problem, the others are kept', () => {
  const { packages, problems } = runCataloger(dpkg, { [status]: `Version: 1\n\n${foo}Package: bar\n` });
  assert.deepEqual(
    packages.map(({ name }) => name),
    ['foo'],
  );
  assert.match(problems[0]?.message ?? '', /without Package or Version: 2/);
});

test('a status file without a field is a problem, an empty one is none', () => {
  assert.match(runCataloger(dpkg, { [status]: 'asdf\n\nyolo\n' }).problems[0]?.message ?? '', /no fields/);
  assert.deepEqual(runCataloger(dpkg, { [status]: '' }).problems, []);
});

test('a package may be called like a file suffix', () => {
  const path = 'var/lib/dpkg/status.d/python3.11';
  assert.deepEqual(names({ [path]: foo }), ['foo']);
});
