import { gunzipSync, constants as zlib, zstdDecompressSync } from 'node:zlib';
import { KedgeError, systemCode } from '../core/errors.ts';
import { maxPathLength, nameOf } from '../core/image-path.ts';
import { tarReader } from '../core/tar.ts';
import { readEntry, readZip, type ZipEntry } from '../core/zip.ts';
import type { ArchiveKind } from './archive-kind.ts';
import type { ContentSink, Place, WholeFile } from './content.ts';
import type { SearchContext } from './search-context.ts';

/** Larger archives are not read whole: what is larger than a few MiB is spooled to disk. */
export const maxWholeBytes = 16 * 1024 * 1024;

/** Undefined: it is searched as what it is, bytes. */
export function openArchive(
  context: SearchContext,
  place: Place,
  kind: ArchiveKind,
): ContentSink | undefined {
  if (kind === 'other') {
    context.skip('archive-format');
    return ignored;
  }
  if (place.depth >= context.limits.maxArchiveDepth) {
    context.skip('archive-too-deep');
    return ignored;
  }
  if (kind === 'tar') return openTar(context, place);
  if (place.size > (place.depth === 0 ? maxWholeBytes : context.room)) {
    context.skip('archive-too-large');
    // A zip may hold members as they are.
    return place.depth === 0 && kind === 'zip' ? undefined : ignored;
  }
  return place.depth === 0 ? openWhole(context, place, kind) : openMember(context, place, kind);
}

const ignored: ContentSink = { write() {}, end() {} };

type Packed = Exclude<ArchiveKind, 'tar' | 'other'>;

function openWhole(context: SearchContext, place: Place, kind: Packed): ContentSink {
  return {
    write() {},
    end(file) {
      if (file) searchArchive(context, place, { kind, file });
      else context.skip('archive-too-large');
    },
  };
}

/** Archives in archives are kept in memory, within what one file may have unpacked. */
function openMember(context: SearchContext, place: Place, kind: Packed): ContentSink {
  let parts: Buffer[] = [];
  return {
    write(chunk) {
      if (chunk.length === place.size) searchArchive(context, place, { kind, file: inMemory(chunk) });
      else parts.push(Buffer.from(chunk));
    },
    end() {
      if (parts.length > 0) searchArchive(context, place, { kind, file: inMemory(Buffer.concat(parts)) });
      parts = [];
    },
  };
}

function inMemory(bytes: Uint8Array): WholeFile {
  return {
    size: bytes.length,
    bytes: () => bytes,
    slice: (offset, length) => bytes.subarray(Math.max(offset, 0), Math.max(offset, 0) + Math.max(length, 0)),
  };
}

interface Archive {
  readonly kind: Packed;
  readonly file: WholeFile;
}

function searchArchive(context: SearchContext, place: Place, { kind, file }: Archive): void {
  if (kind === 'zip') searchZip(context, place, file);
  else searchCompressed(context, place, { kind, file });
}

function searchZip(context: SearchContext, place: Place, file: WholeFile): void {
  const entries = counted(context, () => readZip(file, place.path, context.limits)) ?? [];
  for (const entry of entries) {
    if (entry.name.endsWith('/') || entry.size === 0) continue;
    if (!context.admit()) {
      context.skip('archive-too-large');
      return;
    }
    const refusal = refusalOf(context, entry);
    if (refusal) {
      context.skip(refusal);
      continue;
    }
    const { limits, room } = context;
    const options = { what: place.path, limits, maxBytes: room, maxBytesFrom: 'limits.maxArchiveTextBytes' };
    const content = counted(context, () => readEntry(file, entry, options));
    if (content) context.search(memberOf(place, entry.name, content.length), content);
  }
}

function refusalOf({ room }: SearchContext, { encrypted, method, size, name }: ZipEntry): string | undefined {
  if (encrypted) return 'archive-encrypted';
  if (method !== 0 && method !== 8) return 'archive-format';
  if (size > room) return 'archive-too-large';
  return name.length > maxPathLength ? 'archive-damaged' : undefined;
}

function searchCompressed(context: SearchContext, place: Place, archive: Archive): void {
  const content = unpack(context, archive);
  if (!content || content.length === 0) return;
  const path = place.path.replace(/\.(?:gz|zst|zstd)$/i, '').replace(/\.t(?:gz|zst)$/i, '.tar');
  const member = memberOf(place, nameOf(path), content.length);
  // An archive in it gives its members' names by itself.
  context.search({ ...member, path, inside: place.inside }, content);
}

function unpack(context: SearchContext, { kind, file }: Archive): Uint8Array | undefined {
  const packed = file.bytes();
  const maxOutputLength = Math.max(context.room, 1);
  const chunkSize = Math.min(Math.max(unpackedSize(packed), leastChunk), mostChunk);
  try {
    if (kind === 'zstd') return zstdDecompressSync(packed, { maxOutputLength });
    return gunzipSync(packed, { maxOutputLength, chunkSize });
  } catch (cause) {
    const isLarge = systemCode(cause) === 'ERR_BUFFER_TOO_LARGE';
    context.skip(isLarge ? 'archive-too-large' : 'archive-damaged');
    return isLarge || kind === 'zstd' ? undefined : unpackStart(packed, maxOutputLength);
  }
}

const leastChunk = 1024;
const mostChunk = 256 * 1024;
const leastGzip = 18;

/** As a gzip file tells at its end (https://www.rfc-editor.org/rfc/rfc1952#section-2.3.1); what comes out in one piece is not copied. */
function unpackedSize(packed: Uint8Array): number {
  return packed.length < leastGzip
    ? 0
    : new DataView(packed.buffer, packed.byteOffset + packed.length - 4).getUint32(0, true);
}

/** What comes out of a file that is cut short; undefined when it is damaged otherwise. */
function unpackStart(packed: Uint8Array, maxOutputLength: number): Uint8Array | undefined {
  try {
    return gunzipSync(packed, { maxOutputLength, finishFlush: zlib.Z_SYNC_FLUSH });
  } catch {
    return undefined;
  }
}

function openTar(context: SearchContext, place: Place): ContentSink {
  let member: ContentSink | undefined;
  const tar = tarReader(({ kind, size, name, sparse }) => {
    if (kind !== 'file' || size === 0) return undefined;
    if (!context.admit() || sparse || name.length > maxPathLength) {
      context.skip(sparse ? 'archive-format' : 'archive-too-large');
      return undefined;
    }
    const sink = context.open(memberOf(place, name, size));
    member = sink;
    return { write: (chunk) => sink.write(chunk), end: endMember };
  });
  const endMember = (): void => {
    member?.end();
    member = undefined;
  };
  let isDamaged = false;
  const attempt = (work: () => void): void => {
    if (isDamaged) return;
    isDamaged = counted(context, () => [work()]) === undefined;
    if (isDamaged) endMember();
  };
  return {
    write: (chunk) => attempt(() => tar.push(chunk)),
    end: () => attempt(() => tar.finish()),
  };
}

function memberOf(place: Place, name: string, size: number): Place {
  const members = [...place.inside, name];
  return { path: name, members, inside: members, depth: place.depth + 1, size };
}

/** An archive that is not what it should be is counted. */
function counted<T>(context: SearchContext, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof KedgeError)) throw error;
    if (error.code === 'LIMIT_EXCEEDED') context.skip('archive-too-large');
    else if (error.code === 'ARCHIVE_INVALID' || error.code === 'LAYER_CORRUPT')
      context.skip('archive-damaged');
    else throw error;
    return undefined;
  }
}
