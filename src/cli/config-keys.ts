import schema from '../../schemas/config.schema.json' with { type: 'json' };
import { KedgeError } from '../core/errors.ts';
import { isJsonObject, type Json } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';

interface SchemaNode {
  readonly type?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly format?: string;
  readonly items?: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly format?: string;
  };
  readonly properties?: { readonly [name: string]: SchemaNode };
}

/** A setting: a leaf of the schema. */
export interface ConfigKey {
  /** `cache.maxGigabytes` */
  readonly name: string;
  readonly path: readonly string[];
  /** The environment variable that sets it: `KEDGE_CACHE_MAX_GIGABYTES`. */
  readonly variable: string;
  readonly node: SchemaNode;
}

/** A key, or one entry of a key that holds a table: `registry.mirrors.docker.io`. */
export interface KeyTarget {
  readonly key: ConfigKey;
  readonly path: readonly string[];
}

export type ConfigObject = { readonly [key: string]: Json | undefined };

export const configKeys: readonly ConfigKey[] = leaves(schema, []);

/** Names that earlier scanners used for the same thing. */
const otherNames: { readonly [name: string]: string } = {
  tmp_dir: 'temporaryDirectory',
  layer_cache_enable: 'cache.blobs',
  layer_cache_max_gigabytes: 'cache.maxGigabytes',
};

function leaves(node: SchemaNode, path: readonly string[]): ConfigKey[] {
  if (node.properties === undefined) {
    const words = path.map((part) => part.replace(/[A-Z]/g, '_$&').toUpperCase());
    return [{ name: path.join('.'), path, variable: `KEDGE_${words.join('_')}`, node }];
  }
  return Object.entries(node.properties).flatMap(([name, child]) => leaves(child, [...path, name]));
}

/** The key that `name` means, or a USAGE error with the nearest one. */
export function findKey(name: string): KeyTarget {
  for (const key of configKeys) {
    if (key.name === name) return { key, path: key.path };
    if (key.node.type === 'object' && name.startsWith(`${key.name}.`)) {
      return { key, path: [...key.path, name.slice(key.name.length + 1)] };
    }
  }
  throw new KedgeError('USAGE', `There is no configuration key ${name}`, { remedy: keyRemedy(name) });
}

function keyRemedy(name: string, others: readonly string[] = []): string {
  const near = otherNames[name] ?? nearest(name, [...configKeys.map((key) => key.name), ...others]);
  return near === undefined ? '`kedge config list` shows all keys.' : `Did you mean ${near}?`;
}

/** For a key of a file, where the levels (`cache`) have names of their own too. */
export function fileKeyRemedy(name: string): string {
  const levels = configKeys.flatMap(({ path }) =>
    path.slice(1).map((_, at) => path.slice(0, at + 1).join('.')),
  );
  return keyRemedy(name, levels);
}

/** The value that `text` stands for; what cannot be read is left as it is, for the schema to refuse. */
export function parseValue({ key, path }: KeyTarget, text: string): Json {
  const entry = path.length > key.path.length;
  switch (entry ? 'array' : key.node.type) {
    case 'boolean':
      return /^(true|yes|on|1)$/i.test(text) ? true : /^(false|no|off|0)$/i.test(text) ? false : text;
    case 'integer':
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
    case 'array':
      return text === '' || text === 'none' ? [] : text.split(separatorOf(key)).map((part) => part.trim());
    case 'object':
      return parseJson(text);
    default:
      return text;
  }
}

/** Between the items of a list: those of some have commas themselves. */
export function separatorOf({ node }: ConfigKey): string {
  return node.items?.format === 'conditions' ? ';' : ',';
}

function parseJson(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

export function isObject(value: unknown): value is ConfigObject {
  return isJsonObject(value);
}

/** What is at `path` of an object, arrays in it included; nothing that is inherited. */
export function valueAt(object: unknown, path: readonly string[]): Json | undefined {
  let value: Json | undefined = isObject(object) ? object : undefined;
  for (const part of path) {
    if (isList(value)) value = value[Number(part)];
    else value = isObject(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }
  return value;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** `object` with `value` at `path`; undefined takes it away, and levels that become empty with it. */
export function withValue(
  object: ConfigObject,
  path: readonly string[],
  value: Json | undefined,
): ConfigObject {
  const [name, ...rest] = path;
  if (name === undefined) return object;
  const child = valueAt(object, [name]);
  const changed = rest.length === 0 ? value : withValue(isObject(child) ? child : {}, rest, value);
  const others = Object.entries(object).filter(([other]) => other !== name);
  const empty =
    changed === undefined || (rest.length > 0 && isObject(changed) && Object.keys(changed).length === 0);
  return Object.fromEntries(empty ? others : [...others, [name, changed]]);
}

/** Where the dotted `name` leads in `config`, whose own keys may have dots; undefined when there is nothing. */
export function pathIn(config: Json | undefined, name: string): readonly string[] | undefined {
  if (!isObject(config)) return undefined;
  for (const key of Object.keys(config)) {
    if (key === name) return [key];
    if (!name.startsWith(`${key}.`)) continue;
    const rest = pathIn(config[key], name.slice(key.length + 1));
    if (rest !== undefined) return [key, ...rest];
  }
  return undefined;
}
