/** What os-release says. https://www.freedesktop.org/software/systemd/man/latest/os-release.html */
export interface Distro {
  /** `debian`, `alpine`, `rhel` … lower case. */
  readonly id: string;
  readonly idLike: readonly string[];
  readonly name?: string;
  readonly prettyName?: string;
  readonly version?: string;
  readonly versionId?: string;
  readonly versionCodename?: string;
  readonly variantId?: string;
  readonly buildId?: string;
  readonly cpeName?: string;
  readonly homeUrl?: string;
  readonly supportEnd?: string;
  /** The file it was read from, after links; in words where that is an SBOM or a package URL. */
  readonly path: string;
}
