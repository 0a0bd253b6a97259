/** A file that is read piece by piece. */
export interface ByteSource {
  readonly size: number;
  /** Up to `length` bytes from `offset`; shorter at the end. */
  slice(offset: number, length: number): Uint8Array;
}
