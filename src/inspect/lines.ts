/** Bytes; longer lines are dropped. */
const MAX_LINE = 1024 * 1024;
const LINE_FEED = 10;

/** Cuts the chunks of a file so that no line is cut. */
export class Lines {
  /** Lines that were too long. */
  dropped = 0;
  readonly #take: (bytes: Uint8Array, firstLine: number) => void;
  /** The beginning of a line whose end has not come. */
  #begun: Buffer[] = [];
  #begunBytes = 0;
  /** Beginning at 1. */
  #next = 1;
  /** Bytes of the file. */
  #left: number;

  /** `take` is given one or more whole lines, each with its line feed, and the number of the first, beginning at 1. */
  constructor(size: number, take: (bytes: Uint8Array, firstLine: number) => void) {
    this.#left = size;
    this.#take = take;
  }

  write(chunk: Uint8Array): void {
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    let start = 0;
    if (end > 0 && this.#begunBytes > 0) {
      start = chunk.indexOf(LINE_FEED) + 1;
      this.#begin(chunk.subarray(0, start));
      this.#endLine();
    }
    if (end > start) this.#give(chunk.subarray(start, end));
    if (end < chunk.length) this.#begin(chunk.subarray(end));
  }

  end(): void {
    if (this.#begunBytes > 0) this.#endLine();
  }

  #begin(bytes: Uint8Array): void {
    this.#begunBytes += bytes.length;
    if (this.#begunBytes > MAX_LINE) this.#begun = [];
    else this.#begun.push(Buffer.from(bytes));
  }

  #endLine(): void {
    if (this.#begunBytes > MAX_LINE) {
      this.dropped += 1;
      this.#next += 1;
    } else this.#give(Buffer.concat(this.#begun));
    this.#begun = [];
    this.#begunBytes = 0;
  }

  #give(bytes: Uint8Array): void {
    this.#take(bytes, this.#next);
    this.#left -= bytes.length;
    // Most files come in one chunk: no line after it needs a number.
    if (this.#left <= 0) return;
    for (let at = bytes.indexOf(LINE_FEED); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) this.#next += 1;
  }
}
