import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ErrorCode } from '../../src/core/errors.ts';
import { defaultLimits } from '../../src/core/limits.ts';
import { readEntry, readEntryText, readZip, storedSource, type ZipEntry } from '../../src/core/zip.ts';
import { needs } from '../support/real-part.ts';
import { memoryFile } from '../support/run-cataloger.ts';
import { type ZipMembers, type ZipOptions, zipOf } from '../support/zip.ts';

const members: ZipMembers = { 'a.txt': 'first', 'dir/b.txt': 'second '.repeat(100), 'é/ü.txt': '' };

function contents(zip: Buffer): Record<string, string> {
  const source = memoryFile('x.zip', zip);
  return Object.fromEntries(readZip(source, 'x.zip').map((entry) => [entry.name, read(zip, entry)]));
}

function read(zip: Buffer, entry: ZipEntry, maxBytes = 1024 * 1024): string {
  const options = {
    what: 'x.zip',
    limits: defaultLimits,
    maxBytes,
    maxBytesFrom: 'limits.maxArchiveBytes ÷ 16',
  };
  return Buffer.from(readEntry(memoryFile('x.zip', zip), entry, options)).toString();
}

function only(zip: Buffer): ZipEntry {
  const [entry] = readZip(memoryFile('x.zip', zip), 'x.zip');
  assert.ok(entry);
  return entry;
}

const refused =
  (code: ErrorCode, named = '') =>
  (error: unknown) => {
    const { code: found, message } = error as { code?: unknown; message: string };
    assert.equal(found, code);
    assert.ok(message.includes(named), message);
    return true;
  };

const forms: readonly (readonly [string, ZipOptions])[] = [
  ['deflated', {}],
  ['stored', { stored: true }],
  ['with data descriptors', { descriptors: true }],
  ['zip64', { zip64: true }],
  ['behind a shell script', { prefix: '#!/bin/sh\nexec java -jar "$0"\n' }],
  ['zip64 behind a shell script', { prefix: '#!/bin/sh\n', zip64: true }],
  ['with a comment of 64 KiB', { comment: 'x'.repeat(0xffff) }],
];
for (const [name, options] of forms) {
  test(`a zip file ${name} gives every member`, () => {
    assert.deepEqual(contents(zipOf(members, options)), members);
  });
}

test('a zip file made by zip gives what it was made of', { skip: needs('zip') }, (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'kedge-zip-'));
  t.after(() => rmSync(directory, { recursive: true }));
  writeFileSync(join(directory, 'a.txt'), 'first');
  writeFileSync(join(directory, 'b.txt'), 'second '.repeat(5000));
  execFileSync('zip', ['-q', 'x.zip', 'a.txt', 'b.txt'], { cwd: directory });
  const found = contents(readFileSync(join(directory, 'x.zip')));
  assert.deepEqual(found, { 'a.txt': 'first', 'b.txt': 'second '.repeat(5000) });
});

test('a stored member is a source of its own that ends where the member ends', () => {
  const zip = zipOf({ 'a.txt': '0123456789', 'b.txt': 'other' }, { stored: true });
  const inner = storedSource(memoryFile('x.zip', zip), only(zip), 'x.zip');
  assert.equal(inner.size, 10);
  assert.equal(Buffer.from(inner.slice(8, 100)).toString(), '89');
  assert.equal(inner.slice(11, 5).length, 0);
});

test('a member that declares less than it unpacks to is refused', () => {
  const zip = zipOf({ 'a.txt': 'x'.repeat(100_000) }, { lie: 10 });
  assert.throws(() => read(zip, only(zip)), refused('ARCHIVE_INVALID'));
});

test('a member that declares more than it unpacks to is refused', () => {
  const zip = zipOf({ 'a.txt': 'x' }, { lie: 10 });
  assert.throws(() => read(zip, only(zip)), refused('ARCHIVE_INVALID'));
});

test('a member larger than the limit is refused before it is unpacked', () => {
  const zip = zipOf({ 'a.txt': 'abc'.repeat(1000) });
  assert.throws(() => read(zip, only(zip), 2999), refused('LIMIT_EXCEEDED', '(limits.maxArchiveBytes ÷ 16)'));
  assert.equal(read(zip, only(zip), 3000).length, 3000);
});

test('a member that grows too much is refused', () => {
  const zip = zipOf({ 'a.txt': Buffer.alloc(4 * 1024 * 1024) });
  assert.throws(() => read(zip, only(zip), 2 ** 30), refused('LIMIT_EXCEEDED', '(limits.maxRatio)'));
});

test('a member that does not match its checksum is refused', () => {
  const zip = zipOf({ 'a.txt': 'first' }, { stored: true });
  zip[zip.indexOf('first')] = 0x46;
  assert.throws(() => read(zip, only(zip)), refused('ARCHIVE_INVALID'));
});

test('an encrypted member and one of another method are refused', () => {
  const zip = zipOf({ 'a.txt': 'first' });
  assert.throws(() => read(zip, { ...only(zip), encrypted: true }), refused('ARCHIVE_INVALID'));
  assert.throws(() => read(zip, { ...only(zip), method: 14 }), refused('ARCHIVE_INVALID'));
});

test('entries that share their bytes are refused', () => {
  const zip = zipOf({ 'a.txt': 'first', 'b.txt': 'second' });
  zip.writeUInt32LE(0, zip.lastIndexOf('PK\x01\x02') + 42);
  assert.throws(() => readZip(memoryFile('x.zip', zip), 'x.zip'), refused('ARCHIVE_INVALID'));
});

test('a directory that is said to begin behind its end is refused', () => {
  const zip = zipOf(members);
  zip.writeUInt32LE(zip.length, zip.length - 6);
  assert.throws(() => readZip(memoryFile('x.zip', zip), 'x.zip'), refused('ARCHIVE_INVALID'));
});

test('more entries than the limit are refused', () => {
  const limits = { ...defaultLimits, maxArchiveEntries: 2 };
  assert.throws(
    () => readZip(memoryFile('x.zip', zipOf(members)), 'x.zip', limits),
    refused('LIMIT_EXCEEDED', '(limits.maxArchiveEntries)'),
  );
});

test('a list of members larger than a 32nd of the limit is refused', () => {
  const file = memoryFile('x.zip', zipOf(members));
  const listed = 3 * 46 + Object.keys(members).join('').length + 2;
  assert.equal(readZip(file, 'x.zip', { ...defaultLimits, maxArchiveBytes: 32 * listed }).length, 3);
  assert.throws(
    () => readZip(file, 'x.zip', { ...defaultLimits, maxArchiveBytes: 32 * listed - 1 }),
    refused('LIMIT_EXCEEDED', 'limits.maxArchiveBytes'),
  );
});

test('a text larger than a 32nd of the limit is refused', () => {
  const zip = zipOf({ 'a.txt': 'abc' });
  const text = (maxArchiveTextBytes: number) => {
    const limits = { ...defaultLimits, maxArchiveTextBytes };
    return readEntryText(memoryFile('x.zip', zip), only(zip), { what: 'x.zip', limits });
  };
  assert.equal(text(96), 'abc');
  assert.throws(() => text(95), refused('LIMIT_EXCEEDED', 'limits.maxArchiveTextBytes'));
});

for (const [name, bytes] of [
  ['an empty file', ''],
  ['a text', 'hello'.repeat(1000)],
  ['half a zip file', zipOf(members).subarray(0, 100)],
] as const) {
  test(`${name} is not a zip file`, () => {
    assert.throws(() => readZip(memoryFile('x', Buffer.from(bytes)), 'x'), refused('ARCHIVE_INVALID'));
  });
}

test('a zip file cut anywhere, or with any bit turned, gives members or a refusal', () => {
  for (const options of [{}, { zip64: true }, { descriptors: true }]) {
    const zip = zipOf(members, options);
    for (let at = 0; at < zip.length; at++) {
      const turned = Buffer.from(zip);
      turned[at] = (turned[at] ?? 0) ^ (1 << (at % 8));
      for (const bytes of [zip.subarray(0, at), turned]) {
        try {
          contents(bytes);
        } catch (error) {
          const { code } = error as { code?: unknown };
          assert.ok(code === 'ARCHIVE_INVALID' || code === 'LIMIT_EXCEEDED', `${at}: ${String(error)}`);
        }
      }
    }
  }
});
