import type { JsonPath } from '../core/json-places.ts';
import { nearest } from '../core/nearest.ts';
import { printable } from '../core/printable.ts';
import type { BundleJson } from '../model/policy.ts';

/** What is wrong at `path`; the place in the text is looked up when all are known. */
export interface FaultAt {
  readonly severity: 'error' | 'warning';
  readonly path: JsonPath;
  readonly message: string;
  readonly suggestion?: string;
  /** An error that does not keep the bundle from judging images: a rule that looks at nothing any more. */
  readonly ended?: true;
}

/** A value of a bundle on its way through the check, with the place where it stands. */
export class BundleNode {
  readonly value: BundleJson | undefined;
  readonly path: JsonPath;
  readonly #faults: FaultAt[];

  constructor(value: BundleJson | undefined, path: JsonPath, faults: FaultAt[]) {
    this.value = value;
    this.path = path;
    this.#faults = faults;
  }

  /** Null counts as not written, as in the Engine. */
  get written(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  fault(message: string, suggestion?: string): void {
    this.#add('error', message, suggestion);
  }

  warn(message: string, suggestion?: string): void {
    this.#add('warning', message, suggestion);
  }

  /** An error, but see `FaultAt.ended`. */
  ended(message: string): void {
    this.#faults.push({ severity: 'error', path: this.path, message, ended: true });
  }

  /** The same node, whose faults go to `faults`. */
  apart(faults: FaultAt[]): BundleNode {
    return new BundleNode(this.value, this.path, faults);
  }

  /** Adds what was found apart. */
  take(faults: readonly FaultAt[]): void {
    for (const fault of faults) this.#faults.push(fault);
  }

  /** Adds what was found apart as warnings, since `why`. */
  takeAsWarnings(faults: readonly FaultAt[], why: string): void {
    this.warn(why);
    this.take(faults.map((fault) => ({ ...fault, severity: 'warning' })));
  }

  /** The member under the first of `names` that is written; the others are other names for it. */
  member(...names: readonly string[]): BundleNode {
    const members = this.#members();
    const [first = names[0] ?? '', ...more] = names.filter((name) => members?.[name] !== undefined);
    const node = new BundleNode(members?.[first], [...this.path, first], this.#faults);
    for (const name of more)
      new BundleNode(null, [...this.path, name], this.#faults).fault(
        `is another name for ${first}: keep one`,
      );
    return node;
  }

  /** A warning for each member that `names` lacks, unless it is one of `told`. */
  only(names: readonly string[], told: Set<string> = new Set()): void {
    for (const name of Object.keys(this.#members() ?? {})) {
      if (names.includes(name) || told.has(name)) continue;
      told.add(name);
      const node = new BundleNode(null, [...this.path, name], this.#faults);
      node.warn('is unknown and changes nothing', nearest(name, names));
    }
  }

  /** Whether it is an object; a fault otherwise. */
  object(): boolean {
    if (this.#members() !== undefined) return true;
    this.fault(this.written ? 'must be an object' : 'is missing');
    return false;
  }

  /** The items of a list; a fault when it is something else. Not written: none. */
  items(): readonly BundleNode[] {
    const { value } = this;
    if (isList(value))
      return value.map((item, index) => new BundleNode(item, [...this.path, index], this.#faults));
    if (this.written) this.fault('must be a list');
    return [];
  }

  /** A text; a fault when it is something else. */
  text(): string | undefined {
    if (typeof this.value === 'string') return this.value;
    if (this.written) this.fault(`must be a text: put it in quotes`);
    return undefined;
  }

  /** A text that is not empty; a fault otherwise. */
  required(): string | undefined {
    const text = this.text();
    if (!this.written || text === '') this.fault(this.written ? 'is empty' : 'is missing');
    return text === '' ? undefined : text;
  }

  #members(): { readonly [name: string]: BundleJson } | undefined {
    const { value } = this;
    return typeof value === 'object' && value !== null && !isList(value) ? value : undefined;
  }

  #add(severity: FaultAt['severity'], message: string, suggestion: string | undefined): void {
    const { path } = this;
    this.#faults.push({ severity, path, message, ...(suggestion === undefined ? {} : { suggestion }) });
  }
}

/** `"text"`, short and printable: for messages. */
export function quoted(text: string): string {
  return `"${printable(text.slice(0, 100))}"`;
}

function isList(value: BundleJson | undefined): value is readonly BundleJson[] {
  return Array.isArray(value);
}
