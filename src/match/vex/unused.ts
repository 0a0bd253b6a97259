import type { VexNode } from './vex-node.ts';

/** Counts what of a document can never hold for any image, so that it is said once a kind and not once each. */
export class UnusedParts {
  readonly #file: string;
  readonly #kinds = new Map<string, { count: number; readonly place: string }>();

  constructor(file: string) {
    this.#file = file;
  }

  /** `count('product', 'without a package URL', node)` */
  count(what: string, why: string, node: VexNode): void {
    const kind = `${what}\0${why}`;
    const known = this.#kinds.get(kind);
    if (known === undefined) this.#kinds.set(kind, { count: 1, place: node.place });
    else known.count++;
  }

  words(): string[] {
    return [...this.#kinds].map(([kind, { count, place }]) => {
      const [what, why] = kind.split('\0');
      return `${this.#file}: ${count} ${what}${count === 1 ? '' : 's'} ${why}: nothing is suppressed by it (first at ${place})`;
    });
  }
}
