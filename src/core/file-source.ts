import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from './byte-source.ts';
import { KedgeError, reason } from './errors.ts';

/** A local file as a source of bytes, open until it is disposed of. Throws READ_FAILED. */
export function openFileSource(path: string): ByteSource & Disposable {
  const guard = <T>(read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      throw new KedgeError('READ_FAILED', `${path} cannot be read: ${reason(cause)}`, { cause });
    }
  };
  const handle = guard(() => openSync(path, 'r'));
  const size = guard(() => fstatSync(handle).size);
  return {
    size,
    slice(offset, length) {
      const start = Math.max(offset, 0);
      const buffer = Buffer.allocUnsafe(Math.max(Math.min(length, size - start), 0));
      let have = 0;
      while (have < buffer.length) {
        const count = guard(() => readSync(handle, buffer, have, buffer.length - have, start + have));
        if (count === 0) break;
        have += count;
      }
      return buffer.subarray(0, have);
    },
    [Symbol.dispose]: () => closeSync(handle),
  };
}
