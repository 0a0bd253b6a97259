/** Finds, for a text, what belongs to any of many pieces that occur in it. */
export class PieceIndex<T> {
  readonly #byPiece = new Map<string, T[]>();
  /** The lengths of the pieces that begin with a character. Of the empty piece: under nothing. */
  readonly #lengths = new Map<string, Set<number>>();

  get isEmpty(): boolean {
    return this.#byPiece.size === 0;
  }

  /** How many values belong to a piece. */
  count(piece: string): number {
    return this.#byPiece.get(piece)?.length ?? 0;
  }

  add(piece: string, value: T): void {
    const values = this.#byPiece.get(piece);
    if (values) {
      values.push(value);
      return;
    }
    this.#byPiece.set(piece, [value]);
    const first = piece.charAt(0);
    const lengths = this.#lengths.get(first) ?? new Set();
    this.#lengths.set(first, lengths.add(piece.length));
  }

  /** Of each piece once, however often it occurs. */
  occurringIn(text: string): Set<T> {
    const found = new Set(this.#byPiece.get(''));
    for (let start = 0; start < text.length; start += 1) {
      for (const length of this.#lengths.get(text.charAt(start)) ?? []) {
        for (const value of this.#byPiece.get(text.slice(start, start + length)) ?? []) found.add(value);
      }
    }
    return found;
  }
}
