import { X509Certificate } from 'node:crypto';
import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type AgentOptions as HttpsAgentOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { KedgeError } from './errors.ts';
import { isLoopback } from './loopback.ts';

/** How one origin is to be talked to. */
export interface OriginPolicy {
  /** Whether plain HTTP is allowed at all. */
  readonly plainHttp: boolean;
  /** Whether its certificate is checked. */
  readonly verify: boolean;
  /** Whether the client certificate, when there is one, is shown to it. */
  readonly identify: boolean;
}

export interface AgentsOptions {
  /** Where HTTP_PROXY, HTTPS_PROXY and NO_PROXY (or their lower-case forms) are looked up. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** PEM; trusted besides the authorities that Node trusts anyway. */
  readonly caCert?: string;
  /** PEM */
  readonly clientCert?: string;
  /** PEM */
  readonly clientKey?: string;
  /** Longest time for a connection to come about. */
  readonly connectMs: number;
}

export interface Agents {
  for(url: URL, policy: OriginPolicy): HttpAgent;
  /** Ends every connection, those in use too. */
  close(): void;
}

/** Keep-alive connections, made as they are needed. Throws CONFIG_INVALID for certificates or proxies it cannot use. */
export function connectionAgents(options: AgentsOptions): Agents {
  const agents = new Map<string, HttpAgent>();
  const trust = options.caCert === undefined ? undefined : trustedCertificates(options.caCert);
  const anonymous = trust && secureContext({ ca: trust });
  const identity = identityContext(options, trust);
  return {
    for(url, policy) {
      const proxied = !isLoopback(url.hostname);
      const identify = policy.identify && identity !== undefined;
      const key = [url.protocol, policy.verify, identify, proxied].join(' ');
      const context = identify ? identity : anonymous;
      const made =
        agents.get(key) ??
        makeAgent(url.protocol, {
          keepAlive: true,
          scheduling: 'lifo',
          ...(proxied ? { proxyEnv: proxyVariables(options.env) } : {}),
          rejectUnauthorized: policy.verify,
          ...(context ? { secureContext: context } : {}),
          connectMs: options.connectMs,
        });
      agents.set(key, made);
      return made;
    },
    close() {
      for (const agent of agents.values()) agent.destroy();
      agents.clear();
    },
  };
}

type TimedOptions = HttpsAgentOptions & { readonly connectMs: number };

function makeAgent(protocol: string, options: TimedOptions): HttpAgent {
  return protocol === 'https:' ? new TimedHttpsAgent(options) : new TimedHttpAgent(options);
}

class TimedHttpAgent extends HttpAgent {
  readonly #connectMs: number;
  constructor(options: AgentOptions & { readonly connectMs: number }) {
    super(options);
    this.#connectMs = options.connectMs;
  }
  override createConnection(...args: Parameters<HttpAgent['createConnection']>): Duplex | null | undefined {
    return limitConnect(super.createConnection(...args), this.#connectMs);
  }
}

class TimedHttpsAgent extends HttpsAgent {
  readonly #connectMs: number;
  constructor(options: TimedOptions) {
    super(options);
    this.#connectMs = options.connectMs;
  }
  override createConnection(...args: Parameters<HttpsAgent['createConnection']>): Duplex | null | undefined {
    return limitConnect(super.createConnection(...args), this.#connectMs);
  }
}

function limitConnect(socket: Duplex | null | undefined, ms: number): Duplex | null | undefined {
  if (!(socket instanceof Socket) || !socket.connecting) return socket;
  const timer = setTimeout(() => {
    socket.destroy(Object.assign(new Error('the connection timed out'), { code: 'ETIMEDOUT' }));
  }, ms);
  const stop = (): void => clearTimeout(timer);
  socket.once('connect', stop).once('close', stop);
  return socket;
}

/** Node takes what it does not understand for "no proxy", and would go straight to where it must not. */
function proxyVariables(env: AgentsOptions['env']): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'http_proxy', 'https_proxy']) {
    const value = env[name]?.trim();
    if (!value) continue;
    const url = URL.parse(value.includes('://') ? value : `http://${value}`);
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw proxyUnusable(name);
    variables[name] = url.href;
  }
  for (const name of ['NO_PROXY', 'no_proxy']) if (env[name]) variables[name] = env[name];
  return variables;
}

/** The value may hold a password and is not shown. */
function proxyUnusable(name: string): KedgeError {
  return new KedgeError('CONFIG_INVALID', `${name} is not the URL of an HTTP proxy`, {
    remedy: 'Write it as http://host:port.',
  });
}

function trustedCertificates(pem: string): string[] {
  const given = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    for (const one of given) new X509Certificate(one).toString();
  } catch (cause) {
    throw new KedgeError('CONFIG_INVALID', 'the CA certificate is damaged', { cause });
  }
  if (given.length === 0) {
    throw new KedgeError('CONFIG_INVALID', 'the CA certificate holds no certificate in PEM form', {
      remedy: 'Give a file with "-----BEGIN CERTIFICATE-----" in it to --ca-cert.',
    });
  }
  return [...getCACertificates('default'), ...given];
}

function identityContext(
  { clientCert, clientKey }: AgentsOptions,
  ca: string[] | undefined,
): SecureContext | undefined {
  if (clientCert === undefined && clientKey === undefined) return undefined;
  if (clientCert === undefined || clientKey === undefined) {
    throw new KedgeError('CONFIG_INVALID', 'a client certificate needs its key, and a key its certificate', {
      remedy: 'Give both --client-cert and --client-key.',
    });
  }
  return secureContext({ cert: clientCert, key: clientKey, ...(ca ? { ca } : {}) });
}

function secureContext(options: { ca?: string[]; cert?: string; key?: string }): SecureContext {
  try {
    return createSecureContext(options);
  } catch {
    // What OpenSSL says adds nothing a person can use, and a key is near.
    throw new KedgeError('CONFIG_INVALID', 'the client certificate and key cannot be used together', {
      remedy: 'Give the certificate and its own unencrypted key, both in PEM form.',
    });
  }
}
