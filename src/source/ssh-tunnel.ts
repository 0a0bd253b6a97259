import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Agent, type AgentOptions } from 'node:http';
import { Duplex } from 'node:stream';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { DaemonAddress, DaemonEnvironment } from './daemon-address.ts';

type SshAddress = Extract<DaemonAddress, { kind: 'ssh' }>;

/** What runs on the other machine: it joins its input and output to the daemon there. */
export type DialCommand = (socketPath: string | undefined) => readonly string[];

const maxComplaint = 2000;

/**
 * Connections to a daemon on another machine, each through an `ssh` of its own, so that the user's keys, known hosts
 * and jump hosts hold as they do for every other ssh.
 */
export class SshAgent extends Agent {
  readonly #address: SshAddress;
  readonly #command: readonly string[];
  readonly #environment: DaemonEnvironment;

  constructor(address: SshAddress, command: DialCommand, environment: DaemonEnvironment) {
    super({ keepAlive: false } satisfies AgentOptions);
    this.#address = address;
    this.#command = command(address.path);
    this.#environment = environment;
  }

  override createConnection(): Duplex {
    const { host, user, port, keyFile } = this.#address;
    const options = [
      '-T',
      '-o',
      'ConnectTimeout=30',
      ...(user === undefined ? [] : ['-l', user]),
      ...(port === undefined ? [] : ['-p', String(port)]),
      ...(keyFile === undefined ? [] : ['-i', keyFile]),
    ];
    const child = spawn('ssh', [...options, '--', host, ...this.#command], {
      env: { ...this.#environment.env },
      stdio: 'pipe',
    });
    return new ChildStream(child, this.#address);
  }
}

/** The input and output of a program as a connection. It ends with the program, so as to know how that ended. */
class ChildStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;

  constructor(child: ChildProcessWithoutNullStreams, address: SshAddress) {
    super();
    this.#child = child;
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-maxComplaint);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause();
    });
    // It ended; why stands in its status.
    child.stdin.on('error', () => undefined);
    child.once('error', (cause) => this.destroy(cause));
    child.once('close', (status) => {
      if (status === 0) this.push(null);
      else this.destroy(failure(address, complaint));
    });
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#child.stdin.write(chunk, () => done());
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#child.kill();
    done(error);
  }
}

function failure({ host }: SshAddress, complaint: string): KedgeError {
  const said = printable(complaint.trim().split('\n').slice(-3).join('; '));
  return new KedgeError('DAEMON_UNREACHABLE', `ssh to ${host} failed: ${said || 'it said nothing'}`, {
    remedy: `Check that "ssh ${host}" works and that the daemon's command line tool is installed there.`,
  });
}
