import type { Limits } from '../core/limits.ts';
import type { Wants } from '../layer/reader.ts';
import { type ArchiveKind, packedMagic, zipMagic, zipNames } from './archive-kind.ts';
import { type ContentSink, labelOf, type Place, type WholeFile } from './content.ts';
import { searchPacked } from './packed-search.ts';
import { inMemory, type Room, roomInMemory, type SearchContext } from './search-context.ts';
import { openTar } from './tar-search.ts';
import { searchZip } from './zip-search.ts';

/** The files that are searched at their end, when they are there whole. */
export function wholeArchives(limits: Limits): readonly Wants[] {
  return [
    { magic: zipMagic, globs: zipNames, maxBytes: limits.maxArchiveBytes },
    { magic: packedMagic, maxBytes: roomInMemory(limits).bytes },
  ];
}

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
  if (kind === 'packed') {
    context.skip('archive-format');
    return undefined;
  }
  if (isTooDeep(context, place)) return ignored;
  if (kind === 'tar') return openTar(context, place);
  const room = place.isKept && kind === 'zip' ? context.roomInAll : context.room;
  if (place.size > room.bytes) {
    context.problem('not-searched', tooLarge(place, room));
    // A zip may hold members as they are.
    return kind === 'zip' ? undefined : ignored;
  }
  const search = (file: WholeFile): void => {
    if (kind === 'zip') searchZip(context, place, file);
    else searchPacked(context, place, { kind, file });
  };
  return place.isKept ? atEnd(search) : collected(context, place, search);
}

/** Whether an archive here is not opened, which is a problem. */
export function isTooDeep(context: SearchContext, { depth, members }: Place): boolean {
  const { maxArchiveDepth } = context.limits;
  if (depth < maxArchiveDepth) return false;
  const why = `${labelOf(members)} is an archive in ${maxArchiveDepth} others (limits.maxArchiveDepth)`;
  context.problem('not-searched', why);
  return true;
}

const ignored: ContentSink = { write() {}, end() {} };

function atEnd(search: (file: WholeFile) => void): ContentSink {
  return {
    write() {},
    end(file) {
      if (file) search(file);
    },
  };
}

/** A member of a tar goes by once. */
function collected(context: SearchContext, { size }: Place, search: (file: WholeFile) => void): ContentSink {
  const parts: Buffer[] = [];
  let isDone = false;
  return {
    write(chunk) {
      isDone = chunk.length === size;
      if (isDone) context.hold(size, () => search(inMemory(chunk)));
      else parts.push(Buffer.from(chunk));
    },
    end() {
      if (!isDone) context.hold(size, () => search(inMemory(Buffer.concat(parts.splice(0)))));
    },
  };
}

function tooLarge({ members, size }: Place, { bytes, from }: Room): string {
  return `${labelOf(members)} has ${size} bytes; more than ${bytes} are not unpacked (${from})`;
}
