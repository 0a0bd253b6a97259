import { constants } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { KedgeError, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { type ArchiveDocuments, maxDocumentBytes } from './archive-documents.ts';
import { exists } from './archive-image.ts';
import { unreadable } from './archive-index.ts';
import { splitLocation } from './choice.ts';
import type { Member } from './member-path.ts';
import { ociIndexName, resolveOciLayout } from './oci-layout.ts';
import type { BlobImage, OpenOptions, Source } from './source.ts';

const chunkBytes = 256 * 1024;

export const ociDir: Source = {
  scheme: 'oci-dir',
  summary: 'an OCI image layout in a directory: PATH, PATH:TAG or PATH@DIGEST',
  open: openOciDir,
};

async function openOciDir(text: string, options: OpenOptions): Promise<BlobImage> {
  const { path, choice } = await splitLocation(text, exists);
  const layout = await openLayout(path);
  if (!(await layout.locate(ociIndexName))) {
    throw new KedgeError(
      'NOT_AN_IMAGE',
      `${printable(path)} is not an OCI image layout: it has no index.json`,
    );
  }
  const image = await resolveOciLayout(layout, { ...options, choice, location: `oci-dir:${path}` });
  return {
    access: 'blobs',
    remote: false,
    image,
    read: (layer, signal) => layout.stream(layer.name, signal),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

interface Layout extends ArchiveDocuments {
  stream(name: string, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

async function openLayout(path: string): Promise<Layout> {
  const root = await realpath(path).catch((cause: unknown) => {
    throw unreadable(printable(path), cause);
  });
  return {
    locate: (name) => locate(root, name),
    names: () => [],
    read: async ({ path: name, size }) => {
      const parts: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of readFileBytes(root, name, new AbortController().signal)) {
        length += chunk.length;
        if (length > maxDocumentBytes) throw grew(root, name, size);
        parts.push(chunk);
      }
      return Buffer.concat(parts);
    },
    stream: (name, signal) => readFileBytes(root, name, signal),
  };
}

function grew(root: string, name: string, size: number): KedgeError {
  const what = printable(join(root, name));
  return new KedgeError('SIZE_MISMATCH', `${what} had ${size} bytes and has grown while it was read`);
}

/** Regular files inside the layout only: a link may lead to a file beside it, never out. */
async function locate(root: string, name: string): Promise<Member | undefined> {
  const wanted = join(root, name);
  try {
    const real = await realpath(wanted);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) {
      throw new KedgeError('ARCHIVE_INVALID', `${printable(wanted)} is a link that leads out of the layout`, {
        remedy: 'Copy the layout with the blobs inside it, for example with skopeo copy.',
      });
    }
    const facts = await stat(real);
    return facts.isFile() ? { path: name, size: facts.size } : undefined;
  } catch (cause) {
    if (cause instanceof KedgeError) throw cause;
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
    throw unreadable(printable(wanted), cause);
  }
}

async function* readFileBytes(root: string, name: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const path = join(root, name);
  const what = printable(path);
  if (!(await locate(root, name))) throw new KedgeError('ARCHIVE_INVALID', `${what} is missing`);
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    for (;;) {
      signal.throwIfAborted();
      const window = Buffer.allocUnsafe(chunkBytes);
      const { bytesRead } = await file.read(window, 0, window.length, null);
      if (bytesRead === 0) return;
      yield window.subarray(0, bytesRead);
    }
  } catch (cause) {
    if (systemCode(cause) === undefined) throw cause;
    throw unreadable(what, cause);
  }
}
