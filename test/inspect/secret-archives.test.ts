import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
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

const skipped: readonly (readonly [string, string, Uint8Array, Readonly<Record<string, number>>])[] = [
  ['a zip cut short', 'a.zip', zipOf({ a: line }).subarray(0, -30), { 'archive-damaged': 1 }],
  ['a member that is not what it claims', 'a.zip', spoiled(zipOf({ a: line })), { 'archive-damaged': 1 }],
  ['a member that lies of its size', 'a.zip', zipOf({ a: line }, { lie: 7 }), { 'archive-damaged': 1 }],
  ['xz', 'a.xz', Buffer.from('\xfd7zXZ\0........', 'latin1'), { 'archive-format': 1 }],
  ['bzip2', 'a.bz2', Buffer.from('BZh91AY&SY......', 'latin1'), { 'archive-format': 1 }],
  ['7z', 'a.7z', Buffer.from('7z\xbc\xaf\x27\x1c....', 'latin1'), { 'archive-format': 1 }],
  ['rar', 'a.rar', Buffer.from('Rar!\x1a\x07\x01\0...', 'latin1'), { 'archive-format': 1 }],
];

for (const [what, path, content, skips] of skipped) {
  test(`${what} is counted`, (t: TestContext) => {
    const found = searched(content, { path });
    t.assert.deepEqual(found.matches, []);
    t.assert.deepEqual(found.skips, skips);
    t.assert.equal(found.error, undefined);
  });
}

test('of a gzip file cut short, what is left is searched', (t: TestContext) => {
  const packed = gzipSync(line + '0123456789'.repeat(10_000), { level: 0 });
  const { matches, skips } = searched(packed.subarray(0, 50_000), { path: 'a.gz' });
  t.assert.deepEqual(placesOf(matches), ['zeta 2:7 a']);
  t.assert.deepEqual(skips, { 'archive-damaged': 1 });
});

test('of a tar cut short, what is left is searched', (t: TestContext) => {
  const whole = tarOf({ a: line + '.'.repeat(10_000) });
  for (const chunks of [[], [100]]) {
    const { matches, skips } = searched(whole.subarray(0, 5000), { path: 'a.tar', chunks });
    t.assert.deepEqual(placesOf(matches), ['zeta 2:7 a']);
    t.assert.deepEqual(skips, { 'archive-damaged': 1 });
  }
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

test('archives in archives are opened to the depth allowed', (t: TestContext) => {
  let content: Uint8Array = Buffer.from(line);
  for (let depth = 0; depth < 5; depth++) content = zipOf({ z: content });
  t.assert.equal(searched(content, { limits: { maxArchiveDepth: 5 } }).matches.length, 1);
  const { matches, skips } = searched(content, { limits: { maxArchiveDepth: 4 } });
  t.assert.deepEqual(matches, []);
  t.assert.deepEqual(skips, { 'archive-too-deep': 1 });
});

test('no more is unpacked of one file than allowed', (t: TestContext) => {
  const limits = { maxArchiveTextBytes: 4_000_000 };
  const zeros = Buffer.alloc(900_000);
  const members = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`m${n}`, zeros]));
  t.assert.deepEqual(searched(zipOf({ ...members, last: line }), { limits }).skips, {
    'archive-too-large': 6,
  });
  for (const packed of [gzipSync(Buffer.alloc(1_100_000)), zstdCompressSync(Buffer.alloc(1_100_000))])
    t.assert.deepEqual(searched(packed, { limits }).skips, { 'archive-too-large': 1 });
});

test('no more members are looked at than allowed', (t: TestContext) => {
  const limits = { maxArchiveEntries: 3 };
  const inner = zipOf({ a: 'x', b: 'x' });
  t.assert.deepEqual(searched(zipOf({ one: inner, two: inner }), { limits }).skips, {
    'archive-too-large': 1,
  });
});

test('a text with the letters of a tar where tar has them is text', (t: TestContext) => {
  const text = `${secret}${'.'.repeat(236)}ustar${'.'.repeat(1000)}`;
  t.assert.deepEqual(placesOf(searched(text).matches), ['zeta 1:1']);
});

/** Another byte in the data of the first member. */
function spoiled(zip: Buffer): Buffer {
  zip.writeUInt8(zip.readUInt8(40) ^ 0xff, 40);
  return zip;
}
