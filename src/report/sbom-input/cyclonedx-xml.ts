import { KedgeError } from '../../core/errors.ts';
import type { JsonObject } from '../../core/json.ts';
import { xmlTags } from '../../core/xml-tags.ts';

/** Elements that are lists in the JSON form, and under what name an item stands there; '' where it stands for itself. */
const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  components: { component: '' },
  licenses: { license: 'license', expression: 'expression' },
  occurrences: { occurrence: '' },
  properties: { property: '' },
};

/** Elements that are read; everything else is skipped with all it holds. */
const wanted: ReadonlySet<string> = new Set([
  ...Object.keys(lists),
  ...Object.values(lists).flatMap((items) => Object.keys(items)),
  'bom',
  'metadata',
  'evidence',
  'group',
  'name',
  'version',
  'description',
  'cpe',
  'purl',
  'id',
  'location',
]);

interface Element {
  readonly name: string;
  readonly members: Record<string, unknown>;
  readonly items: unknown[] | undefined;
  nested: boolean;
}

/**
 * The XML form of CycloneDX as its JSON form, as far as packages need it. Throws FILE_MALFORMED, and LIMIT_EXCEEDED
 * when it nests too deep. https://cyclonedx.org/docs/1.6/xml/
 */
export function cyclonedxFromXml(xml: string, what: string): JsonObject {
  if (/<!DOCTYPE/i.test(xml.slice(0, 4096))) {
    throw new KedgeError('FILE_MALFORMED', `${what} has a document type declaration, which no SBOM has`);
  }
  const open: Element[] = [];
  let root: Record<string, unknown> = {};
  let skipped = 0;
  for (const tag of xmlTags(xml, what)) {
    const name = localName(tag.name);
    if (tag.kind === 'end') {
      if (skipped > 0) skipped--;
      else root = close(open, tag.text) ?? root;
    } else if (skipped > 0 || !wanted.has(name)) skipped += tag.kind === 'start' ? 1 : 0;
    else {
      open.push(opened(name, tag.attributes()));
      if (tag.kind === 'empty') root = close(open, '') ?? root;
    }
  }
  return root;
}

function opened(name: string, attributes: ReadonlyMap<string, string>): Element {
  const members: Record<string, unknown> = {};
  for (const [key, value] of attributes) {
    if (key === 'type' || key === 'bom-ref' || key === 'name') members[key] = value;
    if (name === 'bom' && key.startsWith('xmlns')) {
      const [, version] = /^http:\/\/cyclonedx\.org\/schema\/bom\/([\d.]{1,10})$/.exec(value) ?? [];
      if (version !== undefined) members['specVersion'] = version;
    }
  }
  return { name, members, items: Object.hasOwn(lists, name) ? [] : undefined, nested: false };
}

/** Hands the last element to the one around it; answers with it when it is the root. */
function close(open: Element[], text: string): Record<string, unknown> | undefined {
  const element = open.pop();
  const parent = open.at(-1);
  if (element === undefined) return undefined;
  if (parent === undefined) return element.members;
  parent.nested = true;
  const value = valueOf(element, text);
  if (parent.items === undefined) parent.members[element.name] = value;
  else {
    const place = lists[parent.name]?.[element.name];
    if (place !== undefined) parent.items.push(place === '' ? value : { [place]: value });
  }
  return undefined;
}

function valueOf({ name, members, items, nested }: Element, text: string): unknown {
  if (items !== undefined) return items;
  if (name === 'property') return { ...members, value: text };
  return nested || name === 'component' ? members : text;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
