import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { SbomDocument } from '../report/sbom-input/document.ts';
import { looksLikeSbom, maxSbomBytes, readSbom } from '../report/sbom-input/read-sbom.ts';
import { stdinLocation } from '../source/stdin.ts';
import { usage } from './flags.ts';

/** What a command was given: an SBOM, or something for `openUserImage`, which must then read `stdin` if it is there. */
export type OpenedInput =
  | { readonly kind: 'sbom'; readonly document: SbomDocument; readonly bytes: Uint8Array }
  | { readonly kind: 'image'; readonly stdin?: AsyncIterable<Uint8Array> };

const scheme = 'sbom:';
/** A tar archive shows itself within its first header. */
const headBytes = 512;

/**
 * Reads `text` as `sbom:FILE`, or when it is a file that holds an SBOM, or as `-` when what comes on standard input is one
 * and no archive. Anything else is an image. Throws READ_FAILED, USAGE, and what `readSbom` throws.
 */
export async function openInput(
  text: string,
  stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean },
): Promise<OpenedInput> {
  const isSbom = text.startsWith(scheme);
  const location = isSbom ? text.slice(scheme.length) : text;
  if (isSbom && location === '')
    throw usage('sbom: names no file', 'Write sbom:FILE, or - for standard input.');
  if (location !== stdinLocation) {
    const reads = isSbom || (await holdsSbom(location));
    return reads ? toInput(await readFile(location), location) : { kind: 'image' };
  }
  if (stdin.isTTY === true) throw usage('Standard input is a terminal: pipe an archive or an SBOM into it');
  const bytes = stdin[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  const piped = chained(head, bytes);
  if (!isSbom && !looksLikeSbom(Buffer.concat(head))) return { kind: 'image', stdin: piped };
  return toInput(await collect(piped, 'standard input'), 'standard input');
}

/** Whatever cannot be looked into is left to those who open images: they know what is wrong with it. */
async function holdsSbom(path: string): Promise<boolean> {
  try {
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return bytesRead > 0 && looksLikeSbom(buffer.subarray(0, bytesRead));
  } catch {
    return false;
  }
}

function toInput(bytes: Uint8Array, name: string): OpenedInput {
  return { kind: 'sbom', document: readSbom(bytes, printable(name)), bytes };
}

async function readFile(path: string): Promise<Uint8Array> {
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

async function collect(chunks: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > maxSbomBytes) {
      throw new KedgeError('LIMIT_EXCEEDED', `${name} has more than ${maxSbomBytes} bytes`);
    }
  }
  return Buffer.concat(parts, length);
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
