import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import type { Limits } from '../core/limits.ts';
import type { LayerFile } from './reader.ts';

export interface FileFacts {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
  readonly limits: Limits;
}

export function memoryFile(facts: FileFacts, content: Uint8Array): LayerFile {
  return {
    ...facts,
    bytes: () => content,
    text: () => decoder.decode(content),
    slice: (offset, length) => content.slice(Math.max(offset, 0), Math.max(offset, 0) + Math.max(length, 0)),
  };
}

const decoder = new TextDecoder('utf-8');

/**
 * A file too large for memory, in the private temporary directory. It has no name from the start, so that nothing is
 * left behind however the process ends.
 */
export interface Spool {
  write(chunk: Uint8Array): void;
  file(facts: FileFacts): LayerFile;
  close(): void;
}

export function openSpool(directory: string): Spool {
  const name = join(directory, `spool-${spools++}`);
  const handle = guard(directory, () => openSync(name, 'wx+', 0o600));
  try {
    unlinkSync(name);
  } catch {
    // Systems that cannot remove an open file: the directory is removed at the end.
  }
  let written = 0;
  const slice = (offset: number, length: number): Uint8Array => {
    const start = Math.max(offset, 0);
    const buffer = Buffer.alloc(Math.max(Math.min(length, written - start), 0));
    let have = 0;
    while (have < buffer.length) {
      const count = guard(directory, () =>
        readSync(handle, buffer, have, buffer.length - have, start + have),
      );
      if (count === 0) break;
      have += count;
    }
    return buffer.subarray(0, have);
  };
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        const count = guard(directory, () => writeSync(handle, chunk, at, chunk.length - at));
        at += count;
        written += count;
      }
    },
    file: (facts) => ({
      ...facts,
      bytes: () => slice(0, written),
      text: () => decoder.decode(slice(0, written)),
      slice,
    }),
    close: () => closeSync(handle),
  };
}

let spools = 0;

function guard<T>(directory: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (systemCode(cause) === 'ENOSPC' || systemCode(cause) === 'EDQUOT') {
      throw new KedgeError('DISK_FULL', `the temporary directory ${directory} is full`, {
        cause,
        remedy: 'Make room there, or name another with TMPDIR or temporaryDirectory in the configuration.',
      });
    }
    throw new KedgeError(
      'WRITE_FAILED',
      `cannot use the temporary directory ${directory}: ${reason(cause)}`,
      { cause },
    );
  }
}
