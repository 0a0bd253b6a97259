/** A bundle to begin with. */
export interface Starter {
  readonly name: string;
  /** Completes "a bundle that …". */
  readonly does: string;
  /** YAML with comments for whoever goes on from it. */
  readonly text: string;
}
