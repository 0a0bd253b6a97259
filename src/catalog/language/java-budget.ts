import { KedgeError, reason } from '../../core/errors.ts';
import type { Limits } from '../../core/limits.ts';

/** What one file with all the archives in it may cost. */
type Cost = 'maxArchives' | 'maxArchiveEntries' | 'maxArchiveBytes' | 'maxArchiveTextBytes';

/** Ends the reading of the whole file. */
export class FileLimitError extends KedgeError {}

/** Counts what one file costs, and keeps what was wrong in single places of it until the rest is read. */
export class JavaBudget {
  readonly #limits: Limits;
  readonly #spent = { maxArchives: 0, maxArchiveEntries: 0, maxArchiveBytes: 0, maxArchiveTextBytes: 0 };
  #first: unknown;
  #faults = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Throws FileLimitError when too much is spent; call it before the work is done. */
  spend(limit: Cost, amount: number, what: string): void {
    this.#spent[limit] += amount;
    if (this.#spent[limit] <= this.#limits[limit]) return;
    const message = `${what} passes limits.${limit} (${this.#limits[limit]}) of a Java archive with all archives in it`;
    throw new FileLimitError('LIMIT_EXCEEDED', message, {
      remedy: `If the archive is to be trusted, raise limits.${limit}.`,
    });
  }

  fault(thrown: unknown): void {
    if (thrown instanceof FileLimitError) throw thrown;
    if (this.#faults++ === 0) this.#first = thrown;
  }

  /** Throws the first fault, with the number of others. */
  settle(): void {
    if (this.#faults === 0) return;
    const others = this.#faults > 1 ? ` (and ${this.#faults - 1} more in the same file)` : '';
    const code = this.#first instanceof KedgeError ? this.#first.code : 'FILE_MALFORMED';
    throw new KedgeError(code, `${reason(this.#first)}${others}`, { cause: this.#first });
  }
}
