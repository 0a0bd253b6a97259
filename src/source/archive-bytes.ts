import { decompress, peek, sniffCompression } from '../core/compress.ts';
import { KedgeError, reason } from '../core/errors.ts';
import { defaultLimits, ratioFloorBytes } from '../core/limits.ts';
import { printable } from '../core/printable.ts';
import { truncated } from './archive-index.ts';

/** Unpacked ÷ packed bytes of a compressed archive, looked at once more than the floor came out. */
const { maxRatio } = defaultLimits;
const headBytes = 512;

/** The tar inside `bytes`, which may be compressed. Throws NOT_AN_IMAGE, saying what it is, when there is none. */
export async function* unpackArchive(
  bytes: AsyncIterable<Uint8Array>,
  what: string,
): AsyncGenerator<Uint8Array> {
  const packed = await peek(bytes, headBytes);
  const compression = sniffCompression(packed.head);
  if (compression === 'none') {
    requireTar(packed.head, what);
    yield* packed.all;
    return;
  }
  const inside = await peek(boundedUnpack(packed.all, compression, what), headBytes);
  requireTar(inside.head, `${what}, a ${compression} file,`);
  yield* inside.all;
}

async function* boundedUnpack(
  packed: AsyncIterable<Uint8Array>,
  compression: 'gzip' | 'zstd',
  what: string,
): AsyncGenerator<Uint8Array> {
  let taken = 0;
  let given = 0;
  const counted = async function* () {
    for await (const chunk of packed) {
      taken += chunk.length;
      yield chunk;
    }
  };
  try {
    for await (const chunk of decompress(counted(), compression)) {
      given += chunk.length;
      if (given > ratioFloorBytes && given > taken * maxRatio) throw ratioExceeded(what);
      yield chunk;
    }
  } catch (cause) {
    throw asUnpackError(cause, compression, what);
  }
}

function ratioExceeded(what: string): KedgeError {
  return new KedgeError(
    'LIMIT_EXCEEDED',
    `${what} unpacks to more than ${maxRatio} times its size, as a decompression bomb does`,
    { remedy: 'If it is what it should be, decompress it first.' },
  );
}

function asUnpackError(cause: unknown, compression: string, what: string): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'Z_BUF_ERROR') return truncated(what, `its ${compression} data ends too early`);
  const isDecoders = typeof code === 'string' && /^(?:Z_|ZSTD_)/.test(code);
  if (!isDecoders && !(cause instanceof RangeError)) return cause;
  return new KedgeError('ARCHIVE_INVALID', `${what} has damaged ${compression} data: ${reason(cause)}`, {
    remedy: 'Export the image again.',
    cause,
  });
}

/** Throws NOT_AN_IMAGE unless `head` begins a tar. */
export function requireTar(head: Uint8Array, what: string): void {
  if (looksLikeTar(head)) return;
  throw new KedgeError('NOT_AN_IMAGE', `${what} is not an image archive but ${describeContent(head)}`, {
    remedy: 'An image archive is a tar as docker save, podman save or skopeo write it.',
  });
}

/** A header whose checksum is right. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
export function looksLikeTar(head: Uint8Array): boolean {
  if (head.length < headBytes) return false;
  const written = Number.parseInt(Buffer.from(head.subarray(148, 156)).toString('latin1').trim(), 8);
  const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
  return sum === written;
}

const contents: readonly (readonly [magic: string, name: string])[] = [
  ['PK\x03\x04', 'a zip file'],
  ['PK\x05\x06', 'an empty zip file'],
  ['\xfd7zXZ\0', 'an xz file; decompress it first'],
  ['BZh', 'a bzip2 file; decompress it first'],
  ['\x04\x22\x4d\x18', 'an lz4 file; decompress it first'],
  ['7z\xbc\xaf\x27\x1c', 'a 7-Zip file'],
  ['\x7fELF', 'a program (ELF)'],
  ['!<arch>', 'a Debian package or another ar file'],
  ['\xed\xab\xee\xdb', 'an rpm package'],
  ['SQLite format 3', 'a SQLite database'],
  ['hsqs', 'a SquashFS file system'],
  ['QFI\xfb', 'a virtual disk (qcow2)'],
  ['{', 'JSON'],
  ['[', 'JSON'],
  ['<', 'XML or HTML'],
  ['#!', 'a script'],
];

/** What a file is, for a message. */
function describeContent(head: Uint8Array): string {
  if (head.length === 0) return 'empty';
  const text = Buffer.from(head).toString('latin1');
  const known = contents.find(([magic]) => text.startsWith(magic));
  if (known) return known[1];
  if (head.every((byte) => byte === 0)) return 'an empty archive, or nothing but zeros';
  const start = Buffer.from(head).toString('utf8').split('\n')[0]?.slice(0, 40) ?? '';
  const isText = head.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
  return isText ? `a text file ("${printable(start)}")` : 'data of an unknown kind';
}
