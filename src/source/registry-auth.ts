// Token authentication of registries.
// https://distribution.github.io/distribution/spec/auth/token/  https://distribution.github.io/distribution/spec/auth/oauth/
// https://www.rfc-editor.org/rfc/rfc9110#name-www-authenticate
import { KedgeError } from '../core/errors.ts';
import type { HttpClient, HttpResponse } from '../core/http.ts';
import { isJsonObject } from '../core/json.ts';
import type { Credentials } from './auth-file.ts';

export interface Challenge {
  /** Lower case: `bearer`, `basic` … */
  readonly scheme: string;
  /** Names in lower case. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An Authorization header, and when it stops being good (milliseconds since 1970). */
export interface Authorization {
  readonly header: string;
  readonly expires: number;
}

export interface TokenRequest {
  readonly http: HttpClient;
  readonly challenge: Challenge;
  readonly credentials: Credentials | undefined;
  /** `repository:library/alpine:pull`; for when the challenge names none. */
  readonly scope: string;
  /** What messages call the registry. */
  readonly peer: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
}

const maxTokenBytes = 1024 * 1024;
/** What a token lives when its server does not say; the specification's own number. */
const defaultLifeSeconds = 60;

/** Every challenge of a WWW-Authenticate header; what cannot be read is passed over. */
export function parseChallenges(header: string | null): Challenge[] {
  const text = (header ?? '').slice(0, 16_384);
  const challenges: { scheme: string; parameters: Record<string, string> }[] = [];
  const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
  for (let at = 0; at < text.length; ) {
    token.lastIndex = at;
    const word = token.exec(text)?.[0];
    if (word === undefined) {
      at += 1;
      continue;
    }
    at += word.length;
    const equals = /[ \t]*=[ \t]*/y;
    equals.lastIndex = at;
    const sign = equals.exec(text)?.[0];
    const last = challenges.at(-1);
    if (sign === undefined || !last) {
      challenges.push({ scheme: word.toLowerCase(), parameters: {} });
      continue;
    }
    const { value, end } = parameterValue(text, at + sign.length);
    last.parameters[word.toLowerCase()] = value;
    at = end;
  }
  return challenges;
}

/** A quoted string (which may hold commas) or a bare word. */
function parameterValue(text: string, start: number): { value: string; end: number } {
  if (text[start] !== '"') {
    const bare = /[^\s,"]*/y;
    bare.lastIndex = start;
    const value = bare.exec(text)?.[0] ?? '';
    return { value, end: start + value.length };
  }
  let value = '';
  let at = start + 1;
  for (; at < text.length && text[at] !== '"'; at += 1) {
    if (text[at] === '\\') at += 1;
    value += text[at] ?? '';
  }
  return { value, end: at + 1 };
}

export function basicAuthorization(username: string, password: string): Authorization {
  const encoded = Buffer.from(`${username}:${password}`, 'utf8').toString('base64');
  return { header: `Basic ${encoded}`, expires: Infinity };
}

/** Asks the authorization server that the challenge names for a token. */
export async function fetchToken(request: TokenRequest): Promise<Authorization> {
  const { challenge, credentials, peer } = request;
  const realm = URL.parse(challenge.parameters['realm'] ?? '');
  if (!realm || realm.username !== '' || realm.password !== '') {
    throw new KedgeError('REGISTRY_FAILED', `${peer} asks for a token but does not say where to get it`);
  }
  const server = `token server ${realm.host} of ${peer}`;
  const response = await (credentials?.kind === 'identity'
    ? exchangeIdentity(request, realm, server, credentials.token)
    : requestToken(request, realm, server));
  if (response.status === 401 || response.status === 403) {
    response.discard();
    throw new KedgeError(
      'REGISTRY_DENIED',
      credentials
        ? `${server} does not accept the credentials`
        : `${server} gives no token without credentials`,
      { remedy: 'Log in with docker login or podman login, or give --username and --password-stdin.' },
    );
  }
  return readToken(response, server, request.now());
}

function requestToken(request: TokenRequest, realm: URL, server: string): Promise<HttpResponse> {
  const url = new URL(realm);
  const { service } = request.challenge.parameters;
  if (service !== undefined) url.searchParams.set('service', service);
  for (const scope of scopes(request)) url.searchParams.append('scope', scope);
  const { credentials, http, signal } = request;
  const basic =
    credentials?.kind === 'basic'
      ? basicAuthorization(credentials.username, credentials.password).header
      : undefined;
  if (basic !== undefined) url.searchParams.set('client_id', 'kedge');
  return http.request({ url, authorization: basic, peer: server, signal });
}

function exchangeIdentity(
  request: TokenRequest,
  realm: URL,
  server: string,
  token: string,
): Promise<HttpResponse> {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: token,
    client_id: 'kedge',
    scope: scopes(request).join(' '),
  });
  const { service } = request.challenge.parameters;
  if (service !== undefined) form.set('service', service);
  return request.http.request({ url: realm, method: 'POST', form, peer: server, signal: request.signal });
}

function scopes({ challenge, scope }: TokenRequest): string[] {
  return (challenge.parameters['scope'] ?? scope).split(' ').filter((one) => one !== '');
}

async function readToken(response: HttpResponse, server: string, now: number): Promise<Authorization> {
  if (response.status !== 200) {
    response.discard();
    throw new KedgeError('REGISTRY_FAILED', `${server} answers with status ${response.status}`);
  }
  let answer: unknown;
  try {
    answer = JSON.parse(Buffer.from(await response.bytes(maxTokenBytes)).toString('utf8'));
  } catch (thrown) {
    if (thrown instanceof KedgeError) throw thrown;
    // What JSON.parse says quotes the text, and the text holds a token.
    throw new KedgeError('REGISTRY_FAILED', `${server} answers with something that is not JSON`);
  }
  const { token, access_token: access, expires_in: life } = isJsonObject(answer) ? answer : {};
  const found = [token, access].find((one) => typeof one === 'string' && /^[\x21-\x7e]+$/.test(one));
  if (typeof found !== 'string') throw new KedgeError('REGISTRY_FAILED', `${server} answers without a token`);
  const seconds = typeof life === 'number' && life > 0 ? life : defaultLifeSeconds;
  return { header: `Bearer ${found}`, expires: now + seconds * 1000 };
}
