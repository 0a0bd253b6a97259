import type { JsonObject } from '../../core/json.ts';
import { objectsOf, textOf } from './members.ts';

/** Name and value pairs of a CycloneDX object; a name may stand there several times. */
export class Properties {
  readonly #values = new Map<string, string[]>();

  constructor(owner: JsonObject) {
    for (const property of objectsOf(owner['properties'])) {
      const name = textOf(property['name']);
      const value = textOf(property['value']);
      if (name === undefined || value === undefined) continue;
      const values = this.#values.get(name);
      if (values === undefined) this.#values.set(name, [value]);
      else values.push(value);
    }
  }

  /** The first value of the first of these names that has one. */
  get(...names: readonly string[]): string | undefined {
    for (const name of names) {
      const [value] = this.all(name);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }

  /** Values of `prefix:0:suffix`, `prefix:1:suffix` … up to the first that is missing. */
  *numbered(prefix: string, suffix: string): Generator<string> {
    for (let index = 0; ; index++) {
      const value = this.get(`${prefix}:${index}${suffix}`);
      if (value === undefined) return;
      yield value;
    }
  }
}
