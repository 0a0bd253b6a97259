/** Smaller buffers are left to the garbage collector (and may be parts of a shared pool). */
const LARGE = 64 * 1024;

/**
 * Gives the memory of a large buffer that nobody needs any more back at once: at a gigabyte a few seconds, waiting for
 * the garbage collector holds a hundred megabytes. Does nothing for a view that does not reach its buffer's end: the
 * rest may be in use.
 */
export function release({ buffer, byteOffset, byteLength }: ArrayBufferView): void {
  const whole = buffer.byteLength > LARGE && byteOffset + byteLength === buffer.byteLength;
  if (whole && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** The same for what zlib unpacked in one piece: it is all that the buffer is for. */
export function releaseUnpacked({ buffer }: ArrayBufferView): void {
  if (buffer.byteLength > LARGE && buffer instanceof ArrayBuffer) buffer.transfer(0);
}
