import { endsAsZip } from '../core/zip.ts';
import { archiveHead, archiveKind, hasZipEnd, hasZipName, zipEndBytes } from './archive-kind.ts';
import { isTooDeep, openArchive } from './archive-search.ts';
import type { ContentSink, Place, WholeFile } from './content.ts';
import { inMemory, type SearchContext } from './search-context.ts';
import { openText } from './text-search.ts';
import { searchZip } from './zip-search.ts';

/** Enough to tell text from what is none. */
const headBytes = 1024;

/** Searches the content of a file or a member, which its first bytes tell how to read. */
export function openContent(context: SearchContext, place: Place): ContentSink {
  const least = Math.min(Math.max(headBytes, archiveHead), place.size);
  let head: Buffer | undefined;
  let sink: ContentSink | undefined;
  return {
    write(chunk) {
      if (sink) {
        sink.write(chunk);
        return;
      }
      if (!head && chunk.length >= least) {
        sink = chosen(context, place, chunk.subarray(0, headBytes));
        sink.write(chunk);
        return;
      }
      head = head ? Buffer.concat([head, chunk]) : Buffer.from(chunk);
      if (head.length < least) return;
      sink = chosen(context, place, head.subarray(0, headBytes));
      sink.write(head);
      head = undefined;
    },
    end: (file) => sink?.end(file),
  };
}

function chosen(context: SearchContext, place: Place, head: Uint8Array): ContentSink {
  const kind = archiveKind(head);
  const archive = kind && openArchive(context, place, kind);
  if (archive) return archive;
  const text = openText(context, place, head);
  return kind ? text : openPrefixed(context, place, text);
}

/** What may have a zip file behind it: a program that starts or unpacks it. */
function openPrefixed(context: SearchContext, place: Place, text: ContentSink): ContentSink {
  const search = (file: WholeFile): void => {
    if (!isTooDeep(context, place)) searchZip(context, place, file);
  };
  let isWhole = false;
  let tail: Uint8Array = nothing;
  return {
    write(chunk) {
      text.write(chunk);
      isWhole = chunk.length === place.size;
      if (!isWhole) tail = Buffer.concat([tail, chunk.subarray(-zipEndBytes)]).subarray(-zipEndBytes);
      else if (mayEndAsZip(place, chunk) && endsAsZip(inMemory(chunk))) search(inMemory(chunk));
    },
    end(file) {
      text.end();
      if (isWhole || !mayEndAsZip(place, tail)) return;
      if (!file) {
        if (hasZipEnd(tail)) context.skip('archive-format');
      } else if (endsAsZip(file)) search(file);
    },
  };
}

const nothing = new Uint8Array();

function mayEndAsZip({ path }: Place, bytes: Uint8Array): boolean {
  return hasZipEnd(bytes) || hasZipName(path);
}
