import { crc32 } from 'node:zlib';
import type { ByteSource } from '../core/byte-source.ts';
import { readEntry, readZip, storedSource, type ZipEntry } from '../core/zip.ts';
import { memberRemains, zipRemains } from '../core/zip-remains.ts';
import { mayOpen } from './archive-members.ts';
import { labelOf, memberOf, type Place, type WholeFile } from './content.ts';
import { isDamage, type SearchContext } from './search-context.ts';

/** Searches the members of a zip file, whatever stands in front of it. */
export function searchZip(context: SearchContext, place: Place, file: WholeFile): void {
  let entries: readonly ZipEntry[];
  try {
    entries = readZip(file, labelOf(place.members), context.limits);
  } catch (error) {
    if (isDamage(error) && searchRemains(context, place, file)) context.skip('archive-damaged');
    else context.failed(error);
    return;
  }
  searchEntries(context, place, { file, entries });
}

interface Zip {
  readonly file: ByteSource;
  readonly entries: readonly ZipEntry[];
}

function searchEntries(context: SearchContext, place: Place, { file, entries }: Zip): void {
  for (const entry of entries) {
    const { name, size, packedSize, method, encrypted } = entry;
    if (name.endsWith('/') || (size === 0 && packedSize === 0)) continue;
    if (!mayOpen(context, name)) {
      if (context.isFull) return;
    } else if (encrypted) context.skip('archive-encrypted');
    else if (method !== 0 && method !== 8) context.skip('archive-format');
    else if (method === 0 && size === packedSize && size > context.room.bytes)
      searchStored(context, place, { file, entry });
    else searchEntry(context, place, { file, entry });
  }
}

interface Member {
  readonly file: ByteSource;
  readonly entry: ZipEntry;
}

function searchEntry(context: SearchContext, place: Place, { file, entry }: Member): void {
  const { limits, room } = context;
  const member = memberOf(place, entry.name, entry.size);
  const what = labelOf(member.members);
  const options = { what, limits, maxBytes: room.bytes, maxBytesFrom: room.from };
  const content = attempt(context, () => readEntry(file, entry, options));
  if (content === 'beyond') return;
  const bytes = content === 'damaged' ? remainsOf(context, { file, entry }) : content;
  const unpacked = { ...member, size: bytes.length, isKept: true };
  if (bytes.length === 0) return;
  if (entry.method === 0) context.search(unpacked, bytes);
  else context.searchUnpacked(unpacked, bytes);
}

function remainsOf(context: SearchContext, { file, entry }: Member): Uint8Array {
  const size = Math.min(entry.packedSize, context.room.bytes);
  if (!context.mayMend(size)) return new Uint8Array();
  const found = attempt(context, () => storedSource(file, entry, labelOf([entry.name])).slice(0, size), true);
  return typeof found === 'string'
    ? new Uint8Array()
    : memberRemains(found, entry.method, context.room.bytes);
}

/** A member that lies in the file as it is needs no memory. */
function searchStored(context: SearchContext, place: Place, { file, entry }: Member): void {
  const member = { ...memberOf(place, entry.name, entry.size), isKept: true };
  const what = labelOf(member.members);
  const { bytes, from } = context.roomInAll;
  if (entry.size > bytes) {
    context.problem(
      'not-searched',
      `${what} has ${entry.size} bytes, of which ${bytes} may be read (${from})`,
    );
    return;
  }
  const source = attempt(context, () => storedSource(file, entry, what));
  if (typeof source === 'string') return;
  let crc = 0;
  context.searchStored(member, source, (slice) => {
    crc = crc32(slice, crc);
  });
  if (crc !== entry.crc) context.problem('malformed-file', `${what} does not match its checksum`);
}

/** Answers whether that was all there is. */
function searchRemains(context: SearchContext, place: Place, file: ByteSource): boolean {
  const remains = zipRemains(file, () => context.room.bytes);
  for (;;) {
    const { done, value } = remains.next();
    if (done) return value;
    const { name, content } = value;
    if (!mayOpen(context, name) || !context.mayMend(content.length)) return false;
    context.search({ ...memberOf(place, name, content.length), isKept: true }, content);
  }
}

/** What `work` answers; what hinders it is a problem, of which `isKnown` says that it has been told. */
function attempt<T>(context: SearchContext, work: () => T, isKnown = false): T | 'damaged' | 'beyond' {
  try {
    return work();
  } catch (error) {
    return context.failed(error, isKnown) ? 'damaged' : 'beyond';
  }
}
