import type { ContentSink, Place } from './content.ts';
import { type ByteRange, machineCode } from './machine-code.ts';
import type { SearchContext } from './search-context.ts';
import { TextScan } from './text-scan.ts';
import { type Utf16, utf16Of } from './utf16-text.ts';

/** Searches a text, or bytes that are none. */
export function openText(context: SearchContext, place: Place, head: Uint8Array): ContentSink {
  const utf16 = utf16Of(head);
  if (utf16) return openUtf16(context, place, utf16);
  const binary = head.includes(0);
  if (binary && place.depth === 0) context.skip('binary-file');
  const code = binary ? machineCode(head, place.size) : undefined;
  if (code) context.skip('machine-code');
  return textSink(scanOf(context, place, { binary, utf16: false, code }), place.size);
}

/** Searches bytes as they are. */
export function openBytes(context: SearchContext, place: Place): ContentSink {
  return textSink(scanOf(context, place, { binary: true, utf16: false }), place.size);
}

interface TextKind {
  readonly binary: boolean;
  readonly utf16: boolean;
  readonly code?: ByteRange | undefined;
}

function scanOf(
  { rules, work, workOnUtf16, findings }: SearchContext,
  place: Place,
  { binary, utf16, code }: TextKind,
): TextScan {
  const member = place.members.length === 0 ? undefined : place.members.join('!/');
  return new TextScan({
    rules,
    budget: utf16 ? workOnUtf16 : work,
    binary,
    code,
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
  const raw = openBytes(context, place);
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
