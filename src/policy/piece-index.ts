/** Finds, for a text, what belongs to any of many pieces that occur in it. */
export class PieceIndex<T> {
  readonly #byPiece = new Map<string, T[]>();
  readonly #lengths = new Set<number>();

  add(piece: string, value: T): void {
    const values = this.#byPiece.get(piece);
    if (values) values.push(value);
    else this.#byPiece.set(piece, [value]);
    this.#lengths.add(piece.length);
  }

  /** Each piece once, however often it occurs. */
  occurringIn(text: string): T[] {
    const found: T[] = [];
    const seen = new Set<string>();
    for (const length of this.#lengths) {
      for (let start = 0; start + length <= text.length; start += 1) {
        const piece = text.slice(start, start + length);
        const values = this.#byPiece.get(piece);
        if (!values || seen.has(piece)) continue;
        seen.add(piece);
        for (const value of values) found.push(value);
      }
    }
    return found;
  }
}
