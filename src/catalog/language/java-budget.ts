import { KedgeError, reason } from '../../core/errors.ts';

/** What reading one file with all the archives in it may cost. */
const fileLimits = {
  maxArchives: 20_000,
  /** Members of all archives. */
  maxMembers: 2_000_000,
  /** Bytes of all archives in it. */
  maxArchiveBytes: 2 * 1024 ** 3,
  /** Bytes of all texts that are read. */
  maxTextBytes: 128 * 1024 * 1024,
};

/** Ends the reading of the whole file. */
export class FileLimitError extends KedgeError {}

/** Counts what one file costs, and keeps what was wrong in single places of it until the rest is read. */
export class JavaBudget {
  readonly #spent = { maxArchives: 0, maxMembers: 0, maxArchiveBytes: 0, maxTextBytes: 0 };
  #first: unknown;
  #faults = 0;

  /** Throws FileLimitError when too much is spent; call it before the work is done. */
  spend(limit: keyof typeof fileLimits, amount: number, what: string): void {
    this.#spent[limit] += amount;
    if (this.#spent[limit] <= fileLimits[limit]) return;
    const message = `${what} passes the limit ${limit} (${fileLimits[limit]}) of a Java archive with all archives in it`;
    throw new FileLimitError('LIMIT_EXCEEDED', message);
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
