/** What a user accepts, and why: one entry of an allow list or a baseline. Every condition given must hold. */
export interface AllowEntry {
  readonly rule?: string;
  /** Glob over paths from the image root, leading slash or not. Only for secrets in files. */
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
  /** The file it stands in. */
  readonly file: string;
}

/** Days written so compare as text. */
export function hasExpired({ expires }: Pick<AllowEntry, 'expires'>, today: string): boolean {
  return expires !== undefined && expires < today;
}
