import { isAllowed } from './inline-mark.ts';
import type { LineSecret } from './line-match.ts';
import { fingerprint } from './secret-value.ts';

/** The first line of a key in PEM is that of every other key. */
const heading = /^-+BEGIN\b.*-+$/i;

/** What can be kept of the lines that one expression of a secret search matches. */
export class LineSecrets {
  readonly made: LineSecret[] = [];
  readonly #rule: string;
  readonly #key: string;
  /** A heading whose next line has not come. */
  #open: Omit<Matched, 'next'> | undefined;

  constructor(rule: string, key: string) {
    this.#rule = rule;
    this.#key = key;
  }

  add({ line, text, next }: Matched): void {
    if (heading.test(trimmed(text)) && next.length === 0) this.#open = { line, text: trimmed(text) };
    else this.#make({ line, text, next });
  }

  /** The line behind all before; empty at the end. */
  goOn(next: Uint8Array): void {
    if (this.#open) this.#make({ ...this.#open, next });
    this.#open = undefined;
  }

  #make({ line, text, next }: Matched): void {
    const rule = this.#rule;
    const said = trimmed(text);
    const value = heading.test(said) ? `${said}\n${trimmed(next)}` : said;
    const inline = isAllowed(said, rule);
    this.made.push({
      line,
      fingerprint: fingerprint({ rule, value, key: this.#key }),
      ...(inline && { inline }),
    });
  }
}

interface Matched {
  /** Its number. */
  readonly line: number;
  readonly text: Uint8Array | string;
  /** The line behind it; empty when it has not come yet. */
  readonly next: Uint8Array;
}

function trimmed(text: Uint8Array | string): string {
  return (typeof text === 'string' ? text : Buffer.from(text).toString('latin1')).trim();
}
