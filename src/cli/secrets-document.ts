import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import schema from '../../schemas/secrets.schema.json' with { type: 'json' };
import type { Json } from '../core/json.ts';
import { suggestion } from '../core/nearest.ts';
import type { SecretSeverity } from '../model/secret.ts';
import { isObject } from './config-keys.ts';

/** What `schemas/secrets.schema.json` describes. */
export interface SecretsContent {
  readonly version: 1;
  readonly key?: string;
  readonly rules?: readonly {
    readonly id: string;
    readonly title: string;
    readonly severity?: SecretSeverity;
    readonly pattern: string;
    readonly keywords: readonly string[];
    readonly longest?: number;
    readonly entropy?: number;
    readonly paths?: readonly string[];
  }[];
  readonly disable?: readonly string[];
  readonly allow?: readonly AllowContent[];
}

export interface AllowContent {
  readonly rule?: string;
  readonly path?: string;
  readonly fingerprint?: string;
  readonly reason?: string;
  readonly expires?: string;
}

export type DocumentPath = readonly (string | number)[];

/** A secrets file as it was parsed, sound or not. */
export interface SecretsDocument {
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

/** One fault of the text makes others behind it. */
const maxTextFaults = 3;

/** The schema itself is checked by a test, not at every start. */
const ajv = new Ajv2020({ allErrors: true, formats: { date: isDay }, validateSchema: false, meta: false });
const isSound = ajv.compile<SecretsContent>(schema);

/** Never throws: what is wrong is in `faults`. What the file holds is not quoted: it may have a key in it. */
export function parseSecretsDocument(text: string, file: string): SecretsDocument {
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

export function isSecretsContent(value: unknown): value is SecretsContent {
  return isSound(value);
}

function valueOf(document: Document): Json | undefined {
  try {
    const value: Json = document.toJS();
    return value;
  } catch {
    return undefined;
  }
}

function shapeFaults(value: Json, faultAt: SecretsDocument['faultAt']): string[] {
  if (isSound(value)) return [];
  return (isSound.errors ?? [])
    .filter(({ schemaPath }) => !/\/anyOf\/\d/.test(schemaPath))
    .map((error) => {
      const path = error.instancePath.split('/').slice(1).map(unescape);
      const { additionalProperty } = paramsOf(error);
      return additionalProperty === undefined
        ? faultAt(path, rule(error))
        : faultAt([...path, additionalProperty], `is unknown${suggestion(additionalProperty, known(path))}`);
    });
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

function rule(error: ErrorObject): string {
  const { missingProperty, allowedValues, format } = paramsOf(error);
  if (missingProperty !== undefined) return `has no ${missingProperty}`;
  if (allowedValues !== undefined) return `must be one of ${allowedValues.join(', ')}`;
  if (format === 'date') return 'must be a day, written YYYY-MM-DD';
  if (error.keyword === 'anyOf') return 'must have a rule, a path or a fingerprint';
  if (error.keyword === 'const') return 'must be 1';
  return error.message ?? 'is not what it has to be';
}

/** The names that an object at `path` may have. */
function known(path: DocumentPath): string[] {
  if (path.length === 0) return Object.keys(schema.properties);
  return Object.keys((path[0] === 'rules' ? schema.$defs.rule : schema.$defs.allow).properties);
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
