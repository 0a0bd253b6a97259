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

/** One file of one layer on its way past. */
export type PassingFile = Pick<LayerFile, 'path' | 'size' | 'mode' | 'limits'>;

/** Takes the bytes of one file. Nothing may be kept of a chunk after `write` returns: its memory is used again. */
export interface FileSink<F extends Finding = Finding> {
  /** In order; a file up to 1 MiB comes in one call, an empty one in none. */
  write(chunk: Uint8Array): void;
  /**
   * What was found. `file` is there when `whole` of the reader matches it. As with `Reader.read`, throwing means "this
   * file cannot be judged" (a Problem), and what was yielded before is kept.
   */
  end(file: LayerFile | undefined): Iterable<F>;
  /**
   * Asked once, after `end`: texts of this file that must not be in anything kept of it. The pass takes them out of
   * what every other reader, stream or not, made of the file.
   */
  hidden?(): readonly string[];
  /** Asked once, after `end`: whether the file holds such a text in a form (packed) that cannot be taken out of its bytes. */
  uncoverable?(): boolean;
  /** Asked once, after `end`: what of the file could not be looked at. */
  problems?(): readonly FileProblem[];
  /** Asked once, after `end`: how many findings it did not make, since they would be more than `most` of the reader. */
  more?(): number;
  /** Instead of `end`, when the pass breaks off. */
  close?(): void;
}

export interface FileProblem {
  /** As in `Problem`. */
  readonly code: string;
  /** What follows the path of the file in the message: `cannot be read: …`. */
  readonly message: string;
}

/**
 * Looks at the bytes of many files as they go by, and keeps nothing of them: for what is looked for everywhere.
 * As a `Reader` it knows no other layer, no other reader, no clock; its findings are cached.
 */
export interface StreamReader<F extends Finding = Finding> {
  /** As in `Reader`. */
  readonly id: string;
  readonly version: number;
  /** Files it wants to see whole at their end as well (archives). Larger ones come as a stream only, without a Problem. */
  readonly whole?: (limits: Limits) => readonly Wants[];
  /** Characters of JSON that its findings of one layer may have in all; those beyond count as skip `too-many`. */
  readonly maxKept?: number;
  /** Its findings hold files as they are: those of an uncoverable one are not kept, and counted as skip `packed-secret`. */
  readonly keepsContent?: true;
  /** Of a layer's findings, only so many are kept; the pass counts the others in a Problem. */
  readonly most?: {
    readonly limit: 'maxSecrets';
    /** What a finding is, in the plural: `secrets`. */
    readonly what: string;
  };
  /** What it leaves out on purpose: reason (lower-kebab, `too-large`) → one sentence how to have it looked at. */
  readonly skips: Readonly<Record<string, string>>;
  /**
   * Undefined: it does not want the file. Called for every regular file of a layer. `skip` counts a file, or `count`
   * things in it, that are left out for a reason of `skips`; it may be called until `end` is through.
   */
  open(file: PassingFile, skip: CountSkip): FileSink<F> | undefined;
}

export type CountSkip = (reason: string, count?: number) => void;
