/** Text in base64: standard or url-safe, on one line or on many, as PEM, MIME and Kubernetes write it. */
export interface Base64Run {
  /** In the bytes it was found in; includes line breaks. */
  readonly start: number;
  readonly end: number;
  /** How many characters of it stand before the byte at `at`. */
  charactersBefore(at: number): number;
  /** What the characters from the `skip`th on stand for. */
  decode(skip: number): Buffer;
  /** Where the character with this number stands. */
  placeOf(character: number): number;
}

/** Lines of at least so many characters may go on in the next; encoders break at 64 or 76. */
const leastLine = 60;
const mostIndentation = 64;

/** The run around the byte at `at`, from at most `reach` bytes before it to its end. */
export function base64Run(bytes: Uint8Array, at: number, reach: number): Base64Run {
  const least = Math.max(at - reach, 0);
  let start = segmentStart(bytes, at, least);
  for (;;) {
    const lineEnd = breakBefore(bytes, start, least);
    if (lineEnd < 0) break;
    const earlier = segmentStart(bytes, lineEnd, least);
    if (lineEnd - earlier < leastLine) break;
    start = earlier;
  }
  return runFrom(bytes, start);
}

function runFrom(bytes: Uint8Array, start: number): Base64Run {
  /** Of each line: where it begins, and how many characters stand before it. */
  const lines: { readonly at: number; readonly before: number }[] = [];
  const parts: string[] = [];
  let end = start;
  for (let at = start, before = 0; at >= 0; ) {
    end = segmentEnd(bytes, at);
    lines.push({ at, before });
    parts.push(latin1(bytes.subarray(at, end)));
    before += end - at;
    at = end - at < leastLine ? -1 : breakAfter(bytes, end);
  }
  const text = parts.join('');
  const lineOf = (
    fits: (line: { at: number; before: number }) => boolean,
  ): { at: number; before: number } => {
    let low = 0;
    for (let high = lines.length; high - low > 1; ) {
      const middle = (low + high) >> 1;
      const line = lines[middle];
      if (line && fits(line)) low = middle;
      else high = middle;
    }
    return lines[low] ?? { at: start, before: 0 };
  };
  return {
    start,
    end,
    charactersBefore(place) {
      const line = lineOf(({ at }) => at <= place);
      return line.before + place - line.at;
    },
    decode: (skip) => Buffer.from(text.slice(skip), 'base64'),
    placeOf(character) {
      const line = lineOf(({ before }) => before <= character);
      return line.at + character - line.before;
    },
  };
}

/** By the byte: whether base64 has it. */
export const inAlphabet = Uint8Array.from({ length: 256 }, (_, byte) =>
  /[\w+/-]/.test(String.fromCharCode(byte)) ? 1 : 0,
);

function segmentStart(bytes: Uint8Array, from: number, least: number): number {
  let start = from;
  while (start > least && inAlphabet[bytes[start - 1] ?? 0] === 1) start--;
  return start;
}

/** Bytes behind a line of base64 that tell whether it goes on in the next. */
export const mostBreak = mostIndentation + 3;

/** Whether the run on the line from `start` to `end` goes on in the next. */
export function goesOn(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= leastLine && breakAfter(bytes, end) >= 0;
}

export function segmentEnd(bytes: Uint8Array, from: number): number {
  let end = from;
  while (end < bytes.length && inAlphabet[bytes[end] ?? 0] === 1) end++;
  return end;
}

/** Where the line before ends; negative when there is none. */
function breakBefore(bytes: Uint8Array, start: number, least: number): number {
  let at = start;
  while (at > least && start - at < mostIndentation && isBlank(bytes[at - 1])) at--;
  if (at <= least || bytes[at - 1] !== 0x0a) return -1;
  at--;
  if (at > least && bytes[at - 1] === 0x0d) at--;
  return at;
}

/** Where the characters of the next line begin; negative when there is none. */
function breakAfter(bytes: Uint8Array, end: number): number {
  let at = bytes[end] === 0x0d ? end + 1 : end;
  if (bytes[at] !== 0x0a) return -1;
  at++;
  for (let blanks = 0; blanks < mostIndentation && isBlank(bytes[at]); blanks++) at++;
  return inAlphabet[bytes[at] ?? 0] === 1 ? at : -1;
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
