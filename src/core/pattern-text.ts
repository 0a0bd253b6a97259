/** A regular expression on its way through a parser: its characters, or its UTF-8 bytes, one a character. */
export class PatternText {
  readonly isText: boolean;
  readonly #units: string;
  #at = 0;

  constructor(pattern: string, isText: boolean) {
    this.isText = isText;
    this.#units = isText ? pattern : Buffer.from(pattern).toString('latin1');
  }

  get atEnd(): boolean {
    return this.#at >= this.#units.length;
  }

  /** The next character, or nothing at the end. */
  get peek(): string {
    const code = this.#units.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const character = this.peek;
    this.#at += character.length;
    return character;
  }

  take(character: string): boolean {
    if (this.peek !== character) return false;
    this.#at += 1;
    return true;
  }

  /** Takes what `sticky`, an expression with the flag `y`, matches here. */
  match(sticky: RegExp): RegExpExecArray | undefined {
    sticky.lastIndex = this.#at;
    const found = sticky.exec(this.#units) ?? undefined;
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
