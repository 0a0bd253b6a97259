/** Layer blobs in the cache: raw, under the name of their digest, verified before they are used. */
import { type FileHandle, open } from 'node:fs/promises';
import { type Digest, digestAlgorithm, digester } from '../core/digest.ts';
import { systemCode } from '../core/errors.ts';
import { beginFile, type PendingFile, pathOf, removeQuietly, touch } from './cache-files.ts';
import type { Store } from './cache-store.ts';

function blobPath(store: Store, digest: Digest): string {
  return pathOf(store.options.directory, 'blobs', digest.slice(digest.indexOf(':') + 1));
}

export async function readBlob(store: Store, digest: Digest): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (!store.options.blobs) return undefined;
  const path = blobPath(store, digest);
  const handle = await open(path).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') store.failed('read', error);
  });
  if (handle === undefined) return undefined;
  if (await matches(handle, digest)) {
    await touch(path, store.options.now());
    return chunks(handle);
  }
  await handle.close();
  await removeQuietly(path);
  return undefined;
}

async function matches(handle: FileHandle, digest: Digest): Promise<boolean> {
  const found = digester(digestAlgorithm(digest));
  try {
    for await (const chunk of fromStart(handle)) found.update(chunk);
  } catch {
    return false;
  }
  return found.digest() === digest;
}

/** The handle stays open while the blob is read, so that another process may remove the file meanwhile. */
async function* chunks(handle: FileHandle): AsyncGenerator<Uint8Array> {
  try {
    yield* fromStart(handle);
  } finally {
    await handle.close();
  }
}

const chunkBytes = 256 * 1024;

async function* fromStart(handle: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

export async function* keepBlob(
  store: Store,
  digest: Digest,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const copy = blobCopy(store, digest);
  try {
    for await (const chunk of bytes) {
      await copy.write(chunk);
      yield chunk;
    }
    await copy.finish();
  } finally {
    await copy.abandon();
  }
}

/** The copy that `keepBlob` makes. A failure ends the copy, not the stream. */
function blobCopy(store: Store, digest: Digest) {
  const path = blobPath(store, digest);
  const found = digester(digestAlgorithm(digest));
  let size = 0;
  let file: PendingFile | undefined;
  let over = false;

  const abandon = async (): Promise<void> => {
    over = true;
    await file?.discard();
    file = undefined;
  };
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    try {
      if (!over) await step();
    } catch (error) {
      await abandon();
      store.failed('written', error);
    }
  };
  return {
    abandon,
    write: (chunk: Uint8Array) =>
      attempt(async () => {
        size += chunk.length;
        if (size > store.options.maxBytes) return abandon();
        found.update(chunk);
        file ??= await beginFile(path, store.options.now());
        await file.write(chunk);
      }),
    finish: () =>
      attempt(async () => {
        if (file === undefined || found.digest() !== digest) return;
        const whole = file;
        file = undefined;
        await whole.commit();
        await store.grew(size);
      }),
  };
}
