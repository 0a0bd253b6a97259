import type {
  Advisory,
  AffectedPackage,
  ExploitPrediction,
  FeedState,
  KnownExploit,
} from '../model/advisory.ts';

/** An advisory that names a package, with the part of it that does. */
export interface Candidate {
  readonly advisory: AdvisoryRef;
  readonly affected: AffectedPackage;
}

/** An advisory's key, and what is needed to decide without its text. */
export type AdvisoryRef = Pick<Advisory, 'id' | 'feed' | 'aliases' | 'upstream' | 'withdrawn'>;

/** What a matcher asks of the store. Synchronous and read-only: safe for any number of processes, also while a new store is swapped in. */
export interface AdvisoryIndex extends Disposable {
  /** sha256 of everything in it: two stores with the same digest answer alike. */
  readonly digest: string;
  readonly feeds: readonly FeedState[];
  /** Every part of every advisory that names the package, withdrawn ones too. */
  candidates(ecosystem: string, name: string): readonly Candidate[];
  /** Ecosystems, as OSV writes them, for which there is any record. */
  ecosystems(): ReadonlySet<string>;
  /** The whole text. */
  advisory(ref: AdvisoryRef): Advisory | undefined;
  /** All advisories with this id, alias or upstream. */
  named(id: string): readonly Advisory[];
  exploit(cve: string): KnownExploit | undefined;
  prediction(cve: string): ExploitPrediction | undefined;
}
