import type { AllowlistItem } from './bundle.ts';
import { ExpressionIndex, leastUsed } from './expression-index.ts';
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
  /** With several, by a text between them that few others have. */
  readonly several: PieceIndex<Entry>;
}

/** The items of one gate in one allowlist, found without looking at all of them. */
class GateItems {
  readonly #exact = new Map<string, Entry[]>();
  /** By what stands before the first `*` and behind the last. */
  readonly #ends = new Map<string, Ends>();
  /** The lengths of those two texts. */
  readonly #lengths = new Map<string, readonly [number, number]>();
  readonly #expressions = new ExpressionIndex<Entry>();

  add(entry: Entry): void {
    const { pieces, pattern } = entry.wildcard;
    if (pattern !== undefined) this.#expressions.add(pattern, entry);
    if (pieces === undefined) return;
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
    else ends.several.add(telling(behind, ends.several), entry);
  }

  matching(triggerId: string): readonly AllowlistItem[] {
    const found = new Set([...(this.#exact.get(triggerId) ?? []), ...this.#expressions.matching(triggerId)]);
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

function endsKey(first: string, last: string): string {
  return `${first}*${last}`;
}

/** Of those that the fewest have, the longest. */
function telling(pieces: readonly string[], index: PieceIndex<Entry>): string {
  const longestFirst = pieces.toSorted((a, b) => b.length - a.length);
  return leastUsed(longestFirst, (piece) => index.count(piece)) ?? '';
}
