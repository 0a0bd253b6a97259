/** Value of a tag: text, several texts, 32-bit numbers or bytes. */
export type TagValue = string | readonly string[] | readonly number[] | Uint8Array;

/** A header blob as rpm databases hold them. */
export function rpmHeader(tags: Readonly<Record<number, TagValue>>): Buffer {
  const entries: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const [tag, value] of Object.entries(tags)) {
    const { type, count, bytes } = encode(value);
    const padding = type === 4 ? (4 - (offset % 4)) % 4 : 0;
    offset += padding;
    entries.push(words(Number(tag), type, offset, count));
    data.push(Buffer.alloc(padding), bytes);
    offset += bytes.length;
  }
  return Buffer.concat([words(entries.length, offset), ...entries, ...data]);
}

function encode(value: TagValue): { type: number; count: number; bytes: Buffer } {
  if (typeof value === 'string') return { type: 6, count: 1, bytes: Buffer.from(`${value}\0`) };
  if (value instanceof Uint8Array) return { type: 7, count: value.length, bytes: Buffer.from(value) };
  if (value.every((item) => typeof item === 'number')) {
    return { type: 4, count: value.length, bytes: words(...value) };
  }
  return { type: 8, count: value.length, bytes: Buffer.from(value.map((item) => `${item}\0`).join('')) };
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
}
