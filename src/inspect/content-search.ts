import { endsAsZip } from '../core/zip.ts';
import { archiveHead, archiveKind, hasZipEnd, hasZipName, zipEndBytes } from './archive-kind.ts';
import { isTooDeep, openArchive } from './archive-search.ts';
import type { ContentSink, Place, WholeFile } from './content.ts';
import { inMemory, type SearchContext } from './search-context.ts';
import { TextScan } from './text-scan.ts';
import { type Utf16, utf16Of } from './utf16-text.ts';
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

function openText(context: SearchContext, place: Place, head: Uint8Array): ContentSink {
  const utf16 = utf16Of(head);
  if (utf16) return openUtf16(context, place, utf16);
  const binary = head.includes(0);
  if (binary && place.depth === 0) context.skip('binary-file');
  return textSink(scanOf(context, place, { binary, utf16: false }), place.size);
}

interface TextKind {
  readonly binary: boolean;
  readonly utf16: boolean;
}

function scanOf(
  { rules, work, workOnUtf16, findings }: SearchContext,
  place: Place,
  { binary, utf16 }: TextKind,
): TextScan {
  const member = place.members.length === 0 ? undefined : place.members.join('!/');
  return new TextScan({
    rules,
    budget: utf16 ? workOnUtf16 : work,
    binary,
    path: place.path,
    found: (one) => findings.add(one, { member, utf16 }),
  });
}

function textSink(scan: TextScan, size: number): ContentSink {
  let isWhole = false;
  return {
    write(chunk) {
      isWhole = chunk.length === size;
      if (isWhole) scan.whole(chunk);
      else scan.write(chunk);
    },
    end() {
      if (!isWhole) scan.end();
    },
  };
}

/** Its bytes are searched as they are, too: a byte order mark may be a lie. */
function openUtf16(context: SearchContext, place: Place, encoding: Utf16): ContentSink {
  const decoder = new TextDecoder(encoding);
  const raw = textSink(scanOf(context, place, { binary: true, utf16: false }), place.size);
  const unwrapped = scanOf(context, place, { binary: false, utf16: true });
  return {
    write(chunk) {
      raw.write(chunk);
      unwrapped.write(Buffer.from(decoder.decode(chunk, { stream: true })));
    },
    end() {
      raw.end();
      unwrapped.write(Buffer.from(decoder.decode()));
      unwrapped.end();
    },
  };
}
