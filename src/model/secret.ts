export const secretSeverities = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** Worst first. */
export type SecretSeverity = (typeof secretSeverities)[number];

/** Where a secret stands. Lines and columns begin at 1; columns count bytes. */
export type SecretPlace =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly line: number;
      readonly column: number;
      /** Within an archive: `config.zip!/app/.env` is `app/.env` here; archives in archives are joined by `!/`. */
      readonly member?: string;
      /** Set when the file is not in the final image: the secret can still be had from the layer. */
      readonly hidden?: { readonly by: number; readonly how: 'deleted' | 'replaced' };
    }
  /**
   * In the image's config. `name` is the variable, the label, the index of the history entry (the first is 0), or of
   * `other` the path in the config; empty for what there is only one of.
   */
  | {
      readonly kind: 'environment' | 'label' | 'history' | 'entrypoint' | 'command' | 'healthcheck' | 'other';
      readonly name: string;
    }
  /** In the Dockerfile that the user supplied. */
  | { readonly kind: 'dockerfile'; readonly line: number; readonly column: number };

/** Who accepted a secret, so that it does not count. */
export interface Acceptance {
  /** `inline`: a mark on its line; `entry`: one of an allow list or baseline. */
  readonly by: 'inline' | 'entry';
  /** The file with the entry. */
  readonly file?: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`: the last day on which it holds. */
  readonly expires?: string;
}

/** A credential that somebody put into the image. The value itself is not kept. */
export interface Secret {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  /** Of the rule; `info` when there are doubts. */
  readonly severity: SecretSeverity;
  readonly place: SecretPlace;
  /** Index of the layer that brought it, base first; undefined for what no layer holds (labels, environment). */
  readonly layer?: number;
  /** The history entry that made the layer, or is the place. */
  readonly instruction?: string;
  /** The first characters of the value (four at most), then an ellipsis. */
  readonly preview: string;
  /** HMAC-SHA256 of rule and value under the user's key, 32 hex digits: the same secret has the same one everywhere. */
  readonly fingerprint: string;
  /** How the text was wrapped in which it was found. */
  readonly encoding?: 'base64' | 'utf-16';
  /** Why it is probably none (`placeholder`, `test-path` …); it is ranked below all others then. Empty for most. */
  readonly doubts: readonly string[];
  readonly accepted?: Acceptance;
}

/** Whether a secret is to be acted upon: neither accepted nor in doubt. */
export function counts({ accepted, doubts }: Secret): boolean {
  return accepted === undefined && doubts.length === 0;
}
