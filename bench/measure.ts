import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

export interface Measured {
  readonly seconds: number;
  /** Processor time of all its processes; more than `seconds` where several ran at once. */
  readonly cpuSeconds: number;
  /** Bytes of memory at the worst moment: the sum over all its processes. */
  readonly memory: number;
  /** Bytes on disk below `temporary` at the worst moment. */
  readonly disk: number;
}

export interface Job {
  readonly argv: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** What it writes here is counted. */
  readonly temporary: string;
}

const everyMs = 50;
/** Of the counters in /proc, per second: fixed at 100 for programs. */
const ticks = 100;

/** Runs a job to its end and watches what it takes, by /proc. Throws when it fails. */
export async function measure({ argv, env, temporary }: Job): Promise<Measured> {
  const [program = '', ...args] = argv;
  const watched = realpathSync(temporary);
  const began = performance.now();
  const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-2000);
  });
  const most = { memory: 0, disk: 0, cpuSeconds: 0 };
  const watch = setInterval(() => {
    const now = usage(child.pid ?? 0);
    most.memory = Math.max(most.memory, now.memory);
    most.cpuSeconds = Math.max(most.cpuSeconds, now.cpuSeconds);
    most.disk = Math.max(most.disk, diskUsage(watched) + unnamed(child.pid ?? 0, watched));
  }, everyMs);
  try {
    const status = await new Promise<number | string | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve(code ?? signal));
    });
    const seconds = (performance.now() - began) / 1000;
    if (status !== 0) throw new Error(`${argv.join(' ')} ended with ${status}:\n${said}`);
    return { seconds, ...most };
  } finally {
    clearInterval(watch);
  }
}

interface Usage {
  readonly memory: number;
  readonly cpuSeconds: number;
}

/** Of a process and all below it. */
function usage(pid: number): Usage {
  let memory = readNumber(`/proc/${pid}/status`, /^VmHWM:\s+(\d+) kB/m) * 1024;
  let cpuSeconds = processorTime(pid);
  for (const task of names(`/proc/${pid}/task`)) {
    for (const child of words(`/proc/${pid}/task/${task}/children`)) {
      const below = usage(Number(child));
      memory += below.memory;
      cpuSeconds += below.cpuSeconds;
    }
  }
  return { memory, cpuSeconds };
}

/** User and system time of a process and of the children it has waited for. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processorTime(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ').slice(11, 15) ?? [];
  return fields.reduce((sum, field) => sum + Number(field), 0) / ticks;
}

function diskUsage(directory: string): number {
  let bytes = 0;
  for (const name of names(directory)) {
    const stats = statSync(join(directory, name), { throwIfNoEntry: false });
    bytes += stats?.isDirectory() ? diskUsage(join(directory, name)) : (stats?.blocks ?? 0) * 512;
  }
  return bytes;
}

/** Bytes of files that a process has open below `directory` and that have no name any more. */
function unnamed(pid: number, directory: string): number {
  let bytes = 0;
  for (const name of names(`/proc/${pid}/fd`)) {
    const link = `/proc/${pid}/fd/${name}`;
    const target = linkTarget(link);
    if (!target.startsWith(directory) || !target.endsWith(' (deleted)')) continue;
    bytes += (statSync(link, { throwIfNoEntry: false })?.blocks ?? 0) * 512;
  }
  return bytes;
}

function linkTarget(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function readNumber(path: string, pattern: RegExp): number {
  return Number(pattern.exec(read(path))?.[1] ?? 0);
}

function words(path: string): string[] {
  return read(path).split(' ').filter(Boolean);
}

/** Empty when the process has gone meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
