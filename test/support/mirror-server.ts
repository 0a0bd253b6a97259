import type { ServerResponse } from 'node:http';
import { digestOf } from '../../src/core/digest.ts';
import { type SeenRequest, startServer, type TestServer } from './http-server.ts';

/** Answers in place of the mirror when it answers true. */
export type Fault = (request: SeenRequest, response: ServerResponse) => boolean;

export interface Mirror extends TestServer {
  /** Path without the first slash → content; to be changed at will. */
  readonly files: Map<string, Uint8Array | string>;
  readonly dates: Map<string, Date>;
  /** Asked first; whoever answers true has answered. */
  fault: Fault;
  /** `GET /path` with ` range` for those that asked for a part, and the status of the answer. */
  readonly log: string[];
}

/** A file server with entity tags, dates and parts, as https://www.rfc-editor.org/rfc/rfc9110 has them. */
export async function startMirror(files: Readonly<Record<string, Uint8Array | string>>): Promise<Mirror> {
  const server = await startServer((request, response) => answer(mirror, request, response));
  const mirror: Mirror = {
    ...server,
    files: new Map(Object.entries(files)),
    dates: new Map(),
    fault: () => false,
    log: [],
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return mirror;
}

function answer(mirror: Mirror, request: SeenRequest, response: ServerResponse): void {
  const name = decodeURIComponent(request.path.slice(1).split('?')[0] ?? '');
  const { range, 'if-range': ifRange, 'if-none-match': ifNoneMatch } = request.headers;
  response.once('finish', () =>
    mirror.log.push(`${name}${range === undefined ? '' : ' range'} ${response.statusCode}`),
  );
  if (mirror.fault(request, response)) return;
  const file = mirror.files.get(name);
  if (file === undefined) return void response.writeHead(404).end();
  const bytes = Buffer.from(file);
  const etag = `"${digestOf(bytes).slice(7, 23)}"`;
  const date = mirror.dates.get(name);
  const headers = { etag, ...(date === undefined ? {} : { 'last-modified': date.toUTCString() }) };
  if (ifNoneMatch === etag) return void response.writeHead(304, headers).end();
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? Number.NaN);
  if (Number.isNaN(from) || (ifRange !== undefined && ifRange !== etag)) {
    return void response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
  }
  if (from >= bytes.length) {
    return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
  }
  const part = bytes.subarray(from);
  const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
  response
    .writeHead(206, { ...headers, 'content-length': part.length, 'content-range': contentRange })
    .end(part);
}

/** So that what was sent is read before the connection goes: a reset takes with it what waits to be read. */
const lingerMs = 50;

/** Sends that many bytes of a file and drops the connection, as often as there are numbers. */
export function cutAfter(mirror: Mirror, name: string, lengths: readonly number[]): Fault {
  const after = (response: ServerResponse): void => void setTimeout(() => response.destroy(), lingerMs);
  return partsOf(mirror, name, { lengths, after });
}

/** Sends that many bytes of a file once, and then nothing more. */
export function hangAfter(mirror: Mirror, name: string, length: number): Fault {
  return partsOf(mirror, name, { lengths: [length], after: () => undefined });
}

interface Parts {
  readonly lengths: readonly number[];
  readonly after: (response: ServerResponse) => void;
}

function partsOf(mirror: Mirror, name: string, { lengths, after }: Parts): Fault {
  const left = [...lengths];
  return ({ path, headers }, response) => {
    if (decodeURIComponent(path.slice(1).split('?')[0] ?? '') !== name || left.length === 0) return false;
    const bytes = Buffer.from(mirror.files.get(name) ?? '');
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const etag = `"${digestOf(bytes).slice(7, 23)}"`;
    const contentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    const length = left.shift() ?? 0;
    response.writeHead(from > 0 ? 206 : 200, {
      etag,
      'content-length': bytes.length - from,
      ...(from > 0 ? { 'content-range': contentRange } : {}),
    });
    response.write(bytes.subarray(from, from + length), () => after(response));
    return true;
  };
}
