/** Bytes before the data of a gzip member; 0 when there is none. https://www.rfc-editor.org/rfc/rfc1952#section-2.3 */
export function gzipHeaderBytes(bytes: Uint8Array): number {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return 0;
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & extra) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const text of [name, comment]) {
    if ((flags & text) === 0) continue;
    const end = bytes.indexOf(0, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  if ((flags & checksum) !== 0) at += 2;
  return Math.min(at, bytes.length);
}

const checksum = 2;
const extra = 4;
const name = 8;
const comment = 16;
