import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy extends AsyncDisposable {
  /** `127.0.0.1:PORT`: stands in for the target. */
  readonly host: string;
  /** Connections that were cut. */
  cuts(): number;
}

/**
 * Passes bytes on to `target` (`host:port`) and back, and drops a connection when it has passed back that many:
 * `limits` has one number for each connection that is to be cut, in order of those that get so far.
 */
export async function startCuttingProxy(target: string, limits: readonly number[]): Promise<CuttingProxy> {
  const sockets = new Set<Socket>();
  let cuts = 0;
  const server = createServer((near) => {
    const far = connect(Number(target.split(':')[1]), target.split(':')[0]);
    let passed = 0;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => {
          near.destroy();
          far.destroy();
          sockets.delete(socket);
        });
    }
    near.pipe(far);
    far.on('data', (chunk: Buffer) => {
      const limit = limits[cuts] ?? Infinity;
      if (passed + chunk.length <= limit) {
        passed += chunk.length;
        near.write(chunk);
        return;
      }
      cuts += 1;
      far.destroy();
      near.end(chunk.subarray(0, limit - passed));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === 'object' ? address?.port : address}`,
    cuts: () => cuts,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
