const leastBytes = 64 * 1024 ** 2;
/** No text that was not made for it comes near. */
const perByte = 16;

/** Bytes that expressions may be given, by the bytes that are searched: a count, so that a file has one answer. */
export class WorkBudget {
  #left = leastBytes;

  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** So many bytes more are searched. */
  grant(bytes: number): void {
    if (!this.isSpent) this.#left += bytes * perByte;
  }

  /** Answers whether there was enough left. */
  spend(bytes: number): boolean {
    this.#left -= bytes;
    return !this.isSpent;
  }
}
