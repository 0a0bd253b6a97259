/** Bounds on what an image may make kedge do. Each is configurable as `limits.NAME` and named in the error when reached. */
export interface Limits {
  /** Unpacked bytes of one layer. */
  readonly maxLayerBytes: number;
  /**
   * Unpacked ÷ packed bytes of one layer, looked at once more than `ratioFloorBytes` came out, and of one member of a
   * zip or Java archive.
   */
  readonly maxRatio: number;
  /** Tar members of one layer. */
  readonly maxEntries: number;
  /** Bytes of one sparse file's content, holes included; a larger one is listed without digests. */
  readonly maxSparseBytes: number;
  /** Archives in archives. */
  readonly maxArchiveDepth: number;
  /** Archives in one Java archive, itself included. */
  readonly maxArchives: number;
  /** Members of one archive with all archives in it. */
  readonly maxArchiveEntries: number;
  /**
   * Bytes of all archives in one Java archive; of it one packed archive may have a 16th, a list of members a 32nd. Bytes
   * of all that one archive is unpacked to when it is searched for secrets; a larger zip is not searched.
   */
  readonly maxArchiveBytes: number;
  /**
   * Bytes of all texts read in one zip or Java archive with all archives in it; one text may have a 32nd of it. A fourth
   * of it may have, when it is searched for secrets, one packed member, and what one gzip or zstd file holds.
   */
  readonly maxArchiveTextBytes: number;
  /** Secrets of one layer that are listed; the others are counted. */
  readonly maxSecrets: number;
}

/** Small layers of zeros compress a thousandfold and hurt nobody. */
export const ratioFloorBytes = 128 * 1024 * 1024;

export const defaultLimits: Limits = {
  maxLayerBytes: 64 * 1024 ** 3,
  maxRatio: 250,
  maxEntries: 5_000_000,
  maxSparseBytes: 8 * 1024 ** 3,
  maxArchiveDepth: 16,
  maxArchives: 20_000,
  maxArchiveEntries: 2_000_000,
  maxArchiveBytes: 2 * 1024 ** 3,
  maxArchiveTextBytes: 128 * 1024 ** 2,
  maxSecrets: 10_000,
};
