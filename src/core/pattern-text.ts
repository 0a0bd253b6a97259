/** A regular expression on its way through a parser: its UTF-8 bytes, one a character. */
export class PatternText {
  readonly #bytes: string;
  #at = 0;

  constructor(pattern: string) {
    this.#bytes = Buffer.from(pattern).toString('latin1');
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next byte, or nothing at the end. */
  get peek(): string {
    return this.#bytes.charAt(this.#at);
  }

  next(): string {
    const byte = this.peek;
    this.#at += 1;
    return byte;
  }

  take(byte: string): boolean {
    if (this.peek !== byte) return false;
    this.#at += 1;
    return true;
  }

  /** Takes what `sticky`, an expression with the flag `y`, matches here. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#bytes) ?? undefined;
    this.#at += found?.[0].length ?? 0;
    return found;
  }

  back(count: number): void {
    this.#at -= count;
  }

  /** White space, and what stands behind a `#` on its line. */
  skipComment(): void {
    this.match(/(?:[ \t\n\r\f\v]|#[^\n]*)*/y);
  }
}

/** What is wrong with a regular expression, as the end of a sentence that begins with "it has". */
export class PatternFault extends Error {
  override readonly name = 'PatternFault';
}

export function patternFault(what: string): PatternFault {
  return new PatternFault(what);
}
