import { constants } from 'node:fs';
import { chmod, copyFile, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { type FeedBase, type Fetched, type FileRequest, nameSegments, tooLarge } from './feed-base.ts';

/** A mirror on disk, laid out as the publisher's server is. */
export function directoryBase(directory: string): FeedBase {
  return {
    shown: directory,
    // That it cannot be read is said when a file is asked for.
    names: async () => await readdir(directory).catch(() => []),
    fetch: (request) => copy(directory, request),
  };
}

async function copy(
  directory: string,
  { name, part, known, maxBytes, signal }: FileRequest,
): Promise<Fetched> {
  signal.throwIfAborted();
  const path = join(directory, ...nameSegments(name));
  const before = await versionOf(path, maxBytes);
  if (before === undefined) {
    // A base that is not there at all is not one that lacks a file.
    if (await isDirectory(directory)) return { kind: 'missing' };
    throw new KedgeError('READ_FAILED', `There is no directory ${directory} to take feeds from`, {
      remedy: 'Check `feeds.sources` in the configuration.',
    });
  }
  if (before === known?.etag) return { kind: 'unchanged' };
  // The copy has the mode of its original, which may be read-only.
  await rm(part, { force: true });
  await copyFile(path, part, constants.COPYFILE_FICLONE);
  await chmod(part, 0o600);
  if ((await versionOf(path, maxBytes)) !== before) {
    throw new KedgeError('READ_FAILED', `${path} was changed while it was read`, { remedy: 'Try again.' });
  }
  return { kind: 'fetched', validators: { etag: before } };
}

async function versionOf(path: string, maxBytes: number): Promise<string | undefined> {
  try {
    const found = await stat(path, { bigint: true });
    if (!found.isFile()) throw new KedgeError('READ_FAILED', `${path} is not a file`);
    if (found.size > maxBytes) throw tooLarge(path, maxBytes);
    return `${found.ino}-${found.size}-${found.mtimeNs}`;
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return undefined;
    if (error instanceof KedgeError) throw error;
    throw new KedgeError('READ_FAILED', `${path} cannot be read: ${reason(error)}`, { cause: error });
  }
}

async function isDirectory(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() === true;
}
