/**
 * Every way kedge can end other than well: one code each, with the exit status of the command.
 * docs/reference.md explains them; scripts may rely on them.
 */
export const codes = {
  USAGE: { exit: 2 },
  CONFIG_INVALID: { exit: 2 },
  POLICY_INVALID: { exit: 2 },
  REFERENCE_INVALID: { exit: 2 },
  IMAGE_AMBIGUOUS: { exit: 2 },
  CREDENTIALS_UNUSABLE: { exit: 2 },
  IMAGE_NOT_FOUND: { exit: 3 },
  PLATFORM_NOT_FOUND: { exit: 3 },
  NOT_AN_IMAGE: { exit: 3 },
  NOT_AN_SBOM: { exit: 3 },
  NOT_AN_ANALYSIS: { exit: 3 },
  NOT_A_REPORT: { exit: 3 },
  MANIFEST_UNSUPPORTED: { exit: 3 },
  REGISTRY_DENIED: { exit: 3 },
  REGISTRY_UNREACHABLE: { exit: 3 },
  REGISTRY_FAILED: { exit: 3 },
  TLS_FAILED: { exit: 3 },
  DAEMON_UNREACHABLE: { exit: 3 },
  DAEMON_FAILED: { exit: 3 },
  CLAMD_FAILED: { exit: 3 },
  TIMED_OUT: { exit: 3 },
  DIGEST_MISMATCH: { exit: 3 },
  SIZE_MISMATCH: { exit: 3 },
  ARCHIVE_INVALID: { exit: 3 },
  LAYER_CORRUPT: { exit: 3 },
  FILE_MALFORMED: { exit: 3 },
  FEED_UNREACHABLE: { exit: 3 },
  FEED_FAILED: { exit: 3 },
  FEED_INVALID: { exit: 3 },
  FEEDS_MISSING: { exit: 4 },
  FEEDS_DAMAGED: { exit: 3 },
  FEEDS_BUSY: { exit: 3 },
  FEEDS_STALE: { exit: 4 },
  FEEDS_DIFFER: { exit: 4 },
  SIGNATURE_INVALID: { exit: 3 },
  LIMIT_EXCEEDED: { exit: 3 },
  READ_FAILED: { exit: 3 },
  WRITE_FAILED: { exit: 3 },
  DISK_FULL: { exit: 3 },
  INTERNAL: { exit: 3 },
  FAIL_ON: { exit: 1 },
  POLICY_STOP: { exit: 1 },
  POLICY_TEST_FAILED: { exit: 1 },
  INCOMPLETE: { exit: 4 },
  INTERRUPTED: { exit: 130 },
} as const satisfies Record<string, { exit: number }>;

export type ErrorCode = keyof typeof codes;

export interface KedgeErrorOptions extends ErrorOptions {
  /** What the user can do about it: one sentence, shown below the message. */
  readonly remedy?: string;
}

/** The only error thrown on purpose. The message names the thing and its source, and never holds a credential. */
export class KedgeError extends Error {
  override readonly name = 'KedgeError';
  readonly code: ErrorCode;
  readonly remedy: string | undefined;

  constructor(code: ErrorCode, message: string, options: KedgeErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.remedy = options.remedy;
  }
}

/** The text of whatever was thrown, for use inside another message. What JSON.parse quotes of its input is left out. */
export function reason(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (!(thrown instanceof SyntaxError)) return thrown.message;
  return thrown.message.replace(/, (?:\.{3})?".*"(?:\.{3})? is not valid JSON$/s, ' in JSON');
}

/** The `code` of a Node system error (`ENOENT`, `ECONNREFUSED` …), if it has one. */
export function systemCode(thrown: unknown): string | undefined {
  if (!(thrown instanceof Error) || thrown instanceof KedgeError || !('code' in thrown)) return undefined;
  return typeof thrown.code === 'string' ? thrown.code : undefined;
}
