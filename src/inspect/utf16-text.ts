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
