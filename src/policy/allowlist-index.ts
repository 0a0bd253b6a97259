import type { AllowlistItem } from './bundle.ts';
import { expressionOf, type Wildcard, wildcard } from './wildcard.ts';

interface Entry {
  readonly order: number;
  readonly item: AllowlistItem;
  readonly wildcard: Wildcard;
}

/** The items of one gate in one allowlist, found without looking at all of them. */
class GateItems {
  readonly #exact = new Map<string, Entry[]>();
  /** By what stands before the first and behind the last wildcard. */
  readonly #ends = new Map<string, Entry[]>();
  /** The lengths that such pairs have, as written in `#ends`. */
  readonly #lengths = new Map<string, readonly [number, number]>();
  readonly #expressions: Entry[] = [];

  add(entry: Entry): void {
    const { triggerId } = entry.item;
    if (expressionOf(triggerId) !== undefined) {
      this.#expressions.push(entry);
      return;
    }
    const [first = '', ...others] = triggerId.split('*');
    const last = others.at(-1);
    if (last === undefined) {
      append(this.#exact, triggerId, entry);
      return;
    }
    append(this.#ends, endsKey(first, last), entry);
    this.#lengths.set(`${first.length} ${last.length}`, [first.length, last.length]);
  }

  matching(triggerId: string): readonly AllowlistItem[] {
    const found = [...(this.#exact.get(triggerId) ?? [])];
    for (const [before, behind] of this.#lengths.values()) {
      if (before + behind > triggerId.length) continue;
      const ends = endsKey(triggerId.slice(0, before), triggerId.slice(triggerId.length - behind));
      found.push(...matchingOf(this.#ends.get(ends) ?? [], triggerId));
    }
    found.push(...matchingOf(this.#expressions, triggerId));
    return found.sort((a, b) => a.order - b.order).map(({ item }) => item);
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

function matchingOf(entries: readonly Entry[], triggerId: string): Entry[] {
  return entries.filter((entry) => entry.wildcard.matches(triggerId));
}

function endsKey(first: string, last: string): string {
  return `${first}*${last}`;
}

function append(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = map.get(key);
  if (entries) entries.push(entry);
  else map.set(key, [entry]);
}
