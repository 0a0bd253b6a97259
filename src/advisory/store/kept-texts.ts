import type { Advisory } from '../../model/advisory.ts';

/** Characters of JSON: about as many bytes, and some times that once it is parsed. */
const maxKeptLength = 16 * 1024 * 1024;

/** Advisories that were read, by key: a bulletin is asked for under each of its vulnerabilities. The oldest go. */
export class KeptTexts {
  readonly #kept = new Map<number, { readonly advisory: Advisory; readonly length: number }>();
  #length = 0;

  get(key: number, read: () => { readonly advisory: Advisory; readonly length: number }): Advisory {
    const known = this.#kept.get(key);
    if (known !== undefined) return known.advisory;
    const text = read();
    this.#kept.set(key, text);
    this.#length += text.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#length <= maxKeptLength) break;
      this.#kept.delete(oldest);
      this.#length -= length;
    }
    return text.advisory;
  }
}
