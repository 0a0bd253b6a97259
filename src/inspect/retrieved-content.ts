import { asterisks } from '../core/covered.ts';

/** The inspector that makes `RetrievedContent`. */
export const retrievedFilesId = 'retrieved-files';

/** Text that the pass took secrets out of: bytes as latin1. */
export type RetrievedContent = {
  readonly text: string;
  /** Bytes, before anything was taken out. */
  readonly size: number;
  /** How often asterisks for a secret stood in it before anything was taken out. */
  readonly redactions: number;
};

/** What to do about a link that was asked for. */
export const linkRemedy = 'Name in retrieve.files the file that the link leads to.';

/** Paths in an image have no leading slash. */
export function fromRoot(glob: string): string {
  return glob.replace(/^\/+/, '');
}

export function countRedactions(text: string): number {
  return text.split(asterisks).length - 1;
}
