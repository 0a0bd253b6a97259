import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { Problem } from '../../model/problem.ts';

/** Counts the items of a report that lack what every item has, by kind. */
export class Faults {
  readonly #counts = new Map<string, number>();

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** What `toItem` makes of the items of a list; undefined when there is no list. */
  listOf<T>(
    kind: string,
    value: unknown,
    toItem: (item: JsonObject) => T | undefined,
  ): readonly T[] | undefined {
    if (!Array.isArray(value)) return undefined;
    return value.flatMap((item) => {
      const found = isJsonObject(item) ? toItem(item) : undefined;
      if (found === undefined) this.add(kind);
      return found ?? [];
    });
  }

  problems(): Problem[] {
    return Array.from(this.#counts, ([kind, count]) => ({
      by: 'report',
      code: 'malformed-report',
      message: `${count.toLocaleString('en-US')} ${kind} of the report cannot be read`,
    }));
  }
}
