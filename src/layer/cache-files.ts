/**
 * The files of the layer cache on disk: `KIND/ab/NAME`, where NAME is hexadecimal and `ab` its first two characters.
 * A file is written under a temporary name beside its final one and renamed, so that any number of processes share
 * the directory without a lock. Anything else that lies in the directory is left alone.
 */
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';

export const fileKinds = ['analyses', 'configs', 'blobs'] as const;
export type FileKind = (typeof fileKinds)[number];

export interface CacheFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since the epoch: when it was last written or used. */
  readonly usedMs: number;
  /** What a process leaves that dies while it writes. */
  readonly temporary: boolean;
}

export interface CacheRemoved {
  readonly files: number;
  readonly bytes: number;
}

/** A file that is being written. Exactly one of `commit` and `discard` ends it. */
export interface PendingFile {
  write(bytes: Uint8Array): Promise<void>;
  commit(): Promise<void>;
  /** Never throws. */
  discard(): Promise<void>;
}

/** How old the temporary file of a process is taken to be dead. */
const leftoverMs = 60 * 60 * 1000;
const finalName = /^[0-9a-f]{64,128}$/;
const temporaryName = /^\.tmp-\d+-\d+$/;

export function pathOf(directory: string, kind: FileKind, name: string): string {
  return join(directory, kind, name.slice(0, 2), name);
}

/** Opens a temporary file beside `path`, readable by its owner alone, that counts as used at `nowMs`. */
export async function beginFile(path: string, nowMs: number): Promise<PendingFile> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { handle, temporary } = await openTemporary(folder, nowMs);
  return {
    write: (bytes) => writeAll(handle, bytes),
    async commit() {
      try {
        await handle.utimes(nowMs / 1000, nowMs / 1000);
        await handle.close();
        await rename(temporary, path);
      } catch (error) {
        await handle.close().catch(() => undefined);
        await removeQuietly(temporary);
        throw error;
      }
    },
    async discard() {
      await handle.close().catch(() => undefined);
      await removeQuietly(temporary);
    },
  };
}

/** The name needs no randomness: `wx` refuses one that exists, whoever made it. */
async function openTemporary(folder: string, nowMs: number) {
  for (let attempt = 0; ; attempt += 1) {
    const temporary = join(folder, `.tmp-${Math.floor(nowMs)}-${attempt}`);
    try {
      return { handle: await open(temporary, 'wx', 0o600), temporary };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || attempt > 1000) throw error;
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, at);
    at += bytesWritten;
  }
}

/** Marks a file as used just now. A file that went away meanwhile is nobody's loss. */
export async function touch(path: string, nowMs: number): Promise<void> {
  await utimes(path, nowMs / 1000, nowMs / 1000).catch(() => undefined);
}

export async function removeQuietly(path: string): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}

/** Every file of the cache, in no order. A directory that does not exist holds none. */
export async function listFiles(directory: string): Promise<CacheFile[]> {
  const files: CacheFile[] = [];
  for (const kind of fileKinds) {
    for (const shard of await names(join(directory, kind))) {
      if (/^[0-9a-f]{2}$/.test(shard)) files.push(...(await shardFiles(directory, kind, shard)));
    }
  }
  return files;
}

async function shardFiles(directory: string, kind: FileKind, shard: string): Promise<CacheFile[]> {
  const folder = join(directory, kind, shard);
  const files = await Promise.all(
    (await names(folder)).map(async (name): Promise<CacheFile | undefined> => {
      const temporary = temporaryName.test(name);
      if (!temporary && !finalName.test(name)) return undefined;
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      return found?.isFile() === true
        ? { path, kind, size: found.size, usedMs: found.mtimeMs, temporary }
        : undefined;
    }),
  );
  return files.filter((file) => file !== undefined);
}

async function names(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw new KedgeError('READ_FAILED', `Cannot read the cache directory ${folder}: ${reason(error)}`, {
      remedy: 'Check who owns it, or choose another one with `kedge config set cache.directory`.',
      cause: error,
    });
  }
}

/** Leftovers of dead processes among `files`. */
export function leftovers(files: readonly CacheFile[], nowMs: number): CacheFile[] {
  return files.filter((file) => file.temporary && nowMs - file.usedMs > leftoverMs);
}

/** What to remove, least recently used first, so that the rest is `maxBytes` at most. */
export function surplus(files: readonly CacheFile[], maxBytes: number): CacheFile[] {
  const kept = files.filter((file) => !file.temporary).sort((a, b) => a.usedMs - b.usedMs);
  let bytes = kept.reduce((sum, file) => sum + file.size, 0);
  const surplus: CacheFile[] = [];
  for (const file of kept) {
    if (bytes <= maxBytes) break;
    surplus.push(file);
    bytes -= file.size;
  }
  return surplus;
}

export async function removeFiles(files: readonly CacheFile[]): Promise<CacheRemoved> {
  let bytes = 0;
  for (const file of files) {
    try {
      await rm(file.path, { force: true });
    } catch (error) {
      throw new KedgeError('WRITE_FAILED', `Cannot remove ${file.path} from the cache: ${reason(error)}`, {
        remedy: 'Check who owns the cache directory.',
        cause: error,
      });
    }
    bytes += file.size;
  }
  return { files: files.length, bytes };
}
