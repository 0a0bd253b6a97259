export type Utf16 = 'utf-16le' | 'utf-16be';

/** Fewer units tell too little. */
const leastUnits = 8;

/** Told by the byte order mark, or by a NUL in every other byte: text that is mostly ASCII. */
export function utf16Of(head: Uint8Array): Utf16 | undefined {
  if (head[0] === 0xff && head[1] === 0xfe && !(head[2] === 0 && head[3] === 0)) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const units = head.length >> 1;
  if (units < leastUnits || !head.includes(0)) return undefined;
  const zeros = [0, 0];
  for (let at = 0; at < units * 2; at++) if (head[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd >= units * 0.9) return 'utf-16le';
  if (odd === 0 && even >= units * 0.9) return 'utf-16be';
  return undefined;
}

export interface Narrowed {
  readonly content: Uint8Array;
  /** Of `content`, the byte at `n` stood at `first + n * step`. */
  readonly first: number;
  readonly step: number;
}

/** Enough to tell UTF-16 from what is none. */
const narrowHead = 1024;

/** Text in UTF-16 as one byte a character, which all secrets are. */
export function narrowed(content: Uint8Array): Narrowed {
  const encoding = utf16Of(content.subarray(0, narrowHead));
  if (!encoding) return { content, first: 0, step: 1 };
  // Big-endian, or little-endian from its second byte on.
  const first = encoding === 'utf-16be' ? 1 : 0;
  const narrow = new Uint8Array((content.length - first + 1) >> 1);
  for (let n = 0; n < narrow.length; n++) narrow[n] = content[first + n * 2] ?? 0;
  return { content: narrow, first, step: 2 };
}
