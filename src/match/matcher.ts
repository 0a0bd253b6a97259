import type { AffectedPackage } from '../model/advisory.ts';
import type { Purl } from '../model/purl.ts';
import type { MatchEvidence } from '../model/vulnerability.ts';
import type { VersionScheme } from '../version/scheme.ts';
import type { MatchedPackage } from './input.ts';
import type { Namespace } from './namespaces.ts';

/** One question to the store, and how versions of the answer compare. */
export interface Lookup {
  readonly ecosystem: string;
  readonly name: string;
  readonly version: string;
  readonly how: MatchEvidence['how'];
  readonly scheme: VersionScheme;
}

/** Why a package is not looked up. */
export interface Skipped {
  /** `by-rule` is right as it is; the others are gaps. */
  readonly kind: 'by-rule' | 'distro-unknown' | 'no-feed' | 'version-unreadable';
  readonly reason: string;
}

export interface MatcherContext {
  /** Of the image, or of the package's URL. */
  readonly namespace: Namespace | undefined;
}

/** How packages of some package URL types are looked up. A new one is a file, its test and a line in `list.ts`. */
export interface Matcher {
  readonly id: string;
  /** Of package URLs. */
  readonly types: readonly string[];
  lookups(pkg: MatchedPackage, purl: Purl, context: MatcherContext): readonly Lookup[] | Skipped;
  /** Why a part that names the package is not about it; undefined when it is. */
  excludes?(affected: AffectedPackage, pkg: MatchedPackage, lookup: Lookup): string | undefined;
}
