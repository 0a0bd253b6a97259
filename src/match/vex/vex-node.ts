import { KedgeError } from '../../core/errors.ts';
import { isJsonObject } from '../../core/json.ts';
import { printable } from '../../core/printable.ts';

const remedy = 'Correct it there, or leave the document out.';

/** A value of a VEX document, with its place for messages. What has the wrong type throws CONFIG_INVALID. */
export class VexNode {
  readonly value: unknown;
  readonly #path: string;
  readonly #file: string;

  constructor(value: unknown, file: string, path = '') {
    this.value = value;
    this.#file = file;
    this.#path = path;
  }

  /** `FILE: PATH SAYS` */
  fault(says: string): KedgeError {
    return new KedgeError('CONFIG_INVALID', `${this.#file}: ${this.place} ${says}`, { remedy });
  }

  /** `statements[3].status` */
  get place(): string {
    return this.#path === '' ? 'the document' : printable(this.#path);
  }

  /** Undefined when it is missing or null. */
  member(name: string): VexNode | undefined {
    if (!isJsonObject(this.value)) throw this.fault('is no object');
    const value = Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    if (value === undefined || value === null) return undefined;
    return new VexNode(value, this.#file, this.#path === '' ? name : `${this.#path}.${name}`);
  }

  need(name: string): VexNode {
    const member = this.member(name);
    if (member === undefined) throw this.fault(`has no ${name}`);
    return member;
  }

  /** The items of a list that may be missing. */
  list(name: string): VexNode[] {
    const member = this.member(name);
    if (member === undefined) return [];
    if (!Array.isArray(member.value)) throw member.fault('is no list');
    return member.value.map((item: unknown, at) => new VexNode(item, this.#file, `${member.#path}[${at}]`));
  }

  /** The members of an object that may be missing. */
  entries(name: string): (readonly [string, VexNode])[] {
    const member = this.member(name);
    if (member === undefined) return [];
    if (!isJsonObject(member.value)) throw member.fault('is no object');
    return Object.keys(member.value).flatMap((key) => {
      const value = member.member(key);
      return value === undefined ? [] : [[key, value] as const];
    });
  }

  text(): string {
    if (typeof this.value === 'string') return this.value;
    throw this.fault('is no text');
  }

  textOf(name: string): string | undefined {
    return this.member(name)?.text();
  }

  texts(name: string): string[] {
    return this.list(name).map((item) => item.text());
  }

  oneOf<T extends string>(choices: readonly T[]): T {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) throw this.fault(`must be one of ${choices.join(', ')}`);
    return found;
  }

  /** Milliseconds since the epoch. https://www.rfc-editor.org/rfc/rfc3339 */
  time(): number {
    const text = this.text();
    const time = /^\d{4}-\d\d-\d\dT/i.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(time)) throw this.fault('is no time, written 2026-01-31T12:00:00Z');
    return time;
  }

  /** The first of these members that is there. */
  timeOf(...names: readonly string[]): number | undefined {
    for (const name of names) {
      const member = this.member(name);
      if (member !== undefined) return member.time();
    }
    return undefined;
  }
}
