import { Ajv2020, type ErrorObject, type SchemaObject } from 'ajv/dist/2020.js';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { KedgeError } from '../core/errors.ts';
import { compileGlobs } from '../core/glob.ts';
import { isJsonObject, type Json } from '../core/json.ts';
import { suggestion } from '../core/nearest.ts';
import { isObject } from './config-keys.ts';

export type DocumentPath = readonly (string | number)[];

/** A YAML or JSON file of the user's as it was parsed, sound or not. */
export interface CheckedDocument {
  readonly file: string;
  /** For edits that keep its comments. */
  readonly document: Document;
  /** As far as the text could be read. */
  readonly value: Json | undefined;
  /** Of the text and of the shape. */
  readonly faults: readonly string[];
  /** `FILE:LINE:COLUMN: PATH SAYS` */
  faultAt(path: DocumentPath, says: string): string;
}

/** A kind of file that a schema describes. */
export interface DocumentKind<T> {
  /** Never throws: what is wrong is in `faults`. What the file holds is not quoted: it may have a key in it. */
  parse(text: string, file: string): CheckedDocument;
  isSound(value: unknown): value is T;
}

/** One fault of the text makes others behind it. */
const maxTextFaults = 3;
const maxFaults = 50;

/** The schema itself is checked by a test, not at every start. */
export function documentKind<T>(schema: SchemaObject): DocumentKind<T> {
  const ajv = new Ajv2020({ allErrors: true, formats: { date: isDay }, validateSchema: false, meta: false });
  const isSound = ajv.compile<T>(schema);
  const shapeFaults = (value: Json, faultAt: CheckedDocument['faultAt']): string[] =>
    isSound(value) ? [] : (isSound.errors ?? []).flatMap((error) => shapeFault(error, schema, faultAt));
  return {
    parse: (text, file) => parse(text, file, shapeFaults),
    isSound,
  };
}

/** `remedy` names the schema. */
export function invalidDocuments(faults: readonly string[], remedy: string): KedgeError {
  const more = faults.length > maxFaults ? `; ${faults.length - maxFaults} more` : '';
  return new KedgeError('CONFIG_INVALID', `${faults.slice(0, maxFaults).join('; ')}${more}`, { remedy });
}

function parse(
  text: string,
  file: string,
  shapeFaults: (value: Json, faultAt: CheckedDocument['faultAt']) => string[],
): CheckedDocument {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const place = (offset: number | undefined): string => {
    const { line, col } = lineCounter.linePos(offset ?? 0);
    return `${file}:${line}:${col}`;
  };
  const faultAt = (path: DocumentPath, says: string): string =>
    `${place(offsetOf(document, path))}: ${pathText(path)} ${says}`;
  const broken = document.errors
    .slice(0, maxTextFaults)
    .map(
      ({ code, pos }) =>
        `${place(pos[0])}: is not valid YAML or JSON: ${code.toLowerCase().replaceAll('_', ' ')}`,
    );
  const value = broken.length === 0 ? valueOf(document) : undefined;
  const faults =
    broken.length > 0
      ? broken
      : value === undefined
        ? [`${place(0)}: is not valid YAML or JSON: nested too deep, or more aliases than any file needs`]
        : shapeFaults(value, faultAt);
  return { file, document, value, faults, faultAt };
}

function valueOf(document: Document): Json | undefined {
  try {
    const value: Json = document.toJS();
    return value;
  } catch {
    return undefined;
  }
}

function shapeFault(error: ErrorObject, schema: SchemaObject, faultAt: CheckedDocument['faultAt']): string[] {
  if (/\/anyOf\/\d/.test(error.schemaPath)) return [];
  const path = error.instancePath.split('/').slice(1).map(unescape);
  const described = schemaAt(schema, path);
  const { additionalProperty } = paramsOf(error);
  if (additionalProperty === undefined) return [faultAt(path, rule(error, described))];
  const near = suggestion(additionalProperty, Object.keys(described['properties'] ?? {}));
  return [faultAt([...path, additionalProperty], `is unknown${near}`)];
}

/** The parameters of ajv's errors that are of use here. */
function paramsOf(error: ErrorObject): {
  additionalProperty?: string;
  missingProperty?: string;
  allowedValues?: readonly string[];
  format?: string;
} {
  return error.params;
}

function rule(error: ErrorObject, described: SchemaObject): string {
  const { missingProperty, allowedValues, format } = paramsOf(error);
  if (missingProperty !== undefined) return `has no ${missingProperty}`;
  if (allowedValues !== undefined) return `must be one of ${allowedValues.join(', ')}`;
  if (format === 'date') return 'must be a day, written YYYY-MM-DD';
  if (error.keyword === 'anyOf') return `must have ${alternatives(described)}`;
  if (error.keyword === 'const') return 'must be 1';
  return error.message ?? 'is not what it has to be';
}

/** `a rule, a path or a fingerprint`: the members of which one at least must be there. */
function alternatives(described: SchemaObject): string {
  const choices: readonly { readonly required?: readonly string[] }[] = described['anyOf'] ?? [];
  const named = choices
    .flatMap(({ required = [] }) => required)
    .map((name) => `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`);
  return [named.slice(0, -1).join(', '), ...named.slice(-1)].filter((part) => part !== '').join(' or ');
}

/** What the schema says of the value at `path`. */
function schemaAt(schema: SchemaObject, path: DocumentPath): SchemaObject {
  let node: SchemaObject = schema;
  for (const part of path) {
    const next: unknown = typeof part === 'number' ? node['items'] : node['properties']?.[part];
    const name = isJsonObject(next) && typeof next['$ref'] === 'string' ? next['$ref'].slice(8) : undefined;
    const found: unknown = name === undefined ? next : schema['$defs']?.[name];
    if (!isJsonObject(found)) return {};
    node = found;
  }
  return node;
}

/** Where the name of the member stands, or the item, or what is above it when it is missing. */
function offsetOf(document: Document, path: DocumentPath): number | undefined {
  const [last] = path.slice(-1);
  const above = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  const parent = above ?? document.contents;
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    if (isNode(pair?.key)) return pair.key.range?.[0];
  }
  const item = document.getIn(path, true);
  return isNode(item) ? item.range?.[0] : isNode(parent) ? parent.range?.[0] : undefined;
}

function pathText(path: DocumentPath): string {
  const parts = path.map((part) => (/^\d+$/.test(String(part)) ? `[${part}]` : `.${part}`));
  return path.length === 0 ? 'the file' : parts.join('').replace(/^\./, '');
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function unescape(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~');
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

/** The members of a list in what may be no sound document. */
export function itemsAt(value: Json | undefined, name: string): readonly Json[] {
  const list = isObject(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : [];
}

export function globFaults(document: CheckedDocument, globs: Json | undefined, path: DocumentPath): string[] {
  const list = Array.isArray(globs) ? globs : [];
  return list.flatMap((glob) =>
    typeof glob !== 'string' || isGlob(glob) ? [] : [document.faultAt(path, `is no glob: ${glob}`)],
  );
}

function isGlob(glob: string): boolean {
  try {
    compileGlobs([glob]);
  } catch {
    return false;
  }
  const open = glob.replaceAll(/\[[^\]]*\]/g, '');
  return !open.includes('[') && open.split('{').length === open.split('}').length;
}
