import type { AllowlistMark, PolicyProblem } from '../model/policy.ts';
import type { Allowlist, AllowlistItem } from './bundle.ts';

/** The allowlists of one mapping, applied to the findings of one image. */
export class AllowlistUse {
  readonly #lists: readonly Allowlist[];
  readonly #at: number;
  /** Expired items that would have matched a finding that nothing else matches, and how many of those. */
  readonly #missed = new Map<AllowlistItem, { readonly list: Allowlist; count: number }>();

  constructor(lists: readonly Allowlist[], at: number) {
    this.#lists = lists;
    this.#at = at;
  }

  /** The first item, list by list, that names the finding by one of its ids and has not expired. */
  markFor(gate: string, triggerIds: readonly string[]): AllowlistMark | undefined {
    const expired = new Map<AllowlistItem, Allowlist>();
    for (const list of this.#lists) {
      for (const item of triggerIds.flatMap((id) => list.matching(gate.toLowerCase(), id))) {
        if (item.expires === undefined || this.#at < item.expires) {
          return { listId: list.id, listName: list.name, itemId: item.id };
        }
        expired.set(item, list);
      }
    }
    for (const [item, list] of expired) {
      const missed = this.#missed.get(item) ?? { list, count: 0 };
      missed.count += 1;
      this.#missed.set(item, missed);
    }
    return undefined;
  }

  problems(): PolicyProblem[] {
    return [...this.#missed].map(([item, { list, count }]) => ({
      severity: 'warning',
      message: `item ${item.id} of allowlist ${list.name} expired at ${time(item.expires)}: it would have matched ${count} ${count === 1 ? 'finding' : 'findings'}`,
    }));
  }
}

function time(milliseconds = 0): string {
  return new Date(milliseconds).toISOString();
}
