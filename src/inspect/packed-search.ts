import { gunzipSync, constants as zlib, zstdDecompressSync } from 'node:zlib';
import { reason, systemCode } from '../core/errors.ts';
import { gzipHeaderBytes } from '../core/gzip-header.ts';
import { nameOf } from '../core/image-path.ts';
import { chunkFor, startOf } from '../core/unpack-start.ts';
import { inflateStart } from '../core/zip-remains.ts';
import { framesOf } from '../core/zstd-frames.ts';
import { labelOf, memberOf, type Place, type WholeFile } from './content.ts';
import type { SearchContext } from './search-context.ts';

export interface Packed {
  readonly kind: 'gzip' | 'zstd';
  readonly file: WholeFile;
}

/** Searches what is packed in a gzip or zstd file. */
export function searchPacked(context: SearchContext, place: Place, { kind, file }: Packed): void {
  const packed = file.bytes();
  const content = kind === 'gzip' ? unpackGzip(context, place, packed) : unpackZstd(context, place, packed);
  if (!content || content.length === 0) return;
  const path = place.path.replace(/\.(?:gz|zst|zstd)$/i, '').replace(/\.t(?:gz|zst)$/i, '.tar');
  const member = memberOf(place, nameOf(path), content.length);
  // An archive in it gives its members' names by itself.
  context.searchUnpacked({ ...member, path, inside: place.inside, isKept: true }, content);
}

function unpackGzip(context: SearchContext, place: Place, packed: Uint8Array): Uint8Array | undefined {
  const { bytes } = context.room;
  // What it says of its length may be a lie.
  const said = packed.length < trailerBytes ? 0 : Buffer.from(packed.subarray(-4)).readUInt32LE();
  const chunkSize = chunkFor(Math.min(said, bytes));
  try {
    return gunzipSync(packed, { maxOutputLength: Math.max(bytes, 1), chunkSize });
  } catch (cause) {
    if (isTooLarge(context, place, cause) || !context.mayMend(packed.length)) return undefined;
    return gzipRemains(packed, bytes);
  }
}

/** Node unpacks the first frame alone. */
function unpackZstd(context: SearchContext, place: Place, packed: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let room = context.room.bytes;
  const unpack = (frame: Uint8Array, finishFlush?: number): Uint8Array =>
    zstdDecompressSync(frame, { maxOutputLength: Math.max(room, 1), ...(finishFlush && { finishFlush }) });
  let frame: Uint8Array = packed;
  try {
    for (frame of framesOf(packed)) {
      const part = unpack(frame);
      parts.push(part);
      room -= part.length;
    }
  } catch (cause) {
    if (isTooLarge(context, place, cause)) return undefined;
    const rest = context.mayMend(frame.length)
      ? startOf(frame, (start) => unpack(start, zlib.ZSTD_e_flush))
      : undefined;
    if (rest) parts.push(rest);
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}

/** Or else it is damaged; both are problems. */
function isTooLarge(context: SearchContext, { members }: Place, cause: unknown): boolean {
  const isLarge = systemCode(cause) === 'ERR_BUFFER_TOO_LARGE';
  const { bytes, from } = context.room;
  if (isLarge)
    context.problem('not-searched', `${labelOf(members)} has more than ${bytes} bytes unpacked (${from})`);
  else context.problem('malformed-file', `${labelOf(members)} cannot be unpacked: ${reason(cause)}`);
  return isLarge;
}

/** Of its members, one after the other, what comes out before the damage. */
function gzipRemains(packed: Uint8Array, most: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let room = most;
  for (let at = 0; at < packed.length && room > 0; ) {
    const start = at + gzipHeaderBytes(packed.subarray(at));
    if (start === at) break;
    const { content, used } = inflateStart(packed.subarray(start), room);
    parts.push(content);
    room -= content.length;
    at = start + used + trailerBytes;
  }
  return Buffer.concat(parts);
}

const trailerBytes = 8;
