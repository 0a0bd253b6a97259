import { connect, type Socket } from 'node:net';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { printable } from '../core/printable.ts';

/**
 * ClamAV's daemon: https://docs.clamav.net/manual/Usage/Scanning.html#clamd. Commands and answers end with NUL, as the
 * `z` in front of a command demands.
 */
export const maxAnswer = 4096;

/** `address` is the path of a socket, or `host:port`. Throws CONFIG_INVALID when it is neither. */
export function connectClamd(address: string): Socket {
  if (address.startsWith('/')) return connect({ path: address });
  const [, name, bracketed, port] = /^(?:([^:/[\]]+)|\[([^\]/]+)\]):(\d{1,5})$/.exec(address) ?? [];
  const host = name ?? bracketed;
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65535)
    return connect({ host, port: Number(port) });
  throw new KedgeError(
    'CONFIG_INVALID',
    `${printable(address)} is neither the path of clamd's socket nor host:port`,
    { remedy: 'Write it as /run/clamav/clamd.ctl or as host:3310.' },
  );
}

export interface ClamdCall {
  readonly address: string;
  /** How long it may say nothing. */
  readonly idleMs: number;
  readonly signal: AbortSignal;
}

/** What clamd answers to VERSION: engine, number and date of its database. */
export async function clamdVersion({ address, idleMs, signal }: ClamdCall): Promise<string> {
  signal.throwIfAborted();
  const socket = connectClamd(address);
  const stop = (): void => void socket.destroy();
  signal.addEventListener('abort', stop, { once: true });
  socket.setTimeout(idleMs, () => socket.destroy(clamdFailed(address, silence(idleMs))));
  socket.write('zVERSION\0');
  try {
    let answer = '';
    for await (const chunk of socket.setEncoding('latin1')) {
      answer += String(chunk);
      if (answer.includes('\0') || answer.length > maxAnswer) break;
    }
    signal.throwIfAborted();
    const [version = ''] = answer.split('\0');
    if (!/^ClamAV \d/.test(version) || version.length > maxAnswer)
      throw clamdFailed(address, 'does not answer as one');
    return printable(version);
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof KedgeError ? cause : clamdFailed(address, whyOf(cause), cause);
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

/** `why` completes "The ClamAV daemon at ADDRESS …". */
export function clamdFailed(address: string, why: string, cause?: unknown): KedgeError {
  return new KedgeError('CLAMD_FAILED', `The ClamAV daemon at ${printable(address)} ${why}`, {
    remedy: 'Start clamd, name where it listens with --clamd, or scan without it: --clamd none.',
    cause,
  });
}

/** As the `why` of `clamdFailed`. */
export function silence(ms: number): string {
  return `said nothing for ${ms / 1000} seconds`;
}

/** What a connection met with, for `clamdFailed`. */
export function whyOf(cause: unknown): string {
  if (cause === undefined) return 'broke off the connection';
  switch (systemCode(cause)) {
    case 'ENOENT':
    case 'ECONNREFUSED':
    case 'ENOTSOCK':
      return 'does not answer: nothing listens there';
    case 'EACCES':
    case 'EPERM':
      return 'may not be used by this user';
    case 'ECONNRESET':
    case 'EPIPE':
      return 'broke off the connection';
    default:
      return `cannot be reached: ${printable(reason(cause))}`;
  }
}
