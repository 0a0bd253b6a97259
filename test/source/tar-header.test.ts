import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { type TarMember, tarReader } from '../../src/core/tar.ts';
import { type TarEntry, tarEnd, tarHeader, tarPadding } from '../../src/source/tar-header.ts';

const plain: TarEntry = { type: 'file', path: Buffer.from('a'), mode: 0o644, uid: 1, gid: 2, size: 0 };

function read(entry: TarEntry): TarMember | undefined {
  let found: TarMember | undefined;
  tarReader((member) => {
    found = member;
    return undefined;
  }).push(tarHeader(entry));
  return found;
}

const entries: readonly (readonly [name: string, entry: Partial<TarEntry>, wanted: Partial<TarMember>])[] = [
  ['a plain file', {}, { name: 'a', kind: 'file', mode: 0o644, uid: 1, gid: 2, size: 0 }],
  ['a name of 100 bytes', { path: Buffer.alloc(100, 'n') }, { name: 'n'.repeat(100) }],
  ['a name of 5000 bytes', { path: Buffer.alloc(5000, 'n') }, { name: 'n'.repeat(5000) }],
  ['a name that is not UTF-8', { path: Buffer.of(0x61, 0xff) }, { name: 'a\udcff' }],
  ['a long name that is not UTF-8', { path: Buffer.alloc(101, 0xff) }, { name: '\udcff'.repeat(101) }],
  [
    'a long target',
    { type: 'symlink', target: Buffer.alloc(300, 't') },
    { kind: 'symlink', linkName: 't'.repeat(300) },
  ],
  ['the largest size of a header', { size: 0o77777777777 }, { size: 0o77777777777 }],
  ['a size beyond it', { size: 2 ** 40 }, { size: 2 ** 40 }],
  ['large owners', { uid: 2 ** 31, gid: 2 ** 22 }, { uid: 2 ** 31, gid: 2 ** 22 }],
  ['all the bits of a mode', { mode: 0o107777 }, { mode: 0o7777 }],
  ['a socket', { type: 'fifo', records: { 'KEDGE.kind': 'socket' } }, { kind: 'socket' }],
];

for (const [name, entry, wanted] of entries) {
  test(`${name} is read back`, () => {
    const found = read({ ...plain, ...entry });
    assert.deepEqual(found, { ...found, ...wanted });
  });
}

for (const length of [1, 90, 91, 95, 96, 97, 990, 995, 9990]) {
  test(`the length of a pax record with ${length} bytes counts itself`, () => {
    const path = Buffer.alloc(100 + length, 'p');
    assert.equal(read({ ...plain, path })?.name, path.toString());
  });
}

test('GNU tar lists it', () => {
  const content = Buffer.from('content');
  const entry = { ...plain, path: Buffer.alloc(150, 'n'), size: content.length };
  const device = { ...plain, type: 'block-device', device: { major: 8, minor: 300 } } as const;
  const tar = Buffer.concat([
    tarHeader(entry),
    content,
    tarPadding(content.length),
    tarHeader(device),
    tarEnd,
  ]);
  const listed = execFileSync('tar', ['-tvf', '-'], { input: tar, encoding: 'utf8' }).split('\n');
  assert.match(listed[0] ?? '', /^-rw-r--r-- 1\/2 +7 1970.* n{150}$/);
  assert.match(listed[1] ?? '', /^brw-r--r-- 1\/2 +8,300 .* a$/);
});
