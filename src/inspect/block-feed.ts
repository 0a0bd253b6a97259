/** A stretch of a text, with what precedes it as far as it is still needed. */
export interface Block {
  readonly bytes: Uint8Array;
  /** Where they begin in the text. */
  readonly base: number;
  /** Of them, how many were in the block before. */
  readonly known: number;
  /** Nothing follows. */
  readonly final: boolean;
}

/** Memory of one text that the next may use: a garbage collector that sees a MiB come and go for each works hard. */
export interface SpareMemory {
  bytes?: Buffer | undefined;
}

export interface BlockFeedOptions {
  /** New bytes in a block. */
  readonly blockBytes: number;
  /** Bytes of the blocks before that come again. */
  readonly carry: number;
  readonly take: (block: Block) => void;
  readonly spare: SpareMemory;
}

/** Cuts a text into blocks by the place in it, so that it makes no difference in which chunks the text comes. */
export class BlockFeed {
  readonly #options: BlockFeedOptions;
  #staged: Buffer | undefined;
  #filled = 0;
  #base = 0;
  #known = 0;

  constructor(options: BlockFeedOptions) {
    this.#options = options;
  }

  write(chunk: Uint8Array): void {
    const { blockBytes, carry } = this.#options;
    this.#staged ??= this.#memory(carry + blockBytes);
    for (let at = 0; at < chunk.length; ) {
      const part = chunk.subarray(at, at + this.#known + blockBytes - this.#filled);
      this.#staged.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#known + blockBytes) this.#flush(this.#staged);
    }
  }

  end(): void {
    const bytes = this.#staged?.subarray(0, this.#filled) ?? new Uint8Array();
    this.#options.take({ bytes, base: this.#base, known: this.#known, final: true });
    this.#options.spare.bytes = this.#staged ?? this.#options.spare.bytes;
    this.#staged = undefined;
  }

  #memory(length: number): Buffer {
    const { spare } = this.#options;
    const { bytes } = spare;
    spare.bytes = undefined;
    return bytes?.length === length ? bytes : Buffer.allocUnsafeSlow(length);
  }

  /** Instead of `write` and `end`: the text as it lies. */
  whole(bytes: Uint8Array): void {
    const { blockBytes, carry, take } = this.#options;
    for (let start = 0; ; start += blockBytes) {
      const base = Math.max(start - carry, 0);
      const final = start + blockBytes > bytes.length;
      take({ bytes: bytes.subarray(base, start + blockBytes), base, known: start - base, final });
      if (final) return;
    }
  }

  #flush(staged: Buffer): void {
    const { carry, take } = this.#options;
    take({ bytes: staged.subarray(0, this.#filled), base: this.#base, known: this.#known, final: false });
    const kept = Math.min(carry, this.#filled);
    staged.copyWithin(0, this.#filled - kept, this.#filled);
    this.#base += this.#filled - kept;
    this.#filled = kept;
    this.#known = kept;
  }
}
