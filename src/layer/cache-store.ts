import { reason } from '../core/errors.ts';
import { leftovers, listFiles, removeFiles, surplus } from './cache-files.ts';

export interface CacheOptions {
  readonly directory: string;
  readonly maxBytes: number;
  /** Whether layer blobs are kept too. */
  readonly blobs: boolean;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly warn: (message: string) => void;
}

/** What the parts below share for one process. */
export interface Store {
  readonly options: CacheOptions;
  /** Reports the first failure; the others are most likely the same. */
  failed(doing: string, error: unknown): void;
  /** To be called after each write. */
  grew(bytes: number): Promise<void>;
}

export function openStore(options: CacheOptions): Store {
  let warned = false;
  let total: number | undefined;
  let sinceMeasured = 0;
  let measuring: Promise<void> | undefined;

  const failed = (doing: string, error: unknown): void => {
    if (!warned) options.warn(`The cache ${options.directory} cannot be ${doing}: ${reason(error)}`);
    warned = true;
  };
  const measure = async (): Promise<void> => {
    const before = sinceMeasured;
    try {
      const { keptBytes } = await pruneFiles(options, options.maxBytes, lowWater(options.maxBytes));
      total = keptBytes;
      sinceMeasured -= before;
    } catch (error) {
      failed('pruned', error);
    }
  };
  return {
    options,
    failed,
    async grew(bytes) {
      sinceMeasured += bytes;
      const due =
        total === undefined ||
        total + sinceMeasured > options.maxBytes ||
        sinceMeasured > options.maxBytes / 16;
      if (!due) return;
      measuring ??= measure().finally(() => (measuring = undefined));
      await measuring;
    },
  };
}

/** Removing a little more than needed spares the next writes a look through the whole directory. */
function lowWater(maxBytes: number): number {
  return Math.floor(maxBytes * 0.95);
}

/** Removes leftovers and, when the files take more than `maxBytes`, the least recently used down to `target`. */
export async function pruneFiles(options: CacheOptions, maxBytes: number, target = maxBytes) {
  const files = await listFiles(options.directory);
  const current = files.filter((file) => !file.temporary);
  const old = sizeOf(current) > maxBytes ? surplus(current, target) : [];
  const removed = await removeFiles([...leftovers(files, options.now()), ...old]);
  return { removed, keptBytes: sizeOf(current) - sizeOf(old) };
}

export function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, file) => sum + file.size, 0);
}
