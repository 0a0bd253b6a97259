import { createHash, hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Digest } from '../core/digest.ts';
import { systemCode } from '../core/errors.ts';
import { keepBlob, readBlob } from './cache-blobs.ts';
import {
  beginFile,
  type CacheRemoved,
  type FileKind,
  fileKinds,
  leftovers,
  listFiles,
  type PendingFile,
  pathOf,
  removeFiles,
  removeQuietly,
  touch,
} from './cache-files.ts';
import { type CacheOptions, openStore, pruneFiles, type Store, sizeOf } from './cache-store.ts';

export type { CacheRemoved } from './cache-files.ts';
export type { CacheOptions } from './cache-store.ts';

/** What is kept by a key of its maker's choosing: results of the analyzers, and configs of images by digest. */
export type CacheKind = 'analyses' | 'configs';

export interface CacheInfo {
  readonly directory: string;
  readonly maxBytes: number;
  readonly bytes: number;
  readonly kinds: readonly { readonly kind: FileKind; readonly files: number; readonly bytes: number }[];
}

/**
 * What earlier scans found out, shared by any number of processes. It is only ever a saving of time: a cache that
 * cannot be read or written is reported once through `warn` and never ends a scan.
 */
export interface LayerCache {
  /** `key` is made of `[a-z0-9:._-]`. Undefined when there is nothing, or nothing whole, under it. */
  get(kind: CacheKind, key: string): Promise<Uint8Array | undefined>;
  put(kind: CacheKind, key: string, bytes: Uint8Array): Promise<void>;
  /** The blob, verified; undefined when blobs are not kept or this one is missing. It has to be read, and only once. */
  readBlob(digest: Digest): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Passes `bytes` through and keeps a copy that appears in the cache only when the stream ended and its digest matched. */
  keepBlob(digest: Digest, bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  info(): Promise<CacheInfo>;
  /** Removes leftovers of dead processes and what was used least recently, down to `maxBytes` (default: the limit). */
  prune(maxBytes?: number): Promise<CacheRemoved>;
  clear(): Promise<CacheRemoved>;
}

/** Nothing is touched on disk before the first call. */
export function openCache(options: CacheOptions): LayerCache {
  const store = openStore(options);
  return {
    get: (kind, key) => getEntry(store, kind, key),
    put: (kind, key, bytes) => putEntry(store, kind, key, bytes),
    readBlob: (digest) => readBlob(store, digest),
    keepBlob: (digest, bytes) => (options.blobs ? keepBlob(store, digest, bytes) : bytes),
    info: () => describe(options),
    prune: async (maxBytes = options.maxBytes) => (await pruneFiles(options, maxBytes)).removed,
    clear: () => clear(options),
  };
}

/**
 * A file is `kedge-cache v1 SHA256HEX\n` and the content, which so begins at a multiple of eight. The digest covers
 * kind and key too, so that a file that was moved to another's name is noticed as well.
 */
const mark = 'kedge-cache v1 ';
const headerBytes = mark.length + 64 + 1;

function headerOf(kind: CacheKind, key: string, content: Uint8Array): string {
  const digest = createHash('sha256').update(`${kind}\0${key}\0`).update(content).digest('hex');
  return `${mark}${digest}\n`;
}

async function getEntry(store: Store, kind: CacheKind, key: string): Promise<Uint8Array | undefined> {
  const path = pathOf(store.options.directory, kind, hash('sha256', key));
  const file = await readFile(path).catch((error: unknown) => {
    if (systemCode(error) !== 'ENOENT') store.failed('read', error);
  });
  if (file === undefined) return undefined;
  const content = new Uint8Array(file.buffer, file.byteOffset, file.length).subarray(headerBytes);
  if (file.toString('latin1', 0, headerBytes) !== headerOf(kind, key, content)) {
    await removeQuietly(path);
    return undefined;
  }
  await touch(path, store.options.now());
  return content;
}

async function putEntry(store: Store, kind: CacheKind, key: string, bytes: Uint8Array): Promise<void> {
  if (bytes.length + headerBytes > store.options.maxBytes) return;
  const path = pathOf(store.options.directory, kind, hash('sha256', key));
  let file: PendingFile | undefined;
  try {
    file = await beginFile(path, store.options.now());
    await file.write(Buffer.from(headerOf(kind, key, bytes), 'latin1'));
    await file.write(bytes);
    await file.commit();
  } catch (error) {
    await file?.discard();
    return store.failed('written', error);
  }
  await store.grew(bytes.length + headerBytes);
}

async function describe(options: CacheOptions): Promise<CacheInfo> {
  const files = await listFiles(options.directory);
  const kinds = fileKinds.map((kind) => {
    const own = files.filter((file) => file.kind === kind && !file.temporary);
    return { kind, files: own.length, bytes: sizeOf(own) };
  });
  return { directory: options.directory, maxBytes: options.maxBytes, bytes: sizeOf(files), kinds };
}

/** Files that another process is writing right now are left to it. */
async function clear(options: CacheOptions): Promise<CacheRemoved> {
  const files = await listFiles(options.directory);
  return removeFiles([...files.filter((file) => !file.temporary), ...leftovers(files, options.now())]);
}
