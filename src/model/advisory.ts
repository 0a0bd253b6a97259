/**
 * What one feed says of one vulnerability, in the terms of OSV, which every feed is converted to.
 * https://ossf.github.io/osv-schema/
 */
export interface Advisory {
  /** As its publisher names it: `CVE-2024-3094`, `GHSA-…`, `DSA-5649-1`. */
  readonly id: string;
  /** Id of the feed it came from: `osv/Debian:12`, `alpine-secdb/v3.20`. With `id` it is unique. */
  readonly feed: string;
  /** Other names of the same vulnerability. */
  readonly aliases: readonly string[];
  /** Vulnerabilities that this advisory is about without being one of them: the CVEs of a distribution's bulletin. */
  readonly upstream: readonly string[];
  readonly summary?: string;
  readonly details?: string;
  /** RFC 3339. */
  readonly published?: string;
  readonly modified: string;
  /** A withdrawn record never matches. */
  readonly withdrawn?: string;
  readonly ratings: readonly Rating[];
  /** `CWE-79` … */
  readonly cwes: readonly string[];
  readonly references: readonly { readonly type: string; readonly url: string }[];
  readonly affected: readonly AffectedPackage[];
}

/** `modified` of an advisory whose publisher dates nothing. */
export const undated = '1970-01-01T00:00:00Z';

/** How bad it is, and who says so. */
export type Rating =
  | {
      readonly kind: 'cvss';
      readonly version: '2.0' | '3.0' | '3.1' | '4.0';
      readonly vector: string;
      readonly by: string;
    }
  /** The publisher's own word, as written. */
  | {
      readonly kind: 'word';
      readonly severity: VulnerabilitySeverity;
      readonly text: string;
      readonly by: string;
    };

export const vulnerabilitySeverities = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'unknown',
] as const;
/** Worst first. */
export type VulnerabilitySeverity = (typeof vulnerabilitySeverities)[number];

/** What the publisher says of a package beyond its ranges. */
export type AffectedStatus =
  /** The ranges say which versions are vulnerable. */
  | 'affected'
  /** The package, in any version, is not vulnerable: said of a CVE that others report on it. */
  | 'not-affected'
  /** Vulnerable, and the publisher will not or not now mend it: no fix is to be waited for. */
  | 'will-not-fix';

/** One package of one ecosystem that an advisory is about. */
export interface AffectedPackage {
  /** As OSV writes it, with the release: `Debian:12`, `Alpine:v3.20`, `Red Hat:enterprise_linux:9`, `npm`, `CPE`. */
  readonly ecosystem: string;
  /** As the ecosystem keys it: the source package of Debian and Ubuntu, the origin of Alpine; in a CPE feed `vendor:product`. */
  readonly name: string;
  readonly status: AffectedStatus;
  /** A version is affected when one of the ranges holds it or it is listed in `versions`. */
  readonly ranges: readonly VersionRange[];
  readonly versions: readonly string[];
  /** The publisher's word for this package, when it differs from the advisory's. */
  readonly severity?: VulnerabilitySeverity;
  /** Only of interest where a paid or extended channel is on: `esm`, `eus:9.2`. */
  readonly channel?: string;
  /** RPM module the record is about: `nodejs:18`. */
  readonly module?: string;
  /** Architectures the record is limited to, as the package manager names them. */
  readonly architectures?: readonly string[];
  /** Go packages with the vulnerable symbols; none listed means any. */
  readonly imports?: readonly { readonly path: string; readonly symbols: readonly string[] }[];
  /** Of a CPE feed, where the name is not that of an application: operating systems bear the names of their makers, too. */
  readonly part?: 'o';
  /** Of a CPE feed: the only software that the product is an addition to: `wordpress`, `node.js`. */
  readonly targetSoftware?: string;
  /** When the fix of a version came out: version → RFC 3339. */
  readonly fixDates?: { readonly [version: string]: string };
}

/** https://ossf.github.io/osv-schema/#affectedranges-field */
export interface VersionRange {
  /** Events in the order of versions; `introduced` may be `0`, before everything. */
  readonly events: readonly RangeEvent[];
}

export type RangeEvent =
  | { readonly introduced: string }
  | { readonly fixed: string }
  | { readonly lastAffected: string }
  | { readonly limit: string };

/** https://www.cisa.gov/known-exploited-vulnerabilities-catalog */
export interface KnownExploit {
  readonly cve: string;
  /** `YYYY-MM-DD` */
  readonly added: string;
  readonly due?: string;
  readonly ransomware: boolean;
}

/** https://www.first.org/epss */
export interface ExploitPrediction {
  readonly cve: string;
  /** Probability of exploitation in the next 30 days, 0 to 1. */
  readonly score: number;
  readonly percentile: number;
}

/** A feed as it lies in the store. */
export interface FeedState {
  readonly id: string;
  /** Where it came from: URL or path, without credentials. */
  readonly source: string;
  readonly records: number;
  /** Records against the schema: counted, and not taken, or not whole. */
  readonly skipped: number;
  /** When it was fetched, RFC 3339. */
  readonly fetched: string;
  /** The newest change in it, RFC 3339, or of a list of exploits the newest day; undefined where nothing is dated. */
  readonly modified?: string;
  /** sha256 over what was fetched. */
  readonly digest: string;
}
