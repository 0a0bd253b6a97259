import type { SecretSeverity } from '../model/secret.ts';

/** One kind of secret. Rules are data: `secret-rules/` has them by family. */
export interface SecretRule {
  /** Lower-kebab, never renamed: it stands in users' baselines. */
  readonly id: string;
  readonly title: string;
  readonly severity: SecretSeverity;
  /**
   * The group named `secret`, or else the whole match, is the value. Flags `i`, `m` and `s` alone. Text is searched as
   * latin1, so `.` and classes are bytes. It must not backtrack without bound (a test proves it), nor look further than
   * 64 bytes around a match.
   */
  readonly pattern: RegExp | Expression;
  /** Lower-case ASCII of three bytes or more; each match holds at least one of them, in any case. */
  readonly keywords: readonly string[];
  /** Bytes; no match is longer. */
  readonly longest: number;
  /** Bytes from the start of a match within which a keyword of it ends; `longest` when left out. Spares a frequent keyword most of the search. */
  readonly lead?: number;
  /** Spares the expression where a look at a few bytes rules a match out. */
  readonly quickCheck?: QuickCheck;
  /** Shannon entropy (bits a byte) that the value must reach. */
  readonly entropy?: number;
  /** What the pattern cannot tell: a checksum, decoded JSON. False: it is no secret of this kind. */
  readonly check?: (value: string) => boolean;
  /** Only in files whose path matches one of these globs; without it, everywhere. */
  readonly paths?: readonly string[];
  /** Too weak for files that are not text: not looked for there. */
  readonly textOnly?: boolean;
  /** Gives way to any other rule that finds a value at the same place. */
  readonly generic?: boolean;
  /** Keywords as they are looked for in base64, beside those that the samples spell. */
  readonly spellings?: readonly string[];
  /**
   * A `¦` in a sample is left out before use: so no scanner takes the rules themselves for a leak. As they spell keywords
   * of four bytes or more, so these are looked for in base64.
   */
  readonly samples: {
    readonly must: readonly string[];
    readonly mustNot: readonly string[];
  };
}

/** Whether a match may have a keyword that ends at `at`; `quick-check.ts` says how far it may look. */
export type QuickCheck = (bytes: Uint8Array, at: number) => boolean;

/** What stands in for a RegExp where users write expressions: every match in linear time, leftmost first, not overlapping. */
export interface Expression {
  matches(text: string): Iterable<ExpressionMatch>;
}

export interface ExpressionMatch {
  /** Of the whole match. */
  readonly start: number;
  readonly end: number;
  /** Of the value in it. */
  readonly valueStart: number;
  readonly valueEnd: number;
}
