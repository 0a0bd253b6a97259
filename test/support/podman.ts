import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { privateDirectory, startDaemon } from './daemon.ts';

const execute = promisify(execFile);

export interface PodmanService extends AsyncDisposable {
  /** Path of its unix socket. */
  readonly socket: string;
  /** The environment in which kedge talks to it. */
  readonly env: NodeJS.ProcessEnv;
  /** The podman CLI on its storage: `run('load', '-i', file)`. Gives its stdout. */
  run(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** The programs it needs, for `needs(…)`. */
export const podmanPrograms = ['podman', 'setpriv'] as const;

/** The real podman API service, with storage of its own. */
export async function startPodmanService(): Promise<PodmanService> {
  const home = await privateDirectory();
  const socket = join(home.path, 'podman.sock');
  const storage = [
    '--root',
    join(home.path, 'root'),
    '--runroot',
    join(home.path, 'run'),
    '--storage-driver=vfs',
  ];
  try {
    const service = await startDaemon(
      ['podman', '--log-level=info', ...storage, 'system', 'service', '--time=0', `unix://${socket}`],
      /API service listening on/,
    );
    const close = async (): Promise<void> => {
      await service.stop();
      await home[Symbol.asyncDispose]();
    };
    return {
      socket,
      env: { ...process.env, CONTAINER_HOST: `unix://${socket}` },
      run: async (...args) => (await execute('podman', [...storage, ...args], { maxBuffer: 1 << 26 })).stdout,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await home[Symbol.asyncDispose]();
    throw error;
  }
}
