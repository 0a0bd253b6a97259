import { type XmlTag, xmlTags } from '../../core/xml-tags.ts';
import { fault } from './checked.ts';

/** A test that OVAL makes of an installed package: its version compared with another. */
export interface OvalTest {
  readonly name: string;
  readonly operation: string;
  readonly version: string;
}

export interface OvalDefinition {
  readonly id: string;
  /** Texts of its metadata by the name of the element: `title`, `severity`, `patchable` … */
  readonly metadata: ReadonlyMap<string, string>;
  readonly cves: readonly string[];
  /** Undefined for one that is missing or not about a package. */
  readonly tests: readonly (OvalTest | undefined)[];
}

interface Open {
  readonly id: string;
  readonly metadata: Map<string, string>;
  readonly cves: string[];
  readonly tests: string[];
}

/**
 * The definitions of an OVAL document, their tests resolved. Throws FILE_MALFORMED when it is none.
 * https://oval.mitre.org/language/version5.11/
 */
export function ovalDefinitions(xml: string, what: string): readonly OvalDefinition[] {
  const reader = new Reader();
  let root: string | undefined;
  for (const tag of xmlTags(xml, what)) {
    const name = tag.name.replace(/^.*:/, '');
    root ??= name;
    if (tag.kind === 'end') reader.end(name, tag.text);
    else reader.start(name, tag);
  }
  if (root !== 'oval_definitions') throw fault(what, 'is no OVAL document');
  return reader.definitions();
}

class Reader {
  readonly #definitions: Open[] = [];
  readonly #tests = new Map<string, { object: string; state: string }>();
  readonly #names = new Map<string, string>();
  readonly #states = new Map<string, { operation: string; version: string }>();
  #definition: Open | undefined;
  /** Of the test, object or state that is open. */
  #id = '';
  #operation = '';

  start(name: string, tag: Extract<XmlTag, { kind: 'start' | 'empty' }>): void {
    const of = (attribute: string): string => tag.attributes().get(attribute) ?? '';
    switch (name) {
      case 'definition':
        this.#definition = { id: of('id'), metadata: new Map(), cves: [], tests: [] };
        break;
      case 'reference':
        if (of('source') === 'CVE') this.#definition?.cves.push(of('ref_id'));
        break;
      case 'criterion':
        this.#definition?.tests.push(of('test_ref'));
        break;
      case 'rpminfo_test':
        this.#id = of('id');
        this.#tests.set(this.#id, { object: '', state: '' });
        break;
      case 'object':
      case 'state':
        this.#refer(name, of(`${name}_ref`));
        break;
      case 'rpminfo_object':
      case 'rpminfo_state':
        this.#id = of('id');
        break;
      case 'evr':
        this.#operation = of('operation');
    }
  }

  end(name: string, text: string): void {
    if (name === 'definition') {
      if (this.#definition) this.#definitions.push(this.#definition);
      this.#definition = undefined;
    } else if (this.#definition) this.#definition.metadata.set(name, text);
    else if (name === 'name') this.#names.set(this.#id, text);
    else if (name === 'evr') this.#states.set(this.#id, { operation: this.#operation, version: text });
  }

  #refer(member: 'object' | 'state', to: string): void {
    const test = this.#tests.get(this.#id);
    if (test) test[member] = to;
  }

  definitions(): readonly OvalDefinition[] {
    return this.#definitions.map((one) => ({ ...one, tests: one.tests.map((id) => this.#test(id)) }));
  }

  #test(id: string): OvalTest | undefined {
    const { object = '', state = '' } = this.#tests.get(id) ?? {};
    const name = this.#names.get(object);
    const compared = this.#states.get(state);
    return name && compared?.version ? { name, ...compared } : undefined;
  }
}
