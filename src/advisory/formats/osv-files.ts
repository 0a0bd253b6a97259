import type { ByteSource } from '../../core/byte-source.ts';
import { KedgeError } from '../../core/errors.ts';
import { openFileSource } from '../../core/file-source.ts';
import { defaultLimits, ratioFloorBytes } from '../../core/limits.ts';
import { readEntry, readZip, type ZipEntry } from '../../core/zip.ts';
import type { FeedFile, FeedRecord } from '../feed.ts';
import { badRecord } from './checked.ts';
import { parseJson } from './feed-file.ts';
import { type OsvScope, osvRecord } from './osv-record.ts';

/** The largest there are, kernel bulletins of SUSE, have a tenth of it. */
export const maxRecordBytes = 64 * 1024 * 1024;

/** A zip of records, or a file of one record. */
export function* osvRecords(file: FeedFile, scope: OsvScope): Generator<FeedRecord> {
  using source = openFileSource(file.path);
  if (file.name.endsWith('.json')) {
    if (source.size > maxRecordBytes)
      throw new KedgeError('LIMIT_EXCEEDED', `${file.name} is too large for a record`);
    yield osvRecord(parseJson(source.slice(0, source.size), file.name), file.name, scope);
    return;
  }
  const entries = readZip(source, file.name);
  refuseBomb(entries, source, file.name);
  for (const entry of entries) {
    if (entry.name.endsWith('.json')) yield zipRecord(source, entry, scope);
  }
}

function refuseBomb(entries: readonly ZipEntry[], { size }: ByteSource, what: string): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > ratioFloorBytes && unpacked > size * defaultLimits.maxRatio) {
    throw new KedgeError(
      'LIMIT_EXCEEDED',
      `${what} grows more than ${defaultLimits.maxRatio} times when unpacked (limits.maxRatio)`,
    );
  }
}

function zipRecord(source: ByteSource, entry: ZipEntry, scope: OsvScope): FeedRecord {
  const options = {
    what: entry.name,
    limits: defaultLimits,
    maxBytes: maxRecordBytes,
    maxBytesFrom: 'one record',
  };
  let json: unknown;
  try {
    json = parseJson(readEntry(source, entry, options), entry.name);
  } catch (cause) {
    // Damage that the checksum shows is the whole file's; what the publisher put in is the record's.
    if (!(cause instanceof KedgeError) || cause.code === 'ARCHIVE_INVALID') throw cause;
    return badRecord(entry.name, cause.message);
  }
  return osvRecord(json, entry.name, scope);
}
