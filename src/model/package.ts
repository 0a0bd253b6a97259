import type { Json } from '../core/json.ts';

/** What catalogers find. */
export type PackageType = 'deb' | 'apk' | 'rpm' | 'npm' | 'pypi' | 'gem' | 'maven' | 'golang';

/** What a cataloger says of one package. */
export interface PackageDraft {
  readonly type: PackageType;
  /** As the ecosystem writes it; for maven `group:artifact`, for npm with its `@scope/`. */
  readonly name: string;
  /** As the ecosystem writes it: deb and rpm with `epoch:` when there is one, and with the release. `unknown` where nothing tells it. */
  readonly version: string;
  /** Canonical package URL, from `formatPurl`. */
  readonly purl: string;
  readonly architecture?: string;
  /** The source package it was built from, when that has a name or version of its own. */
  readonly source?: { readonly name: string; readonly version?: string };
  /** As declared, one entry a declaration (SPDX expression or free text), in the order found, no duplicates. */
  readonly licenses: readonly string[];
  /** Files of the image this was read from; the first is the primary evidence. Nested archives: `app.war!/WEB-INF/lib/a.jar`. */
  readonly evidence: readonly string[];
  /**
   * Paths the package says it owns, as written there but without a leading slash: files and links, without directories
   * where the database tells which are.
   */
  readonly files: readonly string[];
  /** What only this ecosystem has (epoch, module label, vendor, checksum …), camelCase keys, no undefined. */
  readonly metadata: { readonly [key: string]: Json };
}

export interface Location {
  readonly path: string;
  /** Index of the layer the file is in, base first. */
  readonly layer: number;
}

/** A package of the image. */
export interface Package extends Omit<PackageDraft, 'evidence' | 'type'> {
  /** Of the package URL: a `PackageType`, or any other (`cargo`, `nuget`, `generic` …) where an SBOM says so. */
  readonly type: string;
  /** Derived from type, name, version, architecture and primary location: the same in every run. */
  readonly id: string;
  /** Id of the cataloger that found it. */
  readonly cataloger: string;
  readonly locations: readonly Location[];
  /** Index of the layer that brought the package: where most of its files are. */
  readonly layer: number;
  /** `id` of the OS package whose files this one was read from. */
  readonly ownedBy?: string;
}
