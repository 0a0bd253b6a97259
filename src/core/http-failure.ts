import { type ErrorCode, KedgeError, systemCode } from './errors.ts';

/** The codes that what goes wrong on the way is reported with: they say whom it was that kedge talked to. */
export interface HttpErrorCodes {
  /** Nobody answers, or not to the end. */
  readonly unreachable: ErrorCode;
  /** The answer makes no sense. */
  readonly failed: ErrorCode;
}

interface Explanation {
  readonly code: ErrorCode | 'unreachable' | 'failed';
  readonly text: string;
  readonly remedy?: string;
}

const trustRemedy = 'Give its CA certificate with --ca-cert.';
const reachRemedy = 'Check the network and the proxy settings (HTTPS_PROXY, NO_PROXY).';

const unknownAuthority: Explanation = {
  code: 'TLS_FAILED',
  text: 'has a certificate of an unknown authority',
  remedy: trustRemedy,
};

const explanations: Readonly<Record<string, Explanation>> = {
  ENOTFOUND: {
    code: 'unreachable',
    text: 'is unknown: there is no such host',
    remedy: 'Check the spelling of its name.',
  },
  EAI_AGAIN: {
    code: 'unreachable',
    text: 'cannot be looked up: no name server answers',
    remedy: reachRemedy,
  },
  ECONNREFUSED: {
    code: 'unreachable',
    text: 'refuses the connection',
    remedy: 'Check that it is running and that the port is right.',
  },
  ECONNRESET: { code: 'unreachable', text: 'dropped the connection' },
  EPIPE: { code: 'unreachable', text: 'dropped the connection' },
  ERR_STREAM_PREMATURE_CLOSE: { code: 'unreachable', text: 'dropped the connection' },
  EHOSTUNREACH: { code: 'unreachable', text: 'cannot be reached: no route to it', remedy: reachRemedy },
  ENETUNREACH: { code: 'unreachable', text: 'cannot be reached: no route to it', remedy: reachRemedy },
  ETIMEDOUT: { code: 'TIMED_OUT', text: 'does not answer: the connection timed out', remedy: reachRemedy },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    code: 'TLS_FAILED',
    text: 'has a self-signed certificate',
    remedy: trustRemedy,
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    code: 'TLS_FAILED',
    text: 'has a certificate of an unknown authority (self-signed)',
    remedy: trustRemedy,
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  CERT_HAS_EXPIRED: {
    code: 'TLS_FAILED',
    text: 'has a certificate that has expired',
    remedy: "Renew it, or check this machine's clock.",
  },
  CERT_NOT_YET_VALID: {
    code: 'TLS_FAILED',
    text: 'has a certificate that is not valid yet',
    remedy: "Check this machine's clock.",
  },
  ERR_TLS_CERT_ALTNAME_INVALID: {
    code: 'TLS_FAILED',
    text: 'has a certificate for other host names',
    remedy: 'Use a name that the certificate lists.',
  },
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: {
    code: 'TLS_FAILED',
    text: 'asks for a client certificate',
    remedy: 'Give one with --client-cert and --client-key.',
  },
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: { code: 'TLS_FAILED', text: 'does not accept the client certificate' },
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: { code: 'TLS_FAILED', text: 'does not accept the client certificate' },
  ERR_PROXY_TUNNEL: {
    code: 'unreachable',
    text: 'cannot be reached: the proxy does not let the connection through',
    remedy: 'Check HTTPS_PROXY and NO_PROXY.',
  },
};

/** Not TLS at all: what a plain HTTP server's answer looks like to a TLS client. */
const plainText: readonly string[] = [
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
];

const transient: readonly string[] = [
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
];

/**
 * What a failed exchange means, in words. The messages of node-fetch hold the whole URL, and URLs may hold signatures:
 * nothing of what was thrown but its code goes into the message.
 */
export function transportFailure(thrown: unknown, peer: string, codes: HttpErrorCodes): KedgeError {
  if (thrown instanceof KedgeError) return thrown;
  const code = systemCode(thrown) ?? '';
  const { code: kind, text, remedy } = explain(code);
  const named = kind === 'unreachable' || kind === 'failed' ? codes[kind] : kind;
  const suffix = code === '' ? '' : ` (${code})`;
  return new KedgeError(named, `${peer} ${text}${suffix}`, {
    cause: Object.assign(new Error(code || 'unknown failure'), { code }),
    ...(remedy === undefined ? {} : { remedy }),
  });
}

export function timeoutFailure(peer: string, ms: number): KedgeError {
  return new KedgeError('TIMED_OUT', `${peer} has sent nothing for ${ms / 1000} s`, {
    remedy: 'Try again later; if it goes on, check the network on the way.',
    cause: Object.assign(new Error('ETIMEDOUT'), { code: 'ETIMEDOUT' }),
  });
}

/** True for failures that may be gone the next time. Silence is not one: its time limit was the patience there is. */
export function isTransient(failure: unknown): boolean {
  return failure instanceof KedgeError && transient.includes(systemCode(failure.cause) ?? '');
}

/** True when an answer that had begun may be continued over another connection. */
export function isBrokenOff(failure: unknown): boolean {
  return isTransient(failure) || (failure instanceof KedgeError && failure.code === 'TIMED_OUT');
}

/** True when the other side did not answer in TLS: it may be a plain HTTP server, or nobody. */
export function isNotTls(failure: unknown): boolean {
  if (!(failure instanceof KedgeError)) return false;
  const code = systemCode(failure.cause) ?? '';
  return plainText.includes(code) || code === 'ECONNREFUSED' || code === 'ECONNRESET';
}

function explain(code: string): Explanation {
  const known = explanations[code];
  if (known) return known;
  if (plainText.includes(code)) {
    return {
      code: 'TLS_FAILED',
      text: 'does not speak TLS',
      remedy: 'If it is a plain HTTP server you trust, name it with --insecure-registry.',
    };
  }
  if (code.startsWith('ERR_SSL_') || code.startsWith('CERT_') || code.startsWith('ERR_TLS_')) {
    return { code: 'TLS_FAILED', text: 'cannot be spoken to over TLS' };
  }
  if (code.startsWith('HPE_')) return { code: 'failed', text: 'answers with something that is not HTTP' };
  return { code: 'unreachable', text: 'cannot be reached', remedy: reachRemedy };
}
