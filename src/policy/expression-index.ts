import { encodeName } from '../core/name-bytes.ts';
import type { Pattern } from '../core/pattern.ts';
import { PieceIndex } from './piece-index.ts';
import { StartIndex } from './start-index.ts';

interface Entry<T> {
  readonly pattern: Pattern;
  readonly value: T;
}

/** Finds, for a text, which of many expressions match it, without trying those that cannot. */
export class ExpressionIndex<T> {
  readonly #byLiteral = new PieceIndex<Entry<T>>();
  /** Of those that need no text of three bytes. */
  readonly #byStart = new StartIndex<Entry<T>>();
  #isEmpty = true;

  add(pattern: Pattern, value: T): void {
    this.#isEmpty = false;
    const entry = { pattern, value };
    const literals = leastUsed(pattern.literalChoices, (texts) =>
      Math.max(...texts.map((text) => this.#byLiteral.count(text))),
    );
    if (literals === undefined) this.#byStart.add(pattern.leading, entry);
    else for (const literal of literals) this.#byLiteral.add(literal, entry);
  }

  matching(text: string): T[] {
    if (this.#isEmpty) return [];
    const bytes = encodeName(text);
    const candidates = [...this.#byLiteral.occurringIn(lower(bytes)), ...this.#byStart.beginning(bytes)];
    return candidates.filter(({ pattern }) => pattern.matches(bytes)).map(({ value }) => value);
  }
}

/** The first of those that are used least: what many share, like the year of a CVE, tells little. */
export function leastUsed<C>(choices: readonly C[], used: (choice: C) => number): C | undefined {
  let best: C | undefined;
  let least = Infinity;
  for (const choice of choices) {
    const count = used(choice);
    if (count >= least) continue;
    best = choice;
    least = count;
  }
  return best;
}

/** As the literals of expressions are: bytes, one a character, ASCII in lower case. */
function lower(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
