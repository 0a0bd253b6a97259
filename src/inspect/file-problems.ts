import type { FileProblem } from '../layer/reader.ts';

/** `malformed-file`: damaged; `not-searched`: beyond a limit; `search-cut-short`: too much work. */
export type SearchProblem = 'malformed-file' | 'not-searched' | 'search-cut-short';

const words = {
  'malformed-file': 'cannot be read',
  'not-searched': 'is not searched for secrets to its end',
  'search-cut-short': 'is not searched for secrets to its end',
} as const satisfies Record<SearchProblem, string>;

/** What of one file could not be searched: for each kind the first reason, and how many more there are. */
export class FileProblems {
  #reasons: Map<SearchProblem, { readonly first: string; more: number }> | undefined;

  add(code: SearchProblem, reason: string): void {
    this.#reasons ??= new Map();
    const known = this.#reasons.get(code);
    if (known) known.more += 1;
    else this.#reasons.set(code, { first: reason, more: 0 });
  }

  all(): FileProblem[] {
    if (!this.#reasons) return [];
    return Array.from(this.#reasons, ([code, { first, more }]) => ({
      code,
      message: `${words[code]}: ${first}${more > 0 ? ` (and ${more} more)` : ''}`,
    }));
  }
}
