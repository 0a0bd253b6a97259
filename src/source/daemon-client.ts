import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type Dockerode from 'dockerode';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { type DaemonAddress, type DaemonEnvironment, formatAddress } from './daemon-address.ts';
import { type DialCommand, SshAgent } from './ssh-tunnel.ts';

/** A daemon that keeps images, reached through Docker's API. */
export interface DaemonKind {
  readonly scheme: string;
  readonly summary: string;
  /** What messages call it. */
  readonly title: string;
  /** How to reach it from a shell of its own machine. */
  readonly dial: DialCommand;
  readonly startRemedy: string;
  address(environment: DaemonEnvironment): Promise<DaemonAddress>;
}

export interface DaemonClient {
  readonly docker: Dockerode;
  /** `the Docker daemon at unix:///var/run/docker.sock` */
  readonly what: string;
  /** Waits for an answer for `ms` at most. Throws what went wrong in the daemon's name. */
  ask<T>(work: () => Promise<T>, limits: { readonly signal: AbortSignal; readonly ms: number }): Promise<T>;
  /** The chunks of a stream the daemon sends, each within `ms` of the one before. */
  receive(
    stream: AsyncIterable<string | Buffer>,
    limits: { readonly signal: AbortSignal; readonly ms: number },
  ): AsyncGenerator<Uint8Array>;
}

export async function connectDaemon(kind: DaemonKind, environment: DaemonEnvironment): Promise<DaemonClient> {
  const address = await kind.address(environment);
  const agent = agentFor(address, kind.dial, environment);
  const what = `the ${kind.title} daemon at ${formatAddress(address)}`;
  const docker = await dockerode(address, agent, what);
  const explain = (cause: unknown): KedgeError => explainFailure(cause, { address, kind, what });
  return {
    docker,
    what,
    ask: async (work, limits) => {
      using watch = watchOver(agent, limits, what);
      try {
        return await work();
      } catch (cause) {
        throw watch.reason() ?? explain(cause);
      }
    },
    receive: async function* (stream, limits) {
      using watch = watchOver(agent, limits, what);
      try {
        for await (const chunk of stream) {
          watch.refresh();
          yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        }
      } catch (cause) {
        throw watch.reason() ?? explain(cause);
      } finally {
        agent.destroy();
      }
    },
  };
}

function agentFor(address: DaemonAddress, dial: DialCommand, environment: DaemonEnvironment): HttpAgent {
  if (address.kind === 'ssh') return new SshAgent(address, dial, environment);
  if (address.kind === 'unix' || !address.tls) return new HttpAgent({ keepAlive: false });
  const { verify, ...files } = address.tls;
  return new HttpsAgent({ keepAlive: false, rejectUnauthorized: verify, ...files });
}

async function dockerode(address: DaemonAddress, agent: HttpAgent, what: string): Promise<Dockerode> {
  const { default: Docker } = await import('dockerode');
  // Whatever is left out here dockerode takes from the environment of the process.
  const own = { agent, sshOptions: undefined, ca: undefined, cert: undefined, key: undefined };
  const target =
    address.kind === 'unix'
      ? { socketPath: address.path, host: undefined, port: undefined, protocol: 'http' as const }
      : {
          socketPath: undefined,
          host: address.host,
          port: address.port,
          protocol: address.kind === 'tcp' && address.tls ? ('https' as const) : ('http' as const),
        };
  try {
    return new Docker({ ...own, ...target });
  } catch (cause) {
    throw new KedgeError('DAEMON_UNREACHABLE', `${what} cannot be used: ${printable(reason(cause))}`, {
      cause,
    });
  }
}

interface Watch extends Disposable {
  refresh(): void;
  /** Why the connection was cut from here, if it was. */
  reason(): unknown;
}

/** Cuts the connections of `agent` when the signal fires or nothing came for `ms`. */
function watchOver(
  agent: HttpAgent,
  { signal, ms }: { readonly signal: AbortSignal; readonly ms: number },
  what: string,
): Watch {
  signal.throwIfAborted();
  let reason: unknown;
  const cut = (why: unknown): void => {
    reason ??= why;
    agent.destroy();
  };
  const timer = setTimeout(() => {
    cut(new KedgeError('TIMED_OUT', `${what} said nothing for ${ms / 1000} seconds`));
  }, ms);
  const onAbort = (): void => cut(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  return {
    refresh: () => void timer.refresh(),
    reason: () => reason,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    },
  };
}

interface Contact {
  readonly address: DaemonAddress;
  readonly kind: DaemonKind;
  readonly what: string;
}

function explainFailure(cause: unknown, { address, kind, what }: Contact): KedgeError {
  if (cause instanceof KedgeError) return cause;
  const code = systemCode(cause) ?? '';
  if (code === 'ENOENT' && address.kind === 'ssh') {
    return new KedgeError('DAEMON_UNREACHABLE', `${what} is reached through ssh, which is not installed`, {
      remedy: 'Install an ssh client.',
      cause,
    });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new KedgeError('DAEMON_UNREACHABLE', `permission to talk to ${what} is denied`, {
      remedy: 'Run as a user who may use its socket.',
      cause,
    });
  }
  if (code === 'ENOENT' || code === 'ECONNREFUSED' || code === 'ENOTSOCK') {
    const message = `${what} does not answer: nothing listens there`;
    return new KedgeError('DAEMON_UNREACHABLE', message, { remedy: kind.startRemedy, cause });
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    const message = `${what} cannot be reached: its host is unknown (${code})`;
    return new KedgeError('DAEMON_UNREACHABLE', message, {
      remedy: 'Check the address: unix:///path, tcp://host:port or ssh://user@host.',
      cause,
    });
  }
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|HOSTNAME_|EPROTO)/.test(code)) {
    return new KedgeError('TLS_FAILED', `${what}: ${printable(reason(cause))}`, {
      remedy: 'Check ca.pem, cert.pem and key.pem in DOCKER_CERT_PATH or in the context.',
      cause,
    });
  }
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return new KedgeError('DAEMON_FAILED', `${what} broke off the connection`, { cause });
  }
  const answered = cause instanceof Error && 'statusCode' in cause;
  const message = `${what} ${answered ? 'refused' : 'cannot be reached'}: ${printable(reason(cause)).slice(0, 500)}`;
  return new KedgeError(answered ? 'DAEMON_FAILED' : 'DAEMON_UNREACHABLE', message, {
    remedy: answered ? 'The log of the daemon says more.' : kind.startRemedy,
    cause,
  });
}
