/** Something that could not be read or did not hold what it should. Part of the result: a result with problems is incomplete. */
export interface Problem {
  /** Who met it: a reader's id, or the part of kedge (`layer`, `source`, …). */
  readonly by: string;
  /** Stable, lower-kebab: `malformed-file`, `file-too-large`, `layers-missing`, `digest-mismatch` … */
  readonly code: string;
  /** One sentence for a person. May quote names found in the image: print it through `printable`. */
  readonly message: string;
  /** Path in the image (no leading slash), when one file is concerned. */
  readonly path?: string;
  /** Index of the layer, base first. */
  readonly layer?: number;
}
