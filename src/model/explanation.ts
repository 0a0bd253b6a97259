import type { AffectedPackage } from './advisory.ts';
import type { Package } from './package.ts';
import type { MatchEvidence, Vulnerability } from './vulnerability.ts';

export interface ExplainedAdvisory {
  readonly id: string;
  readonly feed: string;
  /** Of the feed as it lies in the store. */
  readonly feedDigest?: string;
  readonly withdrawn?: string;
  /** What it is about, of whichever image. */
  readonly affected: readonly Pick<AffectedPackage, 'ecosystem' | 'name' | 'status'>[];
}

/** What one part of one advisory means for one package. */
export type StepVerdict =
  | 'affected'
  /** A fix lies at or before the version. */
  | 'fixed'
  /** Outside all ranges, before any fix. */
  | 'outside'
  /** The publisher says that the package is not vulnerable. */
  | 'not-affected'
  | 'withdrawn'
  /** About another module, architecture or channel, or about code that is not there. */
  | 'excluded'
  /** Versions that the scheme cannot read. */
  | 'unreadable';

/** One question to the store. */
export interface ExplainedLookup {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly how: MatchEvidence['how'];
  /** How versions of the answer compare. */
  readonly scheme: string;
}

export interface ExplainedStep {
  readonly advisory: string;
  readonly feed: string;
  readonly lookedUp: ExplainedLookup;
  readonly verdict: StepVerdict;
  /** In words, with both sides of the comparison. */
  readonly message: string;
}

export interface ExplainedPackage {
  readonly package: Pick<Package, 'id' | 'name' | 'version' | 'purl'>;
  /** Everything that was asked about it. */
  readonly lookups: readonly ExplainedLookup[];
  /** Why it was not, or not fully, judged. */
  readonly skipped?: {
    readonly kind: 'by-rule' | 'distro-unknown' | 'no-feed' | 'version-unreadable';
    readonly reason: string;
  };
  readonly steps: readonly ExplainedStep[];
  /** What the steps came to; it may be suppressed. */
  readonly vulnerabilities: readonly Vulnerability[];
}

/** What it comes to: for an absence the first step that said no. */
export interface Outcome {
  readonly kind:
    | 'affected'
    | 'suppressed'
    | 'no-advisory'
    | 'no-package'
    | 'other-ecosystem'
    | 'not-judged'
    | Exclude<StepVerdict, 'affected'>;
  readonly message: string;
}

/** Why an image has a vulnerability, or why not. */
export interface Explanation {
  /** As asked. */
  readonly id: string;
  /** All names of it that the store knows, the CVE first. */
  readonly names: readonly string[];
  readonly advisories: readonly ExplainedAdvisory[];
  /** Packages that an advisory was compared with, or that share a name with what it is about. */
  readonly packages: readonly ExplainedPackage[];
  readonly outcome: Outcome;
}
