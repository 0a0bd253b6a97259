import { KedgeError } from '../core/errors.ts';

/** What tells one state of a file from another, as its server words it. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface FileRequest {
  /** Relative to the base: `Debian:12/all.zip`. */
  readonly name: string;
  /** Where the bytes go. What an earlier request left there, broken off, may be gone on with. */
  readonly part: string;
  /** Of what is here already: when that is still what there is, nothing is fetched. */
  readonly known?: Validators | undefined;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
  /** Called as bytes come in; `total` is what the other side says there will be. */
  onBytes?(bytes: number, total: number | undefined): void;
}

export type Fetched =
  | { readonly kind: 'fetched'; readonly validators: Validators }
  | { readonly kind: 'unchanged' }
  /** There is no such file, says who ought to know. */
  | { readonly kind: 'missing' };

/** Where a publisher, or whoever mirrors it, keeps the files of a kind of feed. */
export interface FeedBase {
  /** For people and for the store: without credentials. */
  readonly shown: string;
  /** Of what lies in it, where that can be told. */
  names?(): Promise<readonly string[]>;
  /** Brings one file, whole, to `part`. */
  fetch(request: FileRequest): Promise<Fetched>;
}

/** The parts of a file's name. They may come from a listing that anybody wrote: none leads out of the base. */
export function nameSegments(name: string): readonly string[] {
  const segments = name.split('/');
  const fit = segments.every(
    (segment) => segment !== '' && segment !== '.' && segment !== '..' && !/[\p{Cc}\\]/u.test(segment),
  );
  if (fit && name.length <= 1024 && name.isWellFormed()) return segments;
  throw new KedgeError(
    'FEED_INVALID',
    `A feed names a file ${JSON.stringify(name.slice(0, 100))}, which is no name`,
  );
}

export function tooLarge(what: string, maxBytes: number): KedgeError {
  return new KedgeError(
    'LIMIT_EXCEEDED',
    `${what} has more than ${maxBytes} bytes, the most a feed's file may have`,
  );
}
