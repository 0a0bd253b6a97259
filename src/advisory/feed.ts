import type { Advisory, ExploitPrediction, KnownExploit } from '../model/advisory.ts';

/** What a feed's file says, one after the other. */
export type FeedRecord =
  | { readonly kind: 'advisory'; readonly advisory: Advisory }
  | { readonly kind: 'exploit'; readonly exploit: KnownExploit }
  | { readonly kind: 'prediction'; readonly prediction: ExploitPrediction }
  /** Against the format: counted, with the first reasons shown. */
  | { readonly kind: 'bad'; readonly name: string; readonly why: string };

/** One file of a feed, fetched and verified, on local disk. */
export interface FeedFile {
  /** Relative to the feed's base: `Debian:12/all.zip`. */
  readonly name: string;
  readonly path: string;
}

/** One feed of a kind, and the names of its files below the base. */
export interface FeedFiles {
  readonly id: string;
  readonly files: readonly string[];
  /** Where its records are kept one by one too, for who has most of them already. */
  readonly single?: SingleRecords;
  /** Its publisher may not have begun it yet: a base that lacks it is right. */
  readonly mayLack?: true;
}

/** What is known before a base is asked for files. */
export interface FeedsKnown {
  /** `YYYY-MM-DD` */
  readonly today?: string;
  /** Names of all that lies in the base, which a directory tells and a server does not. */
  readonly names?: readonly string[];
}

export interface SingleRecords {
  /** File with a line `TIME,ID` for every record there is, with the time of its last change. A base may lack it. */
  readonly index: string;
  /** File of the record with this id. */
  file(id: string): string;
}

/**
 * A kind of feed: how its files become records. Parsing is local and pure; fetching is the same for all (`fetch.ts`).
 * A new one is a file, its test and a line in `list.ts`.
 */
export interface FeedFormat {
  /** `osv`, `kev`, `debian-tracker` … First part of the ids of its feeds. */
  readonly id: string;
  readonly title: string;
  /** Raised when the same file may give other records: its feeds are then converted anew. */
  readonly version: number;
  /** Where the publisher keeps it; users may name a mirror or a directory. */
  readonly base: string;
  /** Fetched only when `feeds.sources` names it: it is large, and most of what it says is in another kind too. */
  readonly onRequest?: true;
  /** File below the base that names, one a line, the ecosystems it has. To be read before `feeds` is asked; a base may lack it. */
  readonly listing?: string;
  /**
   * The feeds of this kind that serve `ecosystems` (OSV names with release; undefined means all), each with the names
   * of its files below the base. `osv` answers one feed an ecosystem, `kev` one for everything.
   * `listed` are the lines of `listing`: what is not there is not asked for.
   */
  feeds(
    ecosystems: readonly string[] | undefined,
    listed?: readonly string[],
    known?: FeedsKnown,
  ): readonly FeedFiles[];
  /** Records one by one, in bounded memory. Throws FEED_INVALID when the file as a whole is not what it should be. */
  read(file: FeedFile, feed: string): AsyncIterable<FeedRecord>;
}
