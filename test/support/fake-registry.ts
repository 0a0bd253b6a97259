import type { ServerResponse } from 'node:http';
import { digestOf } from '../../src/core/digest.ts';
import { type SeenRequest, type ServerTls, startServer, type TestServer } from './http-server.ts';
import type { BuiltImage } from './image.ts';

/** Looks at a request first; true when it has answered. */
export type Fault = (request: SeenRequest, response: ServerResponse) => boolean;

export interface FakeRegistry extends TestServer {
  /** Serves `bytes` as a manifest, under its digest and the tag. */
  manifest(bytes: Buffer, mediaType: string, tag?: string): void;
  blob(bytes: Buffer): void;
  /** Serves an image's manifest, config and layers. */
  image(image: BuiltImage, tag?: string): void;
  /** Takes a blob away again. */
  remove(digest: string): void;
}

interface Stored {
  readonly bytes: Buffer;
  readonly mediaType: string;
}

/**
 * Does what no real registry can be made to do: `fault` cuts, delays, redirects or lies. Without faults it serves one
 * repository, `app`, as the protocol says, ranges included.
 */
export async function startFakeRegistry(fault: Fault = () => false, tls?: ServerTls): Promise<FakeRegistry> {
  const stored = new Map<string, Stored>();
  const server = await startServer((request, response) => {
    if (fault(request, response)) return;
    const path = request.path.split('?')[0] ?? '';
    const found = stored.get(path);
    if (found) send(found, request, response);
    else if (path === '/v2/') response.writeHead(200).end('{}');
    else refuse(response, 404, path.includes('/manifests/') ? 'MANIFEST_UNKNOWN' : 'BLOB_UNKNOWN');
  }, tls);
  const blob = (bytes: Buffer): void => {
    stored.set(`/v2/app/blobs/${digestOf(bytes)}`, { bytes, mediaType: 'application/octet-stream' });
  };
  const manifest = (bytes: Buffer, mediaType: string, tag = 'latest'): void => {
    stored.set(`/v2/app/manifests/${digestOf(bytes)}`, { bytes, mediaType });
    stored.set(`/v2/app/manifests/${tag}`, { bytes, mediaType });
  };
  return {
    ...server,
    manifest,
    blob,
    image(image, tag) {
      manifest(image.manifest, image.mediaType, tag);
      for (const bytes of [image.config, ...image.layers.map((layer) => layer.blob)]) blob(bytes);
    },
    remove: (digest) => void stored.delete(`/v2/app/blobs/${digest}`),
  };
}

/** An error as the protocol writes it. */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): true {
  response
    .writeHead(status, { 'content-type': 'application/json', ...headers })
    .end(JSON.stringify({ errors: [{ code, message: 'as the test wants it' }] }));
  return true;
}

/** Sends the first `length` bytes of `bytes`, which it says is all of it, and drops the connection. */
export function cutAfter(response: ServerResponse, bytes: Buffer, length: number): true {
  response.writeHead(200, { 'content-length': bytes.length });
  response.write(bytes.subarray(0, length), () => response.destroy());
  return true;
}

function send(
  { bytes, mediaType }: Stored,
  { method, headers }: SeenRequest,
  response: ServerResponse,
): void {
  const start = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
  if (start > 0 && start >= bytes.length) {
    response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
    return;
  }
  const rest = bytes.subarray(start);
  response.writeHead(start > 0 ? 206 : 200, {
    'content-type': mediaType,
    'content-length': rest.length,
    'docker-content-digest': digestOf(bytes),
    ...(start > 0 ? { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` } : {}),
  });
  response.end(method === 'HEAD' ? undefined : rest);
}
