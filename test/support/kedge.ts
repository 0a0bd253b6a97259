import { type ChildProcess, spawn } from 'node:child_process';
import { on, once } from 'node:events';
import { watch } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { privateDirectory } from './daemon.ts';

const alpine = join(import.meta.dirname, '../images/alpine-3.14.tar');
const binary = join(import.meta.dirname, '../../bin/kedge.js');

export interface Ended {
  /** Exit status; null when a signal ended it. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** For standard input. */
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** The Node to start it with, when not the one of the tests. */
  readonly program?: string;
  /** The kedge to run, when not the one of the sources. */
  readonly binary?: string;
}

/** A user of kedge with a home, a cache and a temporary directory of their own. */
export interface User extends AsyncDisposable {
  readonly home: string;
  /** Nothing but kedge puts anything here. */
  readonly temporary: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs the real binary and waits for its end. */
  kedge(args: readonly string[], options?: RunOptions): Promise<Ended>;
  /** Starts it and leaves it to the test; at the latest it ends with the user. */
  start(args: readonly string[], options?: RunOptions): ChildProcess;
}

export async function newUser(): Promise<User> {
  const [home, temporary] = await Promise.all([privateDirectory(), privateDirectory()]);
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home.path,
    TMPDIR: temporary.path,
    // The code cache of the tests' own user: what is measured elsewhere is slow enough without it.
    NODE_COMPILE_CACHE: join(import.meta.dirname, '../../node_modules/.cache/kedge-test'),
  };
  const children: ChildProcess[] = [];
  const start = (args: readonly string[], options: RunOptions = {}): ChildProcess => {
    const child = spawn(options.program ?? process.execPath, [options.binary ?? binary, ...args], {
      cwd: options.cwd ?? home.path,
      env: { ...env, ...options.env },
    });
    children.push(child);
    return child;
  };
  return {
    home: home.path,
    temporary: temporary.path,
    env,
    start,
    kedge: (args, options = {}) => ended(start(args, options), options.input),
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill('SIGKILL');
      await home[Symbol.asyncDispose]();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

/** Feeds a child its input and waits for what it says. */
export async function ended(child: ChildProcess, input: string | Uint8Array = ''): Promise<Ended> {
  // A child that does not read its input is no failure.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  const read = async (stream: typeof child.stdout): Promise<string> => (stream ? text(stream) : '');
  const [stdout, stderr, [status]] = await Promise.all([
    read(child.stdout),
    read(child.stderr),
    once(child, 'close'),
  ]);
  return { status, stdout, stderr };
}

/** A scan that waits for the rest of its archive, with its temporary directory made. */
export async function waitingScan(user: User, program = process.execPath): Promise<ChildProcess> {
  const before = await readdir(user.temporary);
  const watcher = watch(user.temporary);
  const changes = on(watcher, 'change');
  const child = user.start(['scan', '-', '-o', 'json=out.json', '-o', 'table'], { program });
  const whole = await readFile(alpine);
  child.stdin?.on('error', () => undefined);
  child.stdin?.write(whole.subarray(0, 2_000_000));
  while ((await readdir(user.temporary)).every((name) => before.includes(name))) await changes.next();
  watcher.close();
  return child;
}
