import { lstat, realpath } from 'node:fs/promises';

export interface WriteTarget {
  /** Where links lead. */
  readonly path: string;
  /** Of the file that is there. */
  readonly mode: number | undefined;
  /** A device or a pipe must not be renamed over: it is written in place. */
  readonly inPlace: boolean;
}

/** What writing to a name that the user gave means. */
export async function writeTarget(file: string): Promise<WriteTarget> {
  const path = await realpath(file).catch(() => file);
  const found = await lstat(path).catch(() => undefined);
  const mode = found === undefined ? undefined : found.mode & 0o777;
  return { path, mode, inPlace: found !== undefined && !found.isFile() };
}
