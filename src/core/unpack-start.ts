const leastChunk = 16 * 1024;

/** Of zlib's buffers: content that fits in one is not copied again. Zlib asks for another when one is full. */
export function chunkFor(contentBytes: number): number {
  return Math.max(contentBytes, leastChunk) + 1;
}

const mostTries = 16;
/** Nearer to the damage is not gone. */
const nearest = 32;

/** What `unpack` makes of the longest start of `packed` that it does not refuse; undefined when it refuses all. */
export function startOf<T>(packed: Uint8Array, unpack: (start: Uint8Array) => T): T | undefined {
  let best: T | undefined;
  let low = 0;
  let high = packed.length;
  for (let tries = 0, length = high; tries < mostTries; tries++) {
    try {
      best = unpack(packed.subarray(0, length));
      low = length;
    } catch {
      high = length;
    }
    if (high - low < nearest) break;
    length = (low + high) >> 1;
  }
  return best;
}
