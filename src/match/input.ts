import type { Distro } from '../model/distro.ts';
import type { Package } from '../model/package.ts';

/** What matching has to know of a package; an image's or that of an SBOM, of any package URL type. */
export type MatchedPackage = Pick<Package, 'id' | 'name' | 'version' | 'purl' | 'metadata'> &
  Partial<Pick<Package, 'architecture' | 'source' | 'ownedBy' | 'cataloger'>>;

export interface MatchInput {
  /** Without one, packages of distributions are judged by the `distro` of their package URLs. */
  readonly distro: Distro | undefined;
  readonly packages: readonly MatchedPackage[];
}

export interface MatchOptions {
  /** `YYYY-MM-DD` or RFC 3339: what has ended by then is said to have. Without it nothing is. */
  readonly now?: string;
  /** Paid and extended channels that are on: `esm`; `eus`, which means the release of the image, or `eus:9.2`. */
  readonly channels?: readonly string[];
}
