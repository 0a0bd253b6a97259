import { KedgeError, systemCode } from '../core/errors.ts';
import type { HttpClient, HttpResponse } from '../core/http.ts';
import { isNotTls } from '../core/http-failure.ts';
import { printable } from '../core/printable.ts';
import type { Credentials } from './auth-file.ts';
import type { CredentialSearch } from './credentials.ts';
import {
  type Authorization,
  basicAuthorization,
  type Challenge,
  fetchToken,
  parseChallenges,
} from './registry-auth.ts';
import { refusal } from './registry-refusal.ts';

export interface SessionOptions {
  /** Host of the API, with port. */
  readonly host: string;
  readonly repository: string;
  /** What messages call the registry: `registry docker.io`. */
  readonly peer: string;
  /** Whether it may be a plain HTTP server; it is then asked which it is. */
  readonly mayBePlain: boolean;
  readonly http: HttpClient;
  /** Ends what several readers share: finding out the scheme, getting tokens. */
  readonly signal: AbortSignal;
  /** Called once, when the registry first asks for credentials. */
  credentials(): Promise<CredentialSearch>;
  readonly now: () => number;
}

export interface SessionRequest {
  /** Below the repository: `manifests/latest`, `blobs/sha256:…`. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What messages call the thing. */
  readonly what: string;
  readonly signal: AbortSignal;
}

/** One repository of one registry, and being logged in to it. */
export interface RegistrySession {
  readonly peer: string;
  /** Resolves for success, 404 and 416; rejects for the rest. Gets a new token when the old one has expired. */
  get(request: SessionRequest): Promise<HttpResponse>;
}

/** A token is renewed this long before it expires: it has to arrive, too. */
const marginMs = 5_000;

export function registrySession(options: SessionOptions): RegistrySession {
  const { http, host, repository, peer } = options;
  const login = registryLogin(options);
  let scheme: Promise<string> | undefined;
  return {
    peer,
    async get({ path, headers, what, signal }) {
      scheme ??= options.mayBePlain ? findScheme(options) : Promise.resolve('https');
      const url = new URL(`${await scheme}://${host}/v2/${repository}/${path}`);
      const ask = (authorization: string | undefined): Promise<HttpResponse> =>
        http.request({ url, authorization, peer, signal, ...(headers ? { headers } : {}) });
      const used = await login.header();
      let response = await ask(used);
      if (response.status === 401 && !response.away) {
        const renewed = await login.renew(response.header('www-authenticate'), used);
        if (renewed !== undefined) {
          response.discard();
          response = await ask(renewed);
        }
      }
      if (response.status < 300 || response.status === 404 || response.status === 416) return response;
      throw await refusal(response, { what, peer, ...login.standing() });
    },
  };
}

interface Login {
  /** The Authorization header to send, if the registry has asked for one. */
  header(): Promise<string | undefined>;
  /** Another one than `used`, after that was refused; undefined when there is none to be had. */
  renew(challenges: string | null, used: string | undefined): Promise<string | undefined>;
  standing(): { authenticated: boolean; notes: readonly string[] };
}

function registryLogin(options: SessionOptions): Login {
  let search: Promise<CredentialSearch> | undefined;
  let standing: { authenticated: boolean; notes: readonly string[] } = { authenticated: false, notes: [] };
  let challenge: Challenge | undefined;
  /** Shared by all who wait for it, so that many layers need one token. */
  let current: Promise<Authorization | undefined> | undefined;

  const obtain = async (wanted: Challenge): Promise<Authorization | undefined> => {
    search ??= options.credentials();
    const { found, notes } = await search;
    standing = { authenticated: found !== undefined, notes };
    return authorize(options, wanted, found);
  };
  const refresh = (wanted: Challenge): Promise<Authorization | undefined> => {
    const attempt = obtain(wanted).catch((thrown: unknown) => {
      if (current === attempt) current = undefined;
      throw thrown;
    });
    current = attempt;
    return attempt;
  };
  /** Of all who waited for `before` and found it no longer good, the first asks for another; the rest wait for that. */
  const after = async (before: typeof current, wanted: Challenge): Promise<string | undefined> =>
    (await (current === before ? refresh(wanted) : current))?.header;
  return {
    async header() {
      const waited = current;
      const now = await waited;
      if (!now || !challenge || now.expires - marginMs > options.now()) return now?.header;
      return after(waited, challenge);
    },
    async renew(challenges, used) {
      const waited = current;
      const now = await waited;
      if (now && now.header !== used) return now.header;
      challenge = chooseChallenge(parseChallenges(challenges), options.peer);
      return after(waited, challenge);
    },
    standing: () => standing,
  };
}

async function authorize(
  { http, peer, signal, repository, now }: SessionOptions,
  challenge: Challenge,
  credentials: Credentials | undefined,
): Promise<Authorization | undefined> {
  if (credentials?.kind === 'bearer') return { header: `Bearer ${credentials.token}`, expires: Infinity };
  if (challenge.scheme === 'bearer') {
    const scope = `repository:${repository}:pull`;
    return fetchToken({ http, challenge, credentials, scope, peer, signal, now });
  }
  return credentials?.kind === 'basic'
    ? basicAuthorization(credentials.username, credentials.password)
    : undefined;
}

function chooseChallenge(challenges: readonly Challenge[], peer: string): Challenge {
  const found =
    challenges.find(({ scheme, parameters }) => scheme === 'bearer' && parameters['realm'] !== undefined) ??
    challenges.find(({ scheme }) => scheme === 'basic');
  if (found) return found;
  const names = challenges.map(({ scheme }) => printable(scheme.slice(0, 20))).join(', ') || 'nothing';
  throw new KedgeError('REGISTRY_DENIED', `${peer} asks for a login kedge does not know: ${names}`, {
    remedy: 'Basic and bearer (token) authentication are known.',
  });
}

/** HTTPS wherever something answers to it. */
async function findScheme({ http, host, peer, signal }: SessionOptions): Promise<string> {
  const ask = async (scheme: string): Promise<string> => {
    const url = new URL(`${scheme}://${host}/v2/`);
    (await http.request({ url, peer, signal, ...(scheme === 'https' ? { attempts: 1 } : {}) })).discard();
    return scheme;
  };
  try {
    return await ask('https');
  } catch (first) {
    if (!isNotTls(first)) throw first;
    try {
      return await ask('http');
    } catch (second) {
      const plain = first instanceof KedgeError && first.code === 'TLS_FAILED';
      throw plain || (second instanceof KedgeError && systemCode(second.cause) === 'ECONNREFUSED')
        ? second
        : first;
    }
  }
}
