import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { goBinary } from '../../../src/catalog/binary/go.ts';
import { needs } from '../../support/real-part.ts';
import { namesAndVersions, runCataloger } from '../../support/run-cataloger.ts';
import { needsSharedData, sharedData } from '../../support/shared-data.ts';
import { type ZipMembers, zipOf } from '../../support/zip.ts';
import { elfWithPointers } from './elf-with-pointers.ts';

/** What `go version -m` prints, as `name version` lines: a replaced module as what replaced it, a directory aside. */
function truth(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const [word, name = '', version = ''] = line.trim().split('\t');
    if (word === '=>' && !name.startsWith('.')) lines.pop();
    if (word === 'mod' || word === 'dep' || (word === '=>' && !name.startsWith('.')))
      lines.push(`${name} ${version}`);
  }
  const release = /: go(\d+\.\d+(?:\.\d+)?)/.exec(text)?.[1];
  return [...lines, `stdlib ${release}`].sort();
}

function goVersion(path: string): string {
  return execFileSync('go', ['version', '-m', path], { encoding: 'utf8' });
}

const sample = 'go-module-replacement-linux-386';

test('a stripped 32-bit binary with a replaced module', {
  skip: needsSharedData('binaries', `${sample}.gz`),
}, () => {
  const bytes = gunzipSync(readFileSync(sharedData('binaries', `${sample}.gz`)));
  const result = runCataloger(goBinary, { 'usr/bin/app': bytes });
  assert.deepEqual(result.problems, []);
  assert.deepEqual(
    namesAndVersions(result),
    truth(readFileSync(sharedData('binaries', `${sample}.go-version-m.txt`), 'utf8')),
  );
  assert.deepEqual(
    result.packages.map(({ purl }) => purl),
    [
      'pkg:golang/binary_with_module_replacement',
      'pkg:golang/github.com/golang/xerrors@v0.0.0-20220907171357-04be3eba64a2',
      'pkg:golang/stdlib@1.22.0',
    ],
  );
  assert.equal(
    result.packages[1]?.metadata['replaces'],
    'golang.org/x/xerrors@v0.0.0-20220907171357-04be3eba64a2',
  );
  assert.ok(result.bytesRead < 16 * 1024);
});

/** A module proxy in a directory, so that a build needs no network. https://go.dev/ref/mod#goproxy-protocol */
function moduleProxy(root: string): string {
  const modules: readonly (readonly [path: string, version: string])[] = [
    ['example.org/dep', 'v1.2.3'],
    ['example.org/old', 'v0.1.0'],
    ['example.org/!new/fork', 'v2.0.0+incompatible'],
  ];
  for (const [path, version] of modules) {
    const name = path.replace('!n', 'N');
    const mod = `module ${name === 'example.org/New/fork' ? 'example.org/old' : name}\n`;
    const prefix = `${name}@${version}`;
    const source = `package ${name.endsWith('dep') ? 'dep' : 'old'}\n\nfunc Text() string { return "text" }\n`;
    const members: ZipMembers = {
      [`${prefix}/x.go`]: source,
      ...(version.includes('+') ? {} : { [`${prefix}/go.mod`]: mod }),
    };
    const at = join(root, path, '@v');
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, `${version}.info`), JSON.stringify({ Version: version }));
    writeFileSync(join(at, `${version}.mod`), version.includes('+') ? `module ${name}\n` : mod);
    writeFileSync(join(at, `${version}.zip`), zipOf(members));
  }
  return `file://${root}`;
}

const sources: Readonly<Record<string, string>> = {
  'app/go.mod': `module example.org/app

go 1.18

require (
	example.org/dep v1.2.3
	example.org/old v0.1.0
	example.org/near v0.0.1
)

replace example.org/old => example.org/New/fork v2.0.0+incompatible

replace example.org/near => ../near
`,
  'app/main.go': `package main

import (
	"example.org/dep"
	"example.org/near"
	"example.org/old"
)

func main() { println(dep.Text(), old.Text(), near.Text()) }
`,
  'near/go.mod': 'module example.org/near\n',
  'near/near.go': 'package near\n\nfunc Text() string { return "near" }\n',
};

const builds: readonly (readonly [string, readonly string[], Readonly<Record<string, string>>])[] = [
  ['for this machine', [], {}],
  ['stripped and trimmed', ['-trimpath', '-ldflags=-s -w -X main.token=secret'], {}],
  ['position-independent', ['-buildmode=pie'], {}],
  ['for 386', [], { GOARCH: '386' }],
  ['for arm64', [], { GOARCH: 'arm64' }],
  ['for s390x, big-endian', [], { GOARCH: 's390x' }],
  ['for ppc64, big-endian', [], { GOARCH: 'ppc64' }],
  ['for mips, 32-bit and big-endian', [], { GOARCH: 'mips' }],
  ['from files instead of a package', ['main.go'], {}],
];

test('binaries built here hold what go version -m says', { skip: needs('go') }, async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'kedge-go-'));
  t.after(() => {
    execFileSync('chmod', ['-R', 'u+w', root]);
    rmSync(root, { recursive: true });
  });
  for (const [path, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const environment = {
    ...process.env,
    GOPROXY: moduleProxy(join(root, 'proxy')),
    GOMODCACHE: join(root, 'modules'),
    GONOSUMDB: '*',
    GOFLAGS: '-mod=mod -buildvcs=false',
    GOTOOLCHAIN: 'local',
    CGO_ENABLED: '0',
  };
  for (const [name, options, extra] of builds) {
    await t.test(name, () => {
      const output = join(root, 'out');
      const files = options.filter((option) => option.endsWith('.go'));
      const flags = options.filter((option) => !files.includes(option));
      const what = files.length > 0 ? files : ['.'];
      const env = { ...environment, ...extra };
      execFileSync('go', ['build', '-o', output, ...flags, ...what], {
        cwd: join(root, 'app'),
        env,
        stdio: 'pipe',
      });
      const bytes = readFileSync(output);
      const result = runCataloger(goBinary, { out: bytes });
      assert.deepEqual(result.problems, []);
      assert.deepEqual(namesAndVersions(result), truth(goVersion(output)));
      assert.ok(result.packages.length >= 4);
      assert.doesNotMatch(JSON.stringify(result.packages), /secret/);
      assert.ok(result.bytesRead < 64 * 1024);
      const near = result.packages.find((found) => found.name === 'example.org/near');
      assert.equal(near?.metadata['replacedBy'], '../near');
    });
  }
  await t.test('without section headers', () => {
    const output = join(root, 'bare');
    const env = { ...environment, GOARCH: 'amd64' };
    execFileSync('go', ['build', '-o', output, '.'], { cwd: join(root, 'app'), env, stdio: 'pipe' });
    const bytes = readFileSync(output);
    bytes.fill(0, 40, 48);
    bytes.fill(0, 58, 64);
    writeFileSync(output, bytes);
    assert.deepEqual(namesAndVersions(runCataloger(goBinary, { out: bytes })), truth(goVersion(output)));
  });
});

for (const wide of [true, false]) {
  for (const littleEndian of [true, false]) {
    const form = `${wide ? 64 : 32}-bit, ${littleEndian ? 'little' : 'big'}-endian`;
    test(`build information by pointers, as Go before 1.18 wrote it: ${form}`, (t) => {
      const modules = 'path\tx\nmod\texample.org/x\tv1.0.0\th1:a=\ndep\texample.org/y\tv0.2.0\th1:b=\n';
      const bytes = elfWithPointers({ wide, littleEndian }, { version: 'go1.16.5', modules });
      const result = runCataloger(goBinary, { x: bytes });
      assert.deepEqual(namesAndVersions(result), [
        'example.org/x v1.0.0',
        'example.org/y v0.2.0',
        'stdlib 1.16.5',
      ]);
      if (needs('go') !== false) return;
      const root = mkdtempSync(join(tmpdir(), 'kedge-go-'));
      t.after(() => rmSync(root, { recursive: true }));
      writeFileSync(join(root, 'x'), bytes, { mode: 0o755 });
      assert.deepEqual(truth(goVersion(join(root, 'x'))), namesAndVersions(result));
    });
  }
}

const form = { wide: true, littleEndian: true };
const versions: readonly (readonly [string, readonly string[]])[] = [
  ['go1.22.1', ['1.22.1']],
  ['go1.21', ['1.21']],
  ['go1.23rc1', ['1.23rc1']],
  ['go1.20.4 (Red Hat 1.20.4-1.el9)', ['1.20.4']],
  ['go1.22.0 X:nocoverageredesign', ['1.22.0']],
  ['devel +4a5b6c Mon Jan 1 00:00:00 2024', []],
];
for (const [version, wanted] of versions) {
  test(`the standard library of ${version}`, () => {
    const result = runCataloger(goBinary, { x: elfWithPointers(form, { version, modules: '' }) });
    assert.deepEqual(
      result.packages.map((found) => found.version),
      wanted,
    );
  });
}

test('a main module without a version has that of its commit, where one is known', () => {
  const commit = 'build\tvcs.revision=0123456789abcdef0123\nbuild\tvcs.time=2024-02-03T04:05:06Z\n';
  const versionOf = (settings: string) => {
    const bytes = elfWithPointers(form, {
      version: 'devel',
      modules: `mod\texample.org/x\t(devel)\t\n${settings}`,
    });
    const [found] = runCataloger(goBinary, { x: bytes }).packages;
    return [found?.version, found?.purl];
  };
  assert.deepEqual(versionOf(''), ['(devel)', 'pkg:golang/example.org/x']);
  assert.deepEqual(versionOf(commit), [
    'v0.0.0-20240203040506-0123456789ab',
    'pkg:golang/example.org/x@v0.0.0-20240203040506-0123456789ab',
  ]);
});

test('module paths that Go would refuse are left out', () => {
  const modules = 'dep\t\tv1\ndep\t.x/y\tv1\ndep\t../x\tv1\ndep\tx//y\tv1\ndep\texample.org/ok\tv1.0.0\n';
  const result = runCataloger(goBinary, { x: elfWithPointers(form, { version: 'devel', modules }) });
  assert.deepEqual(namesAndVersions(result), ['example.org/ok v1.0.0']);
});

test('without section headers, a mark that stands where the linker puts none is passed over', () => {
  const bytes = elfWithPointers(form, { version: 'go1.16.5', modules: '' });
  bytes.fill(0, 40, 48);
  bytes.write('\xff Go buildinf:', 129, 'latin1');
  assert.deepEqual(namesAndVersions(runCataloger(goBinary, { x: bytes })), ['stdlib 1.16.5']);
});

test('build information with too many modules is a problem', () => {
  const modules = 'dep\texample.org/x\tv1.0.0\n'.repeat(20_001);
  const { packages, problems } = runCataloger(goBinary, {
    x: elfWithPointers(form, { version: 'go1.16', modules }),
  });
  assert.deepEqual([packages.length, problems.length], [0, 1]);
});

test('the program that runs this is not Go, and few bytes tell it', () => {
  const result = runCataloger(goBinary, { node: readFileSync(process.execPath) });
  assert.deepEqual([result.packages, result.problems], [[], []]);
  assert.ok(result.bytesRead < 64 * 1024);
});

test('files that only begin like ELF are nobody’s problem', () => {
  for (const rest of [
    '',
    '\x02\x01\x01',
    '\x09\x09',
    `\x02\x01${'\xff'.repeat(200)}`,
    `\x01\x02${'\0'.repeat(200)}`,
  ]) {
    const result = runCataloger(goBinary, { x: Buffer.from(`\x7fELF${rest}`, 'latin1') });
    assert.deepEqual([result.packages, result.problems], [[], []]);
  }
});

test('a Go binary cut anywhere, or with any bit turned, ends in order', () => {
  const modules = 'mod\texample.org/x\tv1.0.0\th1:a=\n';
  for (const wide of [true, false]) {
    const whole = elfWithPointers({ wide, littleEndian: true }, { version: 'go1.16.5', modules });
    for (let at = 0; at < whole.length; at++) {
      const turned = Buffer.from(whole);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      for (const bytes of [turned, whole.subarray(0, at)]) {
        const { problems } = runCataloger(goBinary, { x: bytes });
        assert.ok(problems.every(({ message }) => message.includes('Go build information')));
      }
    }
  }
});
