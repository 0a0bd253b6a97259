import { open } from 'node:fs/promises';
import { KedgeError, reason } from '../core/errors.ts';

/** A file that the user named, up to `maxBytes`, as UTF-8. Throws CONFIG_INVALID when it cannot be had. */
export async function readText(file: string, maxBytes: number): Promise<string> {
  try {
    await using handle = await open(file);
    const buffer = Buffer.alloc(64 * 1024);
    const parts: Buffer[] = [];
    let length = 0;
    // Not by its size: it may be a pipe.
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return Buffer.concat(parts, length).toString('utf8');
      parts.push(Buffer.from(buffer.subarray(0, bytesRead)));
      length += bytesRead;
      if (length > maxBytes) break;
    }
  } catch (error) {
    throw new KedgeError('CONFIG_INVALID', `Cannot read ${file}: ${reason(error)}`, {
      remedy: 'Name a file that this user may read.',
      cause: error,
    });
  }
  throw new KedgeError('CONFIG_INVALID', `${file} has more than ${maxBytes} bytes`);
}
