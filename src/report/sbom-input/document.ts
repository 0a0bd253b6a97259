import type { Distro } from '../../model/distro.ts';
import type { Package } from '../../model/package.ts';
import type { Problem } from '../../model/problem.ts';

export type SbomFormat =
  | 'cyclonedx-json'
  | 'cyclonedx-xml'
  | 'spdx-json'
  | 'syft-json'
  | 'kedge-json'
  | 'purl-list';

/** What a document says of the image it is about. */
export interface SbomImage {
  readonly name?: string;
  /** Digest of the config. */
  readonly id?: string;
  readonly manifestDigest?: string;
  readonly indexDigest?: string;
  readonly tags: readonly string[];
  /** Digests as the document tells its packages' layers by, base first. Empty when it does not. */
  readonly layers: readonly string[];
}

/** What an SBOM tells, in the terms of an analysis. */
export interface SbomDocument {
  readonly format: SbomFormat;
  /** Of the format, as written: `1.6`, `SPDX-2.3`. A list of package URLs has none. */
  readonly version?: string;
  /** In the order of the document. Layer numbers mean something only when `image.layers` is not empty. */
  readonly packages: readonly Package[];
  /** As the document says, else as most package URLs of OS packages do. */
  readonly distro?: Distro;
  readonly image?: SbomImage;
  /** Parts that could not be read, and contradictions. */
  readonly problems: readonly Problem[];
}
