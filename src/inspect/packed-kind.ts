import { inflateSync, constants as zlib } from 'node:zlib';

/** Leading bytes, as latin1, of Debian’s and RPM’s packages, lzip and lz4. */
const magics = ['!<arch>\ndebian-binary', '\xed\xab\xee\xdb', 'LZIP', '\x04\x22\x4d\x18', '\x02\x21\x4c\x18'];
const longest = Math.max(...magics.map((magic) => magic.length));

export const packedFirstBytes: readonly number[] = [...magics, ']', '\x1f', 'x'].map((magic) =>
  magic.charCodeAt(0),
);

/** Whether it is packed in a format that is not unpacked, and of which some may stand as it is: package headers, short words. */
export function isPacked(head: Uint8Array): boolean {
  const start = Buffer.from(head.subarray(0, longest)).toString('latin1');
  return magics.some((magic) => start.startsWith(magic)) || isLzma(head) || isCompress(head) || isZlib(head);
}

/** Before xz: properties, size of the dictionary, size of the content. */
function isLzma(head: Uint8Array): boolean {
  if (head[0] !== 0x5d || head.length < 14 || head[13] !== 0) return false;
  const { buffer, byteOffset } = head;
  const view = new DataView(buffer, byteOffset, 14);
  const dictionary = view.getUint32(1, true);
  const isOfPowers = dictionary >= 4096 && (dictionary & (dictionary - 1)) === 0;
  const content = view.getBigUint64(5, true);
  return isOfPowers && (content === 0xffff_ffff_ffff_ffffn || content < 1n << 38n);
}

/** Of the program compress. Bits of a code: 9 to 16; two flags that nobody uses. */
function isCompress([first, second, flags = 0]: Uint8Array): boolean {
  const bits = flags & 0x1f;
  return first === 0x1f && second === 0x9d && (flags & 0x60) === 0 && bits >= 9 && bits <= 16;
}

/** https://www.rfc-editor.org/rfc/rfc1950; a text may begin as it does, and cannot be unpacked. */
function isZlib(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  if (first !== 0x78 || (first * 256 + second) % 31 !== 0 || (second & 0x20) !== 0) return false;
  try {
    return inflateSync(head, { finishFlush: zlib.Z_SYNC_FLUSH }).length > 0;
  } catch {
    return false;
  }
}
