/** The inspector that makes `LineMatch`. */
export const lineSearchId = 'searches';

/** By which a value that is not kept is known again: as in `SecretMatch`, of a rule `lineSearchId`. */
export type ValueMark = {
  readonly length: number;
  readonly preview: string;
  readonly fingerprint: string;
};

/** Lines of one file that match one expression of a `LineSearch`. */
export type LineMatch = {
  readonly search: 'secret' | 'content';
  readonly name: string;
  readonly regex: string;
  /** Begin at 1. */
  readonly lines: readonly number[];
  /** In the first of a file: what may be the secrets in its lines. */
  readonly values?: readonly ValueMark[];
  /** Of a secret search while secrets are looked for: one for each of the lines. */
  readonly secrets?: readonly LineSecret[];
};

export type LineSecret = {
  readonly line: number;
  /** Of the whole line, see `Secret.fingerprint`; of the heading of a key in PEM with the line behind it. */
  readonly fingerprint: string;
  /** Set by a mark on the line. */
  readonly inline?: true;
};
