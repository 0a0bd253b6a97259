import { coverer } from '../core/covered.ts';

/** Shorter ones are covered only where they stand by themselves: `test` may be part of any word. */
const minCoveredEverywhere = 6;
/** Still shorter ones only where they were found. */
export const minCoveredElsewhere = 3;

/** Could be the name of a program or user, or a port, as well. */
const plainWord = /^(?:[a-z]+|\d+)$/;

/** Where the whole text, or the word behind it, says what the image does. */
const fixedMeaning =
  /^(?:\S{1,64} (?:-c )?#\(nop\) +)?(?:CMD|ENTRYPOINT|EXPOSE|FROM|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/;

/** Whether `start` to `end` of a text is to be covered. */
type Stands = (text: string, start: number, end: number) => boolean;

/** Behind an option of one letter as well: `-pVALUE`. */
export function beginsWord(text: string, at: number): boolean {
  return !(isWord(text, at - 1) && isWord(text, at)) || isBehindOption(text, at);
}

function isWord(text: string, at: number): boolean {
  return /\w/.test(text.charAt(at));
}

function isBehindOption(text: string, at: number): boolean {
  return /(?:^|\s)-[a-zA-Z]$/.test(text.slice(Math.max(0, at - 3), at));
}

const asWord: Stands = (text, start, end) =>
  beginsWord(text, start) && !(isWord(text, end - 1) && isWord(text, end));

const before = /[\s=:"'`,[(/]/;
const behind = /[\s"'`,;&|)\]@]/;

const asArgument: Stands = (text, start, end) =>
  start > 0 &&
  (before.test(text.charAt(start - 1)) || isBehindOption(text, start)) &&
  (end === text.length || behind.test(text.charAt(end))) &&
  !fixedMeaning.test(text);

const asAssigned: Stands = (text, start, end) =>
  asArgument(text, start, end) && /[=:] ?["'`]?$/.test(text.slice(Math.max(0, start - 3), start));

/** Which values are to be covered in the texts of a config, and where. */
export class Cover {
  readonly #everywhere = new Set<string>();
  readonly #where = new Map<Stands, Set<string>>();
  readonly #own = new Map<string, Set<string>>();
  #ready: ((text: string) => string) | undefined;

  /** `value` stands in `texts`: there it is covered in any case. */
  addOwn(value: string, texts: Iterable<string>): void {
    for (const text of texts) this.#own.set(text, (this.#own.get(text) ?? new Set()).add(value));
  }

  /** Wherever it is likely that it is the same value. `sure`: nobody doubts that it is a secret. */
  add(value: string, sure: boolean, from: 'config' | 'file'): void {
    this.#ready = undefined;
    if (value.length < minCoveredElsewhere) return;
    const plain = plainWord.test(value);
    const long = value.length >= minCoveredEverywhere;
    // What only a file takes for a password (`postgres`) may be a name in the config.
    if (sure && long && !(plain && from === 'file')) this.#everywhere.add(value);
    else if (!plain) this.#add(asWord, value);
    else this.#add(sure ? asArgument : asAssigned, value);
  }

  #add(stands: Stands, value: string): void {
    this.#where.set(stands, (this.#where.get(stands) ?? new Set()).add(value));
  }

  over(text: string): string {
    this.#ready ??= inTurn([
      coverer(this.#everywhere),
      ...Array.from(this.#where, ([stands, values]) => coverer(values, stands)),
    ]);
    return this.#ready(coverer(this.#own.get(text) ?? [])(text));
  }
}

function inTurn(steps: readonly ((text: string) => string)[]): (text: string) => string {
  return (text) => steps.reduce((covered, step) => step(covered), text);
}
