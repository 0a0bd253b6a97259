import type { ByteSet } from '../core/pattern-syntax.ts';

interface Place<T> {
  readonly values: T[];
  /** By the number of the set. */
  next?: Map<number, { readonly set: ByteSet; readonly place: Place<T> }>;
}

/** Of all values, so that no list fills the memory: behind them less is told apart. */
const maxPlaces = 200_000;

/** Finds, for bytes, what belongs to any of many lists of sets that their first bytes are in. */
export class StartIndex<T> {
  readonly #root: Place<T> = { values: [] };
  readonly #numbers = new Map<string, number>();
  readonly #known = new WeakMap<ByteSet, number>();
  #places = 0;

  add(sets: readonly ByteSet[], value: T): void {
    let place = this.#root;
    for (const set of sets) {
      place.next ??= new Map();
      const number = this.#numberOf(set);
      const way = place.next.get(number) ?? { set, place: { values: [] } };
      if (!place.next.has(number)) {
        if (this.#places === maxPlaces) break;
        this.#places += 1;
        place.next.set(number, way);
      }
      place = way.place;
    }
    place.values.push(value);
  }

  /** Sets with the same bytes have the same. */
  #numberOf(set: ByteSet): number {
    const known = this.#known.get(set);
    if (known !== undefined) return known;
    const key = Buffer.from(set).toString('latin1');
    const number = this.#numbers.get(key) ?? this.#numbers.size;
    this.#numbers.set(key, number);
    this.#known.set(set, number);
    return number;
  }

  beginning(bytes: Uint8Array): T[] {
    const found: T[] = [];
    let places = [this.#root];
    for (let at = 0; places.length > 0; at += 1) {
      const byte = bytes[at];
      const next: Place<T>[] = [];
      for (const place of places) {
        for (const value of place.values) found.push(value);
        if (byte === undefined || !place.next) continue;
        for (const way of place.next.values()) if (way.set[byte] === 1) next.push(way.place);
      }
      places = next;
    }
    return found;
  }
}
