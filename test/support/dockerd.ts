import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Daemon, privateDirectory, startDaemon } from './daemon.ts';

const execute = promisify(execFile);

export interface DockerDaemon extends AsyncDisposable {
  /** Path of its unix socket. */
  readonly socket: string;
  /** The environment in which the docker CLI and kedge talk to it. */
  readonly env: NodeJS.ProcessEnv;
  /** The docker CLI against it: `run('load', '-i', file)`. Gives its stdout. */
  run(...args: readonly string[]): Promise<string>;
  log(): string;
  close(): Promise<void>;
}

export interface DockerDaemonOptions {
  /** Also listens on a free TCP port, with these. */
  readonly tls?: {
    readonly port: number;
    readonly caFile: string;
    readonly certFile: string;
    readonly keyFile: string;
  };
}

/** The programs it needs, for `needs(…)`. */
export const dockerPrograms = ['dockerd', 'containerd', 'docker', 'setpriv'] as const;

/** The real Docker daemon, empty, without a network, with a containerd of its own. */
export async function startDockerDaemon(options: DockerDaemonOptions = {}): Promise<DockerDaemon> {
  const home = await privateDirectory();
  const at = (name: string): string => join(home.path, name);
  const started: Daemon[] = [];
  const close = async (): Promise<void> => {
    for (const daemon of started.toReversed()) await daemon.stop();
    await unmountBelow(home.path);
    await home[Symbol.asyncDispose]();
  };
  try {
    await writeFile(at('containerd.toml'), 'version = 2\ndisabled_plugins = ["io.containerd.grpc.v1.cri"]\n');
    await writeFile(at('docker.json'), '{}');
    started.push(await startDaemon(containerdCommand(at), /containerd successfully booted/));
    const docker = await startDaemon(dockerdCommand(at, options), /API listen on .*\.sock/);
    started.push(docker);
    const env = { ...process.env, DOCKER_HOST: `unix://${at('docker.sock')}`, DOCKER_CONFIG: at('client') };
    return {
      socket: at('docker.sock'),
      env,
      run: async (...args) =>
        (await execute('docker', args, { env: { ...env, DOCKER_BUILDKIT: '0' }, maxBuffer: 1 << 26 })).stdout,
      log: () => docker.log(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A container that shared the host's network leaves a mount that the daemon does not take back. */
async function unmountBelow(directory: string): Promise<void> {
  const mounts = (await readFile('/proc/self/mounts', 'utf8'))
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  for (const path of mounts.toReversed()) {
    if (path.startsWith(`${directory}/`)) await execute('umount', ['--lazy', path]);
  }
}

function containerdCommand(at: (name: string) => string): string[] {
  const paths = [
    '--root',
    at('containerd'),
    '--state',
    at('containerd-run'),
    '--address',
    at('containerd.sock'),
  ];
  return ['containerd', '--config', at('containerd.toml'), ...paths];
}

function dockerdCommand(at: (name: string) => string, { tls }: DockerDaemonOptions): string[] {
  const own = [
    '--containerd',
    at('containerd.sock'),
    '--pidfile',
    at('docker.pid'),
    '--config-file',
    at('docker.json'),
  ];
  const data = ['--data-root', at('data'), '--exec-root', at('exec'), '--storage-driver=vfs'];
  const alone = ['--iptables=false', '--ip6tables=false', '--bridge=none'];
  const tcp = tls && ['--host', `tcp://127.0.0.1:${tls.port}`, '--tlsverify', '--tlscacert', tls.caFile];
  const keys = tls && ['--tlscert', tls.certFile, '--tlskey', tls.keyFile];
  return [
    'dockerd',
    '--host',
    `unix://${at('docker.sock')}`,
    ...own,
    ...data,
    ...alone,
    ...(tcp ?? []),
    ...(keys ?? []),
  ];
}
