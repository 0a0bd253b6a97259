/** The inspector that makes `LineMatch`. */
export const lineSearchId = 'searches';

/** Lines of one file that match one expression of a `LineSearch`. */
export type LineMatch = {
  readonly search: 'secret' | 'content';
  readonly name: string;
  readonly regex: string;
  /** Begin at 1. */
  readonly lines: readonly number[];
};
