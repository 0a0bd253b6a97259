import { rmSync } from 'node:fs';
import { type FileHandle, open, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { writeTarget } from '../core/write-target.ts';

/** One `-o`: a format, and the file it goes to; undefined is stdout. */
export interface OutputTarget {
  readonly format: string;
  readonly file: string | undefined;
}

/** `FORMAT`, `FORMAT=FILE` or `FORMAT=-`. */
export function parseTarget(text: string): OutputTarget {
  const at = text.indexOf('=');
  if (at < 0) return { format: text, file: undefined };
  const file = text.slice(at + 1);
  if (file === '') throw new KedgeError('USAGE', `-o ${text} names no file after the equals sign`);
  return { format: text.slice(0, at), file: file === '-' ? undefined : file };
}

/** Throws USAGE for what cannot work, before any work is done. `known` are the ids of the formats there are. */
export async function checkTargets(
  targets: readonly OutputTarget[],
  known: readonly string[],
): Promise<void> {
  const seen = new Set<string | undefined>();
  for (const { format, file } of targets) {
    if (!known.includes(format)) {
      throw new KedgeError('USAGE', `Unknown format ${format}${suggestion(format, known)}`, {
        remedy: `Formats: ${known.join(', ')}.`,
      });
    }
    if (seen.has(file)) {
      const what = file === undefined ? 'standard output' : file;
      throw new KedgeError('USAGE', `Two outputs cannot both go to ${what}`, {
        remedy: 'Give one of them a file of its own: -o FORMAT=FILE.',
      });
    }
    seen.add(file);
    if (file !== undefined) await checkFolder(file);
  }
}

/** Throws USAGE when there is no directory that `file` could lie in. */
export async function checkFolder(file: string): Promise<void> {
  const folder = dirname(file);
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) {
    throw new KedgeError('USAGE', `Cannot write ${file}: there is no directory ${folder}`);
  }
}

/** Throws USAGE for a device, a pipe or a directory: what is read as well as written has to be a file. */
export async function checkRegular(file: string): Promise<void> {
  await checkFolder(file);
  const { inPlace } = await writeTarget(file);
  if (inPlace) throw new KedgeError('USAGE', `Cannot write ${file}: it is there, and is not a file`);
}

/** Writes text to stdout. A reader that went away (`| head`) has all it wanted: that ends the writing, quietly. */
export async function writeStream(stream: Writable, text: Iterable<string>): Promise<void> {
  for (const block of blocks(text)) {
    const error = await new Promise<Error | null | undefined>((resolve) => {
      stream.write(block, resolve);
    });
    if (systemCode(error) === 'EPIPE') return;
    if (error) throw unwritable('standard output', error);
  }
}

/** Writes a file that appears whole or not at all. What is not a regular file (`/dev/null`, a pipe) is written in place. */
export async function writeFile(file: string, text: Iterable<string>): Promise<void> {
  const { path, mode = 0o666, inPlace } = await writeTarget(file);
  try {
    if (!inPlace) {
      await replaceFile(path, text, mode);
    } else {
      await using handle = await open(path, 'w');
      for (const block of blocks(text)) await handle.writeFile(block);
    }
  } catch (error) {
    if (systemCode(error) === 'EPIPE') return;
    throw error instanceof KedgeError ? error : unwritable(file, error);
  }
}

/** The half-written file goes with the process, should that end first. */
async function replaceFile(target: string, text: Iterable<string>, mode: number): Promise<void> {
  const { handle, path } = await openBeside(target, mode);
  const remove = (): void => rmSync(path, { force: true });
  process.once('exit', remove);
  try {
    try {
      for (const block of blocks(text)) await handle.writeFile(block);
    } finally {
      await handle.close();
    }
    await rename(path, target);
  } catch (error) {
    remove();
    throw error;
  } finally {
    process.off('exit', remove);
  }
}

/** `wx` refuses a name that is taken, by whomever; then the next one is tried. */
async function openBeside(target: string, mode: number): Promise<{ handle: FileHandle; path: string }> {
  for (let attempt = 0; ; attempt += 1) {
    const path = join(dirname(target), `.${basename(target)}.${process.pid}-${attempt}.tmp`);
    try {
      return { handle: await open(path, 'wx', mode), path };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || attempt > 100) throw error;
    }
  }
}

function unwritable(what: string, error: unknown): KedgeError {
  const code = systemCode(error);
  if (code === undefined) throw error;
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  return new KedgeError(
    full ? 'DISK_FULL' : 'WRITE_FAILED',
    full ? `Cannot write ${what}: the disk is full` : `Cannot write ${what}: ${reason(error)}`,
    {
      remedy: full ? 'Make room, or write elsewhere.' : 'Check that it may be written, or write elsewhere.',
      cause: error,
    },
  );
}

const blockLength = 64 * 1024;

/** Fewer, larger writes. */
function* blocks(text: Iterable<string>): Generator<string> {
  let block = '';
  for (const part of text) {
    block += part;
    if (block.length < blockLength) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
