import type { Json } from '../core/json.ts';
import type { Limits } from '../core/limits.ts';

/** Which files a reader wants. A file matches when a glob or a magic does. */
export interface Wants {
  /** Over paths relative to the image root: `**` any number of directories, `*` within a name, `{a,b}`, `?`, `[…]`. */
  readonly globs?: readonly string[];
  /** Leading bytes, as latin1 text: `'\x7fELF'`. */
  readonly magic?: readonly string[];
  /** Larger files are not read, and reported as a Problem. */
  readonly maxBytes: number;
}

/** One file of one layer, whole. All calls are synchronous: readers run in a worker thread. */
export interface LayerFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  readonly mode: number;
  /** What reading it may cost. */
  readonly limits: Limits;
  /** The content. Only for files known to be small (a text, a manifest): it is held in memory. Valid until `read` returns. */
  bytes(): Uint8Array;
  /** The content as UTF-8, malformed sequences replaced, a byte order mark dropped. */
  text(): string;
  /** Up to `length` bytes from `offset`; shorter at the end of the file. A copy. */
  slice(offset: number, length: number): Uint8Array;
}

/** What one reader makes of one file. Serialisable: it is cached and crosses threads. */
export type Finding = Json;

/**
 * Turns one file of one layer into findings. It knows no other layer, no other reader, no disk, no network, no clock.
 * Throwing means "this file is malformed": the pass records a Problem with the message and goes on;
 * findings yielded before that are kept.
 */
export interface Reader<F extends Finding = Finding> {
  /** `<ecosystem>/<evidence>`: `debian/dpkg`. Never reused, never renamed. */
  readonly id: string;
  /** Raised when the same file may give another answer. Part of the cache key. */
  readonly version: number;
  readonly wants: Wants;
  read(file: LayerFile): Iterable<F>;
}
