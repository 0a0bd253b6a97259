import { mkdtempSync, readdirSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';

const staleMs = 24 * 60 * 60 * 1000;

/**
 * Makes a directory under `base` that only this user can enter, removes it when the process exits, however it does,
 * and removes those that killed processes left.
 */
export function makeTemporary(base: string, host: NodeJS.Process): string {
  const space = processSpace();
  sweep(base, { host, space });
  try {
    const directory = mkdtempSync(join(base, `kedge-${space}-${host.pid}-`));
    host.on('exit', () => remove(directory));
    return directory;
  } catch (error) {
    throw new KedgeError(
      systemCode(error) === 'ENOSPC' ? 'DISK_FULL' : 'WRITE_FAILED',
      `Cannot make a temporary directory in ${base}: ${reason(error)}`,
      { remedy: 'Name another place with `kedge config set temporaryDirectory` or TMPDIR.', cause: error },
    );
  }
}

/** Process ids mean something only among containers that share this. https://man7.org/linux/man-pages/man7/namespaces.7.html */
function processSpace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

interface Self {
  readonly host: NodeJS.Process;
  readonly space: string;
}

function sweep(base: string, self: Self): void {
  for (const name of list(base)) {
    const [, space = '', pid = ''] = /^kedge-(\d+)-(\d+)-[^/]{6}$/.exec(name) ?? [];
    const path = join(base, name);
    if (pid === '' || !isOwn(path, self.host)) continue;
    if (space === self.space ? !isAlive(Number(pid), self.host) : isStale(path)) remove(path);
  }
}

function list(base: string): string[] {
  try {
    return readdirSync(base);
  } catch {
    return [];
  }
}

function isOwn(path: string, host: NodeJS.Process): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true && found.uid === (host.getuid?.() ?? found.uid);
}

function isAlive(pid: number, host: NodeJS.Process): boolean {
  try {
    return host.kill(pid, 0);
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}

function isStale(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.mtimeMs < Date.now() - staleMs;
}

/** A worker thread may still be writing while the process goes down, hence the retries. */
function remove(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  } catch {
    // Left to the next run's sweep.
  }
}
