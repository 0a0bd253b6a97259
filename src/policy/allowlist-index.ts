import { encodeName } from '../core/name-bytes.ts';
import type { AllowlistItem } from './bundle.ts';
import { PieceIndex } from './piece-index.ts';
import { type Wildcard, wildcard } from './wildcard.ts';

interface Entry {
  readonly order: number;
  readonly item: AllowlistItem;
  readonly wildcard: Wildcard;
}

/** Wildcards that begin and end alike. */
interface Ends {
  /** With one `*`. */
  readonly single: Entry[];
  /** With several, by the longest text between them. */
  readonly several: PieceIndex<Entry>;
}

/** The items of one gate in one allowlist, found without looking at all of them. */
class GateItems {
  readonly #exact = new Map<string, Entry[]>();
  /** By what stands before the first `*` and behind the last. */
  readonly #ends = new Map<string, Ends>();
  /** The lengths of those two texts. */
  readonly #lengths = new Map<string, readonly [number, number]>();
  readonly #expressions = new PieceIndex<Entry>();
  /** Expressions of which nothing is known. */
  readonly #others: Entry[] = [];

  add(entry: Entry): void {
    const { pieces, literals } = entry.wildcard;
    if (pieces === undefined) {
      if (literals === undefined) this.#others.push(entry);
      else for (const literal of literals) this.#expressions.add(literal, entry);
      return;
    }
    const [first = '', ...behind] = pieces;
    const last = behind.pop();
    if (last === undefined) {
      const same = this.#exact.get(first);
      if (same) same.push(entry);
      else this.#exact.set(first, [entry]);
      return;
    }
    const key = endsKey(first, last);
    const ends = this.#ends.get(key) ?? { single: [], several: new PieceIndex<Entry>() };
    this.#ends.set(key, ends);
    this.#lengths.set(`${first.length} ${last.length}`, [first.length, last.length]);
    if (behind.length === 0) ends.single.push(entry);
    else ends.several.add(longest(behind), entry);
  }

  matching(triggerId: string): readonly AllowlistItem[] {
    const found = new Set(this.#exact.get(triggerId));
    for (const entry of this.#candidates(triggerId)) {
      if (entry.wildcard.matches(triggerId)) found.add(entry);
    }
    return [...found].sort((a, b) => a.order - b.order).map(({ item }) => item);
  }

  *#candidates(triggerId: string): Generator<Entry> {
    for (const [before, behind] of this.#lengths.values()) {
      if (before + behind > triggerId.length) continue;
      const key = endsKey(triggerId.slice(0, before), triggerId.slice(triggerId.length - behind));
      const ends = this.#ends.get(key);
      if (!ends) continue;
      yield* ends.single;
      yield* ends.several.occurringIn(triggerId);
    }
    if (!this.#expressions.isEmpty) yield* this.#expressions.occurringIn(lowerBytes(triggerId));
    yield* this.#others;
  }
}

/** Throws CONFIG_INVALID for an expression that cannot be used. */
export class AllowlistIndex {
  readonly #gates = new Map<string, GateItems>();
  #count = 0;

  add(item: AllowlistItem): void {
    const items = this.#gates.get(item.gate) ?? new GateItems();
    items.add({ order: this.#count, item, wildcard: wildcard(item.triggerId, 'the expression') });
    this.#gates.set(item.gate, items);
    this.#count += 1;
  }

  matching(gate: string, triggerId: string): readonly AllowlistItem[] {
    return this.#gates.get(gate)?.matching(triggerId) ?? [];
  }
}

/** As the literals of expressions are: bytes, one a character, ASCII in lower case. */
function lowerBytes(text: string): string {
  const bytes = Buffer.from(encodeName(text)).toString('latin1');
  return bytes.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function endsKey(first: string, last: string): string {
  return `${first}*${last}`;
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
}
