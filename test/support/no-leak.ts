import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { Ended, User } from './kedge.ts';

/** Of what is packed in what is packed. */
const maxDepth = 4;
const zstdMagic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);

/**
 * None of `values` stands in what kedge said, nor in any file under the user's home (with configuration and cache) and
 * temporary directory: neither as it is nor in base64, hex, UTF-16, URLs or JSON, packed or not. The image itself must
 * lie elsewhere.
 */
export async function assertNoLeak(
  user: Pick<User, 'home' | 'temporary'>,
  values: readonly string[],
  said: readonly Ended[],
): Promise<void> {
  const needles = values.flatMap((value) => forms(value).map((bytes) => ({ value, bytes })));
  const look = (bytes: Buffer, where: string): void => {
    const found = leaks(bytes, needles);
    assert.deepEqual(found, [], `${where} holds a secret`);
  };
  for (const [index, { stdout, stderr }] of said.entries()) {
    look(Buffer.from(stdout), `standard output ${index}`);
    look(Buffer.from(stderr), `standard error ${index}`);
  }
  for (const directory of [user.home, user.temporary]) {
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      look(Buffer.from(entry.name), 'the name of a file');
      if (entry.isFile()) look(await readFile(join(entry.parentPath, entry.name)), entry.name);
    }
  }
}

interface Needle {
  readonly value: string;
  readonly bytes: Buffer;
}

/** Answers which values are in `bytes`; as text that a failing test may show. */
export function leaks(bytes: Buffer, needles: readonly Needle[], depth = 0): string[] {
  const found = needles.filter((needle) => bytes.includes(needle.bytes)).map(({ value }) => value);
  if (depth === maxDepth) return found;
  for (const inner of [...unpacked(bytes), ...decoded(bytes)])
    found.push(...leaks(inner, needles, depth + 1));
  return [...new Set(found)];
}

/** How a value may be written. */
export function forms(value: string): Buffer[] {
  const bytes = Buffer.from(value);
  const hex = bytes.toString('hex');
  const texts = [
    value,
    JSON.stringify(value).slice(1, -1),
    encodeURIComponent(value),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].flatMap((offset) => base64At(bytes, offset)),
  ];
  const wide = Buffer.from(value, 'utf16le');
  return [...texts.map((text) => Buffer.from(text)), wide, Buffer.from(wide).swap16()];
}

/** What of the base64 is the same whatever stands around the value, `offset` bytes into a group of three. */
function base64At(bytes: Buffer, offset: number): string[] {
  const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
  const known = encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
  return [known, known.replaceAll('+', '-').replaceAll('/', '_')];
}

function* unpacked(bytes: Buffer): Generator<Buffer> {
  for (const [magic, unpack] of [
    [gzipMagic, gunzipSync],
    [zstdMagic, zstdDecompressSync],
  ] as const) {
    for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
      try {
        yield unpack(bytes.subarray(at));
      } catch {
        // Three bytes that only look so.
      }
    }
  }
}

function* decoded(bytes: Buffer): Generator<Buffer> {
  for (const [run] of bytes.toString('latin1').matchAll(/[A-Za-z0-9+/_-]{16,}={0,2}/g))
    yield Buffer.from(run, 'base64');
}
