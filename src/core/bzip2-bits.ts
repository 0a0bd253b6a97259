import { KedgeError } from './errors.ts';

/** Reads bits from the highest of each byte down; behind the end there are zeros, which `check` tells. */
export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  /** Of the next byte. */
  #at = 0;
  /** Its `#count` lowest bits are those to come. */
  #buffer = 0;
  #count = 0;

  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  /** The next `width` bits, at most 24, without passing them. */
  peek(width: number): number {
    while (this.#count < width) {
      this.#buffer = (this.#buffer << 8) | (this.#bytes[this.#at] ?? 0);
      this.#at += 1;
      this.#count += 8;
    }
    return (this.#buffer >>> (this.#count - width)) & ((1 << width) - 1);
  }

  skip(width: number): void {
    this.#count -= width;
  }

  read(width: number): number {
    const bits = this.peek(width);
    this.#count -= width;
    return bits;
  }

  read32(): number {
    return ((this.read(16) << 16) | this.read(16)) >>> 0;
  }

  /** Goes on at the next whole byte; whether there is one. */
  align(): boolean {
    this.#count -= this.#count % 8;
    return this.#at - this.#count / 8 < this.#bytes.length;
  }

  /** Throws FILE_MALFORMED when more was read than there is. */
  check(): void {
    if (this.#at - Math.floor(this.#count / 8) > this.#bytes.length) this.fail('it ends too early');
  }

  fail(why: string): never {
    throw new KedgeError('FILE_MALFORMED', `${this.#what} cannot be unpacked: ${why}`);
  }
}
