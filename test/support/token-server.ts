import { randomUUID, sign, X509Certificate } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { type SeenRequest, startServer, type TestServer } from './http-server.ts';

export interface TokenKey {
  /** PEM; an elliptic curve (P-256) key. */
  readonly key: string;
  /** PEM; the key's certificate. */
  readonly certificate: string;
}

/** Claims of https://distribution.github.io/distribution/spec/auth/jwt/ for pulling from one repository. */
export function pullToken(
  { key, certificate }: TokenKey,
  claims: { readonly service: string; readonly issuer: string; readonly repository: string },
): string {
  const seconds = Math.floor(Date.now() / 1000);
  const chain = [new X509Certificate(certificate).raw.toString('base64')];
  const parts = [
    { typ: 'JWT', alg: 'ES256', x5c: chain },
    {
      iss: claims.issuer,
      sub: '',
      aud: claims.service,
      iat: seconds,
      nbf: seconds - 10,
      exp: seconds + 300,
      jti: randomUUID(),
      access: [{ type: 'repository', name: claims.repository, actions: ['pull', 'push'] }],
    },
  ].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  const signature = sign('sha256', Buffer.from(parts.join('.')), { key, dsaEncoding: 'ieee-p1363' });
  return [...parts, signature.toString('base64url')].join('.');
}

export interface TokenRequest {
  /** Query of a GET, form of a POST. */
  readonly parameters: URLSearchParams;
  readonly seen: SeenRequest;
}

/** An authorization server: `issue` says what to answer, as JSON, or a status to refuse with. */
export async function startTokenServer(
  issue: (request: TokenRequest, response: ServerResponse) => object | number | undefined,
): Promise<TestServer> {
  return startServer((seen, response) => {
    const query = new URL(seen.path, 'http://x').searchParams;
    const parameters = seen.method === 'POST' ? new URLSearchParams(seen.body) : query;
    const answer = issue({ parameters, seen }, response);
    if (typeof answer === 'number') response.writeHead(answer).end();
    else if (answer)
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
}
