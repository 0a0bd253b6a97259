import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const directories = new Set<string>();
process.on('exit', () => {
  for (const path of directories) rmSync(path, { recursive: true, force: true });
});

/** A directory that is gone when it is disposed of, or at the latest when the process ends. */
export async function privateDirectory(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'kedge-test-'));
  directories.add(path);
  return {
    path,
    async [Symbol.asyncDispose]() {
      await rm(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
      directories.delete(path);
    },
  };
}

export interface Daemon {
  /** The first group of `ready`. */
  readonly announced: string;
  readonly pid: number | undefined;
  /** Everything it has written so far. */
  log(): string;
  stop(): Promise<void>;
}

/**
 * Starts a program that serves until it is stopped, and waits for the line that says it does.
 * The kernel kills it when this process dies, however it dies.
 */
export async function startDaemon(argv: readonly string[], ready: RegExp): Promise<Daemon> {
  const child = spawn('setpriv', ['--pdeathsig=KILL', ...argv], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const announced = await new Promise<string>((resolve, reject) => {
    const collect = (line: string): void => {
      lines.push(line);
      const match = ready.exec(line);
      if (match) resolve(match[1] ?? '');
    };
    createInterface(child.stdout).on('line', collect);
    createInterface(child.stderr).on('line', collect);
    child.once('error', reject);
    child.once('exit', (status) =>
      reject(
        new Error(`${argv[0]} ended with ${status} instead of serving:\n${lines.slice(-20).join('\n')}`),
      ),
    );
  });
  return { announced, pid: child.pid, log: () => lines.join('\n'), stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const impatient = setTimeout(() => child.kill('SIGKILL'), 15_000);
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  clearTimeout(impatient);
}
