import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { KedgeError } from '../../core/errors.ts';
import { isBusy, writeFailure } from './failure.ts';

export interface LockOptions {
  readonly signal: AbortSignal;
  /** Told once when another process builds, before it is waited for; without it that is an error. */
  readonly onWait?: (() => void) | undefined;
}

const pollMs = 100;

/**
 * Makes this the only process that writes the store at `path`, until it is disposed of. The lock is SQLite's own, on an
 * empty database beside the store: the kernel gives it back when its holder dies, however it dies and in whichever
 * container. Throws FEEDS_BUSY.
 */
export async function lockStore(path: string, options: LockOptions): Promise<Disposable> {
  const file = `${path}.lock`;
  let told = false;
  for (;;) {
    options.signal.throwIfAborted();
    const held = await tryLock(file);
    if (held !== undefined) return held;
    if (options.onWait === undefined) throw busy(path);
    if (!told) options.onWait();
    told = true;
    await sleep(pollMs, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function tryLock(file: string): Promise<Disposable | undefined> {
  let database: DatabaseSync | undefined;
  try {
    await mkdir(dirname(file), { recursive: true });
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    const held = database;
    return { [Symbol.dispose]: () => held.close() };
  } catch (thrown) {
    database?.close();
    if (isBusy(thrown)) return undefined;
    throw writeFailure(thrown, file);
  }
}

function busy(path: string): KedgeError {
  return new KedgeError('FEEDS_BUSY', `Another process is writing the advisories ${path}`, {
    remedy: 'Wait until it is done.',
  });
}
