import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import type { Limits } from '../../src/core/limits.ts';
import { placesOf, searched } from '../support/secret-rules.ts';
import { zipOf } from '../support/zip.ts';

const secret = 'zeta_0123456789abcdef';
const line = `# settings\nkey = ${secret}\n`;

/** By the program tar. */
function tarOf(members: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const directory = mkdtempSync(join(tmpdir(), 'kedge-test-'));
  try {
    for (const [name, content] of Object.entries(members)) writeFileSync(join(directory, name), content);
    execFileSync('tar', ['-cf', 'out.tar', ...Object.keys(members)], { cwd: directory });
    return readFileSync(join(directory, 'out.tar'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

const tar = tarOf({ 'a.txt': 'nothing', '.env': line });

const archives: readonly (readonly [string, string, Uint8Array, readonly string[]])[] = [
  ['a zip', 'a.zip', zipOf({ 'x/': '', 'app/.env': line }), ['zeta 2:7 app/.env']],
  ['a stored zip', 'a.jar', zipOf({ 'app/.env': line }, { stored: true }), ['zeta 2:7 app/.env']],
  ['a gzipped text', 'usr/app.conf.gz', gzipSync(line), ['zeta 2:7 app.conf']],
  ['a zstd text', 'usr/app.conf.zst', zstdCompressSync(line), ['zeta 2:7 app.conf']],
  ['a tar', 'a.tar', tar, ['zeta 2:7 .env']],
  ['a tar.gz', 'a.tgz', gzipSync(tar), ['zeta 2:7 .env']],
  ['a tar.zst', 'a.tar.zst', zstdCompressSync(tar), ['zeta 2:7 .env']],
  ['a zip in a zip', 'a.war', zipOf({ 'lib/b.jar': zipOf({ c: line }) }), ['zeta 2:7 lib/b.jar!/c']],
  ['a tar.gz in a zip', 'a.zip', zipOf({ 'b.tar.gz': gzipSync(tar) }), ['zeta 2:7 b.tar.gz!/.env']],
  ['a zip in a tar', 'a.tar', tarOf({ 'b.zip': zipOf({ c: line }) }), ['zeta 2:7 b.zip!/c']],
  ['a gzip in a tar', 'a.tar', tarOf({ 'b.gz': gzipSync(line) }), ['zeta 2:7 b.gz!/b']],
  ['a zip without a fitting name', 'data.bin', zipOf({ c: line }), ['zeta 2:7 c']],
];

for (const [what, path, content, wanted] of archives) {
  test(`a secret in ${what} is found, with its member`, (t: TestContext) => {
    for (const chunks of [[], [100], [513]]) {
      const { matches, hidden, skips } = searched(content, { path, chunks });
      t.assert.deepEqual(placesOf(matches), wanted);
      t.assert.ok(hidden.includes(secret));
      t.assert.deepEqual(skips, {});
    }
  });
}

test('conditions of rules apply to the path in the archive', (t: TestContext) => {
  const content = zipOf({ 'root/.vault': 'login=abcdefgh', 'root/other': 'login=abcdefgh' });
  t.assert.deepEqual(placesOf(searched(content).matches), ['by-path 1:7 root/.vault']);
  t.assert.deepEqual(placesOf(searched(gzipSync('login=abcdefgh'), { path: 'root/.vault.gz' }).matches), [
    'by-path 1:7 .vault',
  ]);
});

const unopened: readonly (readonly [string, string, Uint8Array])[] = [
  ['xz', 'a.xz', Buffer.from('\xfd7zXZ\0........', 'latin1')],
  ['bzip2', 'a.bz2', Buffer.from('BZh91AY&SY......', 'latin1')],
  ['7z', 'a.7z', Buffer.from('7z\xbc\xaf\x27\x1c....', 'latin1')],
  ['rar', 'a.rar', Buffer.from('Rar!\x1a\x07\x01\0...', 'latin1')],
];

for (const [what, path, content] of unopened) {
  test(`${what} is counted`, (t: TestContext) => {
    const found = searched(content, { path });
    t.assert.deepEqual(found.matches, []);
    t.assert.deepEqual(found.skips, { 'archive-format': 1 });
    t.assert.deepEqual(found.problems, []);
  });
}

const packed: readonly (readonly [string, () => Uint8Array])[] = [
  ['lzma', () => Buffer.from('5d00008000ffffffffffffffff003d', 'hex')],
  ['lzma of a known size', () => Buffer.from('5d00008000640000000000000000', 'hex')],
  ['zlib', () => deflateSync(line)],
  ['zlib, little packed', () => deflateSync(line.repeat(100), { level: 1 })],
  ['lz4', () => Buffer.from('04224d186440a7060000807a657461', 'hex')],
  ['lzip', () => Buffer.from('LZIP\x01\x0c\0\0\0', 'latin1')],
  ['compress', () => Buffer.from('1f9d90789ed2', 'hex')],
  [
    'a Debian package',
    () => Buffer.from('!<arch>\ndebian-binary   1700000000  0     0     100644  4\x20\x20`\n2.0\n'),
  ],
  ['an RPM package', () => Buffer.from('edabeedb030000000001', 'hex')],
];

for (const [what, content] of packed) {
  test(`${what} is counted, and its bytes are searched as they are`, (t: TestContext) => {
    const bytes = content();
    t.assert.equal(searched(bytes).skips['archive-format'], 1);
    const { matches, skips } = searched(Buffer.concat([bytes, Buffer.from(`\0${line}`)]));
    t.assert.equal(matches.length, 1);
    t.assert.equal(skips['archive-format'], 1);
  });
}

for (const text of [
  'x^2 + y^2',
  'x\x9c but no zlib at all',
  ']\0\0 is not all',
  '!<arch>\nfoo.o/',
  '\x1f\x9d\xff',
]) {
  test(`${JSON.stringify(text)} is not counted as packed`, (t: TestContext) => {
    t.assert.equal(searched(Buffer.from(text, 'latin1')).skips['archive-format'], undefined);
  });
}

const members = zipOf({ a: line, 'b/c': `${'0123456789'.repeat(20)}\n${line}` });
const stored = zipOf({ a: line, b: `x\n${line}` }, { stored: true });
const wrongSum = Buffer.from(gzipSync(line));
wrongSum.writeUInt32LE(7, wrongSum.length - 8);

const damaged: readonly (readonly [string, string, Uint8Array, readonly string[]])[] = [
  ['a zip without its directory', 'a.zip', withoutDirectory(members), ['zeta 2:7 a', 'zeta 3:7 b/c']],
  ['a zip cut in its second member', 'a.zip', members.subarray(0, 100), ['zeta 2:7 a']],
  ['a zip with its sizes behind the data, cut', 'a.zip', withDescriptors(), ['zeta 2:7 a', 'zeta 2:7 b']],
  ['a member with a wrong checksum', 'a.zip', spoiled(stored, 33), ['zeta 2:7 a', 'zeta 3:7 b']],
  ['a member that lies of its size', 'a.zip', zipOf({ a: line }, { lie: 7 }), ['zeta 2:7 a']],
  ['a gzip with a wrong checksum', 'a.gz', wrongSum, ['zeta 2:7 a']],
  ['a gzip without its checksum', 'a.gz', gzipSync(line).subarray(0, -8), ['zeta 2:7 a']],
  ['a gzip of two, the second damaged', 'a.gz', Buffer.concat([gzipSync('x\n'), wrongSum]), ['zeta 3:7 a']],
  ['a gzip damaged near its end', 'a.gz', damagedGzip(), ['zeta 2:7 a']],
  ['a zstd cut short', 'a.zst', longZstd(line).subarray(0, 300_000), ['zeta 2:7 a']],
];

for (const [what, path, content, wanted] of damaged) {
  test(`${what} is a problem, and what is left of it is searched`, (t: TestContext) => {
    for (const chunks of [[], [100]]) {
      const { matches, problems, skips } = searched(content, { path, chunks });
      t.assert.deepEqual(placesOf(matches), wanted);
      t.assert.deepEqual(
        problems.map(({ code }) => code),
        ['malformed-file'],
      );
      t.assert.match(problems[0]?.message ?? '', /^cannot be read: /);
      t.assert.deepEqual(skips, {});
    }
  });
}

test('a zstd file of many frames, some to be skipped, is searched to its end', (t: TestContext) => {
  const skippable = Buffer.from('502a4d180400000061626364', 'hex');
  const content = Buffer.concat([skippable, zstdCompressSync('x\n'), skippable, zstdCompressSync(line)]);
  const { matches, problems } = searched(content, { path: 'a.zst' });
  t.assert.deepEqual(placesOf(matches), ['zeta 3:7 a']);
  t.assert.deepEqual(problems, []);
});

const prefixed: readonly (readonly [string, string, string, string])[] = [
  ['a self-starting jar', 'app.jar', '#!/bin/sh\nexec java -jar "$0"\n', ''],
  ['a zip behind a program', 'setup.bin', `\x7fELF${'\0'.repeat(2000)}`, ''],
  ['a zip with prefix and comment', 'app.WAR', '#!/bin/sh\n', 'built by hand'],
];

for (const [what, path, prefix, comment] of prefixed) {
  test(`the members of ${what} are searched`, (t: TestContext) => {
    const content = zipOf({ c: line }, { prefix, comment });
    for (const bytes of [content, zipOf({ [path]: content })])
      for (const chunks of [[], [100]]) {
        const found = searched(bytes, { path, chunks });
        t.assert.equal(found.matches.length, 1);
        t.assert.deepEqual(found.problems, []);
        t.assert.ok(placesOf(found.matches)[0]?.endsWith('c'));
      }
  });
}

test('all of a damaged tar is searched, as bytes behind the damage, and it is counted', (t: TestContext) => {
  const first = tarOf({ a: line + '.'.repeat(10_000) });
  const spoilt = Buffer.concat([first.subarray(0, 11_264), Buffer.alloc(512, 'x'), tarOf({ b: line })]);
  for (const chunks of [[], [100]]) {
    const cut = searched(first.subarray(0, 5000), { path: 'a.tar', chunks });
    t.assert.deepEqual(placesOf(cut.matches), ['zeta 2:7 a']);
    const damaged = searched(spoilt, { path: 'a.tar', chunks });
    t.assert.deepEqual(
      damaged.matches.map(({ member }) => member),
      ['a', undefined],
    );
    for (const { problems, skips } of [cut, damaged]) {
      t.assert.deepEqual(problems, []);
      t.assert.deepEqual(skips, { 'archive-damaged': 1 });
    }
  }
});

test('a zip whose directory is damaged and whose members are all there is counted', (t: TestContext) => {
  for (const descriptors of [false, true]) {
    const content = spoiled(zipOf({ short: 'x', a: line, b: line }, { descriptors }), -12);
    const { matches, skips, problems } = searched(content, { path: 'a.zip' });
    t.assert.deepEqual(placesOf(matches), ['zeta 2:7 a', 'zeta 2:7 b']);
    t.assert.deepEqual([skips, problems], [{ 'archive-damaged': 1 }, []]);
  }
});

test('a zip whose directory names what is no member of its own is a problem', (t: TestContext) => {
  const content = zipOf({ a: line, b: line });
  const second = content.indexOf('PK\x01\x02', content.indexOf('PK\x01\x02', 0, 'latin1') + 4, 'latin1');
  content.writeUInt32LE(content.readUInt32LE(second + 42) - 4, second + 42);
  const { problems } = searched(content, { path: 'a.zip' });
  t.assert.deepEqual(
    problems.map(({ code }) => code),
    ['malformed-file'],
  );
});

test('an encrypted member is counted, and the others are searched', (t: TestContext) => {
  const content = zipOf({ a: line, b: line });
  // The flag for encryption, of the first member in the directory.
  const directory = content.indexOf('PK\x01\x02', 0, 'latin1');
  content.writeUInt16LE(1, directory + 8);
  const { matches, skips } = searched(content, { path: 'a.zip' });
  t.assert.deepEqual(placesOf(matches), ['zeta 2:7 b']);
  t.assert.deepEqual(skips, { 'archive-encrypted': 1 });
});

let deep: Uint8Array = Buffer.from(line);
for (let depth = 0; depth < 5; depth++) deep = zipOf({ z: deep });
const zeros = Buffer.alloc(900_000);
const ten = zipOf({
  ...Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`m${n}`, zeros])),
  last: Buffer.concat([zeros, Buffer.from(line)]),
});
const long = Buffer.concat([randomBytes(1_000_000), Buffer.from(`\n${secret}`)]);
const inner = zipOf({ a: 'x', b: line });
const sparse = Buffer.concat([Buffer.alloc(2_000_000), Buffer.from(secret)]);

type Bound = readonly [keyof Limits, number, number, string, Uint8Array];
const bounds: readonly Bound[] = [
  ['maxArchiveDepth', 4, 5, 'an archive in archives', deep],
  ['maxArchiveEntries', 3, 6, 'a zip of many members', zipOf({ one: inner, two: inner })],
  ['maxArchiveEntries', 1, 2, 'a zip of too many members', inner],
  ['maxArchiveBytes', 8_000_000, 10_000_000, 'a zip that unpacks to much', ten],
  ['maxArchiveTextBytes', 3_600_000, 4_400_000, 'a zip with a large member', zipOf({ long })],
  ['maxArchiveTextBytes', 3_600_000, 4_400_000, 'a large gzip', gzipSync(long)],
  ['maxArchiveTextBytes', 3_600_000, 4_400_000, 'a large zstd', zstdCompressSync(long)],
  ['maxArchiveTextBytes', 3_600_000, 8_000_000, 'a large zip in a tar', tarOf({ z: zipOf({ long }) })],
  ['maxRatio', 100, 2000, 'a zip that grows much', zipOf({ sparse })],
];

for (const [limit, little, enough, what, content] of bounds) {
  test(`${what} is searched if ${limit} lets it be, and else a problem that names the limit`, (t: TestContext) => {
    const refused = searched(content, { limits: { [limit]: little } });
    t.assert.deepEqual(
      refused.problems.map(({ code }) => code),
      ['not-searched'],
    );
    t.assert.ok(refused.problems[0]?.message.includes(`limits.${limit}`), refused.problems[0]?.message);
    const allowed = searched(content, { limits: { [limit]: enough } });
    t.assert.ok(allowed.matches.length > refused.matches.length);
    t.assert.deepEqual(allowed.problems, []);
  });
}

test('a stored member needs no memory, be it text or an archive', (t: TestContext) => {
  const content = zipOf({ long, 'z.zip': zipOf({ long }, { stored: true }) }, { stored: true });
  const { matches, problems } = searched(content, { limits: { maxArchiveTextBytes: 400_000 } });
  t.assert.deepEqual(
    matches.map(({ member }) => member),
    ['long', 'z.zip!/long'],
  );
  t.assert.deepEqual(problems, []);
});

test('a text with the letters of a tar where tar has them is text', (t: TestContext) => {
  const text = `${secret}${'.'.repeat(236)}ustar${'.'.repeat(1000)}`;
  t.assert.deepEqual(placesOf(searched(text).matches), ['zeta 1:1']);
});

/** With another byte at a place, from the end when negative. */
function spoiled(zip: Buffer, at: number): Buffer {
  const copy = Buffer.from(zip);
  const place = at < 0 ? copy.length + at : at;
  copy.writeUInt8(copy.readUInt8(place) ^ 0x02, place);
  return copy;
}

/** As a program writes that does not go back: no sizes before the data, no directory. */
function withDescriptors(): Buffer {
  return withoutDirectory(zipOf({ a: line, b: line }, { descriptors: true }));
}

function withoutDirectory(zip: Buffer): Buffer {
  return zip.subarray(0, zip.indexOf('PK\x01\x02', 0, 'latin1'));
}

function damagedGzip(): Buffer {
  const packed = gzipSync(`${line}${randomBytes(300_000).toString('hex')}`);
  packed.fill(0xff, packed.length - 1000, packed.length - 500);
  return packed;
}

function longZstd(start: string): Buffer {
  return zstdCompressSync(Buffer.concat([Buffer.from(start), randomBytes(600_000)]));
}
