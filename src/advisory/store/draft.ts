import { constants } from 'node:fs';
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A store that is being written, in a directory beside the real one that only its owner can enter. */
export interface Draft extends AsyncDisposable {
  readonly path: string;
  /** Puts it in the place of the store: whoever opens that sees the one or the other, whole. */
  publish(): Promise<void>;
}

/**
 * Begins a draft of the store at `target`, as a copy of it or with no file at all. The caller holds the store's lock, so
 * whatever lies about from other drafts is a dead process's and is removed.
 */
export async function beginDraft(target: string, from: 'nothing' | 'copy'): Promise<Draft> {
  const directory = dirname(target);
  await mkdir(directory, { recursive: true });
  const prefix = `.${basename(target)}-`;
  for (const name of await readdir(directory)) {
    if (name.startsWith(prefix)) await rm(join(directory, name), { recursive: true, force: true });
  }
  const own = await mkdtemp(join(directory, prefix));
  const path = join(own, basename(target));
  const remove = (): Promise<void> => rm(own, { recursive: true, force: true });
  try {
    if (from === 'copy') await copyFile(target, path, constants.COPYFILE_FICLONE);
  } catch (error) {
    await remove();
    throw error;
  }
  return {
    path,
    async publish() {
      await sync(path, 'r+');
      await rename(path, target);
      await sync(directory, 'r');
    },
    [Symbol.asyncDispose]: remove,
  };
}

/** Brings a file, or the names in a directory, to disk. */
async function sync(path: string, flags: 'r' | 'r+'): Promise<void> {
  await using handle = await open(path, flags);
  await handle.sync();
}
