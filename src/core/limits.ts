/** Bounds on what an image may make kedge do. Each is configurable as `limits.NAME` and named in the error when reached. */
export interface Limits {
  /** Unpacked bytes of one layer. */
  readonly maxLayerBytes: number;
  /** Unpacked ÷ packed bytes of one layer, looked at once more than `ratioFloorBytes` came out. */
  readonly maxRatio: number;
  /** Tar members of one layer. */
  readonly maxEntries: number;
  /** Bytes of one sparse file's content, holes included; a larger one is listed without digests. */
  readonly maxSparseBytes: number;
}

/** Small layers of zeros compress a thousandfold and hurt nobody. */
export const ratioFloorBytes = 128 * 1024 * 1024;

export const defaultLimits: Limits = {
  maxLayerBytes: 64 * 1024 ** 3,
  maxRatio: 250,
  maxEntries: 5_000_000,
  maxSparseBytes: 8 * 1024 ** 3,
};
