import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { privateDirectory } from './daemon.ts';

export interface FakeClamd extends AsyncDisposable {
  /** Path of its unix socket. */
  readonly socket: string;
  /** Resolves when no connection is open. */
  idle(): Promise<void>;
}

/**
 * For what the real one cannot be made to do: takes files of every size, and then does what `onFile` says, which is
 * called with each piece that comes by a connection that files are sent through. It answers VERSION with `version`.
 */
export async function fakeClamd(
  onFile: (connection: Socket, piece: string) => void,
  version = () => 'ClamAV 1.4.6/27500/Mon Jan  5 00:00:00 2026',
): Promise<FakeClamd> {
  const home = await privateDirectory();
  const socket = join(home.path, 'clamd.sock');
  const open = new Set<Socket>();
  const server = createServer((connection) => {
    open.add(connection);
    connection.on('close', () => {
      open.delete(connection);
      if (open.size === 0) server.emit('idle');
    });
    connection.on('error', () => undefined);
    let session = false;
    connection.setEncoding('latin1').on('data', (data) => {
      const piece = String(data);
      if (piece.startsWith('zVERSION\0')) connection.end(`${version()}\0`);
      session ||= piece.startsWith('zIDSESSION\0');
      if (session) onFile(connection, piece);
    });
  }).listen(socket);
  await once(server, 'listening');
  return {
    socket,
    async idle() {
      if (open.size > 0) await once(server, 'idle');
    },
    async [Symbol.asyncDispose]() {
      for (const connection of open) connection.destroy();
      server.close();
      await home[Symbol.asyncDispose]();
    },
  };
}
