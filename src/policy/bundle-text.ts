import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { parseBoundedJson } from '../core/bounded-json.ts';
import { KedgeError } from '../core/errors.ts';
import { type JsonPath, walkJson } from '../core/json-places.ts';
import type { BundleJson } from '../model/policy.ts';

export interface TextPlace {
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** Why a text is no bundle, before its shape is looked at. */
export interface TextFault {
  readonly path: JsonPath;
  readonly place: TextPlace;
  readonly message: string;
}

/** The text of a bundle, read as JSON or YAML. */
export interface BundleText {
  /** Undefined when the text cannot be read; `faults` says why. */
  readonly value: BundleJson | undefined;
  readonly faults: readonly TextFault[];
  /** Where each of the values stands, or what is around it when it is not there. */
  places(paths: readonly JsonPath[]): readonly TextPlace[];
}

const maxBytes = 64 * 1024 ** 2;
/** YAML takes ten seconds and a gigabyte of memory for 20 MiB. */
const maxYamlBytes = 8 * 1024 ** 2;
const maxDepth = 100;
/** One fault of the text makes others behind it. */
const maxTextFaults = 3;

export function readBundleText(text: string): BundleText {
  if (text.length > maxBytes) return unread(`is larger than ${maxBytes / 1024 ** 2} MiB`);
  const json = /^\s*[{[]/.test(text) ? readJson(text) : undefined;
  if (json) return json;
  if (text.length > maxYamlBytes) {
    return unread(
      `is not valid JSON, and larger than the ${maxYamlBytes / 1024 ** 2} MiB that YAML may have`,
    );
  }
  return readYaml(text);
}

/** Undefined for what is no JSON. */
function readJson(text: string): BundleText | undefined {
  let value: BundleJson;
  try {
    value = parseBoundedJson(text, 'the bundle', maxDepth) as BundleJson;
  } catch (error) {
    if (error instanceof KedgeError && error.code === 'LIMIT_EXCEEDED') return unread(tooDeep);
    return undefined;
  }
  const lines = lineCounter(text);
  const faults: TextFault[] = [];
  walkJson(text, ({ path, offset, twice }) => {
    if (twice) faults.push({ path: [...path], place: placeAt(lines, offset), message: 'is there twice' });
  });
  return {
    value,
    faults,
    places: (paths) => jsonOffsets(text, paths).map((offset) => placeAt(lines, offset)),
  };
}

const tooDeep = `is nested more than ${maxDepth} levels deep`;

interface Wanted {
  readonly inside: Map<string | number, Wanted>;
  offset: number | undefined;
}

/** Of each path, or of what is around it. */
function jsonOffsets(text: string, paths: readonly JsonPath[]): number[] {
  const root: Wanted = { inside: new Map(), offset: Math.max(0, text.search(/\S/)) };
  for (const path of paths) {
    let node = root;
    for (const part of path) {
      const next = node.inside.get(part) ?? { inside: new Map(), offset: undefined };
      node.inside.set(part, next);
      node = next;
    }
  }
  const reached: (Wanted | undefined)[] = [root];
  walkJson(text, ({ path, offset }) => {
    const node = reached[path.length - 1]?.inside.get(path.at(-1) ?? '');
    reached[path.length] = node;
    if (node) node.offset ??= offset;
  });
  return paths.map((path) => nodesOn(root, path).findLast((node) => node.offset !== undefined)?.offset ?? 0);
}

function nodesOn(root: Wanted, path: JsonPath): Wanted[] {
  const nodes = [root];
  for (const part of path) {
    const next = nodes.at(-1)?.inside.get(part);
    if (!next) break;
    nodes.push(next);
  }
  return nodes;
}

function readYaml(text: string): BundleText {
  try {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
    // Texts of the parser quote the file.
    const faults = document.errors.slice(0, maxTextFaults).map(({ code, pos }) => ({
      path: [],
      place: placeAt(lines, pos[0]),
      message: `is not valid JSON or YAML: ${code.toLowerCase().replaceAll('_', ' ')}`,
    }));
    if (faults.length > 0) return { ...unread(''), faults };
    const value: BundleJson = document.toJS();
    if (isDeeper(value, maxDepth)) return unread(tooDeep);
    const places = (paths: readonly JsonPath[]): TextPlace[] =>
      paths.map((path) => placeAt(lines, yamlOffset(document, path)));
    return { value, faults, places };
  } catch (error) {
    const unresolved = error instanceof Error && error.message.startsWith('Unresolved alias');
    return unread(`is not valid JSON or YAML: ${unresolved ? 'an alias of nothing' : 'too many aliases'}`);
  }
}

function isDeeper(value: BundleJson, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member: BundleJson) => isDeeper(member, levels - 1));
}

/** Of the name of the member, of the item, or of what is around it. */
function yamlOffset(document: Document, path: JsonPath): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(around) && around.items.find((item) => isScalar(item.key) && item.key.value === key);
    const node = pair ? pair.key : document.getIn(path.slice(0, length), true);
    if (isNode(node)) return node.range?.[0] ?? 0;
  }
  return document.contents?.range?.[0] ?? 0;
}

function unread(message: string): BundleText {
  const start = { line: 1, column: 1 };
  return {
    value: undefined,
    faults: [{ path: [], place: start, message }],
    places: (paths) => paths.map(() => start),
  };
}

function lineCounter(text: string): LineCounter {
  const lines = new LineCounter();
  for (let start = 0; start >= 0; ) {
    lines.addNewLine(start);
    const end = text.indexOf('\n', start);
    start = end < 0 ? -1 : end + 1;
  }
  return lines;
}

function placeAt(lines: LineCounter, offset: number): TextPlace {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
