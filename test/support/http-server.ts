import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { buffer } from 'node:stream/consumers';

export interface SeenRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export type Answer = (request: SeenRequest, response: ServerResponse) => void;

export interface TestServer extends AsyncDisposable {
  /** `127.0.0.1:PORT` */
  readonly host: string;
  readonly url: string;
  /** Every request so far, in order of arrival. */
  readonly requests: readonly SeenRequest[];
}

export interface ServerTls {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Clients have to show a certificate of this authority. */
  readonly clientCa?: Buffer;
}

/** A server on a free loopback port that answers as it is told. Whatever is still open is cut when it is disposed of. */
export async function startServer(answer: Answer, tls?: ServerTls): Promise<TestServer> {
  const requests: SeenRequest[] = [];
  const listener = (message: IncomingMessage, response: ServerResponse): void => {
    buffer(message).then(
      (body) => {
        const { method = '', url: path = '', headers } = message;
        const seen = { method, path, headers, body: body.toString('utf8') };
        requests.push(seen);
        answer(seen, response);
      },
      () => response.destroy(),
    );
  };
  const server = tls
    ? createHttpsServer(
        {
          ...tls,
          ...(tls.clientCa ? { ca: tls.clientCa, requestCert: true, rejectUnauthorized: true } : {}),
        },
        listener,
      )
    : createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  return {
    host,
    url: `${tls ? 'https' : 'http'}://${host}`,
    requests,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
