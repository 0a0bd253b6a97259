import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { maxDocumentBytes } from '../report/document-text.ts';

/** A tar archive shows itself within its first header. */
const headBytes = 512;

/** A file that the user named behind `scheme`. Throws READ_FAILED and LIMIT_EXCEEDED. */
export async function readDocument(path: string, scheme: string): Promise<Uint8Array> {
  try {
    return await collect(createReadStream(path), printable(path));
  } catch (cause) {
    if (cause instanceof KedgeError) throw cause;
    throw new KedgeError('READ_FAILED', `${printable(path)} cannot be read: ${reason(cause)}`, {
      remedy: `Name a file that this user may read. For an image of that name write registry:${scheme}${printable(path)}.`,
      cause,
    });
  }
}

/** Everything, within what a document may have. */
export async function collect(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > maxDocumentBytes) {
      throw new KedgeError('LIMIT_EXCEEDED', `${name} has more than ${maxDocumentBytes} bytes`);
    }
  }
  return Buffer.concat(parts, length);
}

/** The start of a stream, enough to tell what it is, and the stream with it. */
export async function peek(
  stream: AsyncIterable<Uint8Array>,
): Promise<{ readonly head: Uint8Array; readonly whole: AsyncIterable<Uint8Array> }> {
  const bytes = stream[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  return { head: Buffer.concat(head), whole: chained(head, bytes) };
}

/**
 * The start of a file. Empty for whatever cannot be looked into: that is left to those who open images, who know what is
 * wrong with it.
 */
export async function peekFile(path: string): Promise<Uint8Array> {
  try {
    if (!(await stat(path)).isFile()) return Buffer.alloc(0);
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  }
}

async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Uint8Array[]> {
  const head: Uint8Array[] = [];
  for (let length = 0; length < headBytes; ) {
    const next = await bytes.next();
    if (next.done === true) break;
    head.push(next.value);
    length += next.value.length;
  }
  return head;
}

async function* chained(
  head: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
