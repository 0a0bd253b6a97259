import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clamdVersion } from '../../src/inspect/clamd.ts';
import { privateDirectory, startDaemon } from './daemon.ts';

/** What the signature of these tests finds. */
export const marker = 'kedge-test-malware-7f3a90';
export const signature = 'Kedge.Test.Marker.UNOFFICIAL';

export interface Clamd extends AsyncDisposable {
  /** Path of its unix socket. */
  readonly socket: string;
  readonly version: string;
  readonly pid: number | undefined;
  log(): string;
  close(): Promise<void>;
}

/** The programs it needs, for `needs(…)`. */
export const clamdPrograms = ['clamd', 'setpriv'] as const;

/** The real ClamAV daemon with one signature. `settings` are lines for its clamd.conf. */
export async function startClamd(...settings: readonly string[]): Promise<Clamd> {
  const home = await privateDirectory();
  const socket = join(home.path, 'clamd.sock');
  const config = join(home.path, 'clamd.conf');
  try {
    for (const name of ['db', 'tmp']) await mkdir(join(home.path, name));
    await writeFile(
      join(home.path, 'db/kedge.ndb'),
      `Kedge.Test.Marker:0:*:${Buffer.from(marker).toString('hex')}\n`,
    );
    const lines = [
      `LocalSocket ${socket}`,
      `DatabaseDirectory ${join(home.path, 'db')}`,
      `TemporaryDirectory ${join(home.path, 'tmp')}`,
      'Foreground yes',
      'LogVerbose yes',
      'LogClean yes',
      ...settings,
    ];
    await writeFile(config, `${lines.join('\n')}\n`);
    const daemon = await startDaemon(['clamd', '-c', config], /Listening daemon|Self checking every/);
    const close = async (): Promise<void> => {
      await daemon.stop();
      await home[Symbol.asyncDispose]();
    };
    return {
      socket,
      version: await clamdVersion({
        address: socket,
        idleMs: 10_000,
        signal: new AbortController().signal,
      }),
      pid: daemon.pid,
      log: () => daemon.log(),
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await home[Symbol.asyncDispose]();
    throw error;
  }
}
