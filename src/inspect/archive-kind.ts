import { sniffCompression } from '../core/compress.ts';
import { tarReader } from '../core/tar.ts';
import { isPacked, packedFirstBytes } from './packed-kind.ts';

/** `other`: one that is not unpacked; `packed`: one of which some is searched as it is. */
export type ArchiveKind = 'zip' | 'gzip' | 'zstd' | 'tar' | 'other' | 'packed';

/** Bytes of a file that tell which archive it is. */
export const archiveHead = 512;

/** Leading bytes, as latin1. */
export const zipMagic: readonly string[] = ['PK\x03\x04'];
export const packedMagic: readonly string[] = [
  '\x1f\x8b\x08',
  '\x28\xb5\x2f\xfd',
  ...Array.from({ length: 16 }, (_, n) => `${String.fromCharCode(0x50 + n)}\x2a\x4d\x18`),
];

/** A zip file may have a program in front that unpacks or starts it. */
const zipExtensions = [
  'zip',
  'jar',
  'war',
  'ear',
  'aar',
  'hpi',
  'jpi',
  'whl',
  'egg',
  'pyz',
  'nupkg',
  'apk',
  'vsix',
];
export const zipNames: readonly string[] = zipExtensions.flatMap((extension) => [
  `**/*.${extension}`,
  `**/*.${extension.toUpperCase()}`,
]);

const zipName = new RegExp(`\\.(?:${zipExtensions.join('|')})$`, 'i');

export function hasZipName(path: string): boolean {
  return zipName.test(path);
}

/** xz, bzip2, 7z and rar. */
const others = ['\xfd7zXZ\0', 'BZh11AY&SY', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07'];

const firstBytes = new Set([
  ...[...zipMagic, ...packedMagic, ...others].map((magic) => magic.charCodeAt(0)),
  ...packedFirstBytes,
]);

/** Of the record at its end, which a comment may follow. */
export const zipEndBytes = 22;

/** Whether the end of a file is that of a zip file without a comment. */
export function hasZipEnd(tail: Uint8Array): boolean {
  const at = tail.length - zipEndBytes;
  return at >= 0 && tail[at] === 0x50 && tail[at + 1] === 0x4b && tail[at + 2] === 5 && tail[at + 3] === 6;
}

export function archiveKind(head: Uint8Array): ArchiveKind | undefined {
  const first = head[0] ?? 0;
  // Those of 0x50 to 0x5f may be a skippable frame of zstd.
  if (!firstBytes.has(first) && first >>> 4 !== 5) return isTar(head) ? 'tar' : undefined;
  const start = Buffer.from(head.subarray(0, 10)).toString('latin1');
  if (start.startsWith('PK\x03\x04')) return 'zip';
  if (start.startsWith('\x1f\x8b\x08')) return 'gzip';
  if (sniffCompression(head) === 'zstd') return 'zstd';
  const level = start.replace(/^BZh[1-9]/, 'BZh1');
  if (others.some((magic) => level.startsWith(magic))) return 'other';
  if (isPacked(head)) return 'packed';
  return isTar(head) ? 'tar' : undefined;
}

/** A text may have the letters where a tar has them; no text has the checksum. */
function isTar(head: Uint8Array): boolean {
  if (head.length < archiveHead || head[257] !== 0x75) return false;
  if (Buffer.from(head.subarray(257, 262)).toString('latin1') !== 'ustar') return false;
  try {
    tarReader(() => undefined).push(head.subarray(0, archiveHead));
    return true;
  } catch {
    return false;
  }
}
