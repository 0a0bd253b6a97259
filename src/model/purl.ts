import { KedgeError } from '../core/errors.ts';
import { decodeName, encodeName } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';
import { ruleFor } from './purl-types.ts';

/**
 * A package URL: `pkg:type/namespace/name@version?qualifiers#subpath`, its components not percent-encoded.
 * https://ecma-international.org/publications-and-standards/standards/ecma-427/
 */
export interface Purl {
  readonly type: string;
  /** Segments joined by `/`; for npm the scope with its `@`. */
  readonly namespace?: string;
  readonly name: string;
  readonly version?: string;
  /** Empty and undefined values are left out. */
  readonly qualifiers?: { readonly [key: string]: string | undefined };
  readonly subpath?: string;
}

/** The canonical text. Throws USAGE when a component that the type demands is missing or malformed. */
export function formatPurl(purl: Purl): string {
  const { type, namespace, name, version, qualifiers, subpath } = normalize(purl);
  const query = Object.entries(qualifiers ?? {})
    .map(([key, value]) => `${key}=${encode(value ?? '')}`)
    .join('&');
  return [
    `pkg:${type}/`,
    namespace === undefined ? '' : `${encodeSegments(namespace)}/`,
    encode(name),
    version === undefined ? '' : `@${encode(version)}`,
    query === '' ? '' : `?${query}`,
    subpath === undefined ? '' : `#${encodeSegments(subpath)}`,
  ].join('');
}

/** Reads a package URL, canonical or not; the result is normalised. Throws USAGE when it is none. */
export function parsePurl(text: string): Purl {
  return normalize(purlComponents(text));
}

/** The components as written, but for percent-encoding: in their own case, and whatever the type demands. */
export function purlComponents(text: string): Purl {
  const [withoutSubpath, subpath] = splitLast(text, '#');
  const [locator, query] = splitLast(withoutSubpath, '?');
  const colon = locator.indexOf(':');
  if (colon < 0 || locator.slice(0, colon).toLowerCase() !== 'pkg') {
    throw invalid(text, 'it does not start with "pkg:"');
  }
  const remainder = locator.slice(colon + 1).replace(/^\/{1,16}/, '');
  const slash = remainder.indexOf('/');
  if (slash < 0) throw invalid(text, 'it has no type or no name');
  const [path, version] = splitVersion(remainder.slice(slash + 1));
  const segments = path.split('/').filter((segment) => segment !== '');
  const name = version !== undefined && path.endsWith('/') ? undefined : segments.pop();
  if (name === undefined) throw invalid(text, 'it has no name');
  const decode = (part: string) => decodePercent(part, text);
  return {
    type: remainder.slice(0, slash),
    ...(segments.length > 0 && { namespace: segments.map(decode).join('/') }),
    name: decode(name),
    ...(version && { version: decode(version) }),
    ...(query && { qualifiers: parseQualifiers(query, text) }),
    ...(subpath && { subpath: subpath.split('/').map(decode).join('/') }),
  };
}

function normalize(purl: Purl): Purl {
  const type = purl.type.toLowerCase();
  if (!/^[a-z][a-z0-9.-]*$/.test(type)) throw invalid(purl.type, 'it is not a package type');
  const rule = ruleFor(type);
  const lower = (part: 'namespace' | 'name' | 'version', value: string) =>
    rule.lower?.includes(part) ? value.toLowerCase() : value;
  const namespace = segmentsOf(purl.namespace).join('/');
  const subpath = segmentsOf(purl.subpath)
    .filter((segment) => segment !== '.' && segment !== '..')
    .join('/');
  const qualifiers = normalizeQualifiers(purl);
  const normal = {
    type,
    ...(namespace !== '' && { namespace: lower('namespace', namespace) }),
    name: lower('name', purl.name),
    ...(purl.version && { version: lower('version', purl.version) }),
    ...(qualifiers && { qualifiers }),
    ...(subpath !== '' && { subpath }),
  };
  const wrong = problemOf(normal);
  if (wrong !== undefined) throw invalid(`${type}/${purl.name}`, wrong);
  return rule.name === undefined ? normal : { ...normal, name: rule.name(normal.name, normal) };
}

function problemOf(purl: Purl): string | undefined {
  const rule = ruleFor(purl.type);
  if (purl.name === '') return 'it has no name';
  const missing = rule.required?.find((part) => purl[part] === undefined);
  if (missing !== undefined) return `type ${purl.type} needs a ${missing}`;
  const excess = rule.prohibited?.find((part) => purl[part] !== undefined);
  if (excess !== undefined) return `type ${purl.type} has no ${excess}`;
  return rule.problem?.(purl);
}

function normalizeQualifiers({ qualifiers = {}, name }: Purl): Purl['qualifiers'] {
  const entries = Object.entries(qualifiers)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => [key.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [key] of entries) {
    if (!/^[a-z][a-z0-9._-]*$/.test(key)) throw invalid(name, `"${printable(key)}" is not a qualifier`);
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function parseQualifiers(query: string, text: string): Record<string, string> {
  const qualifiers = new Map<string, string>();
  for (const pair of query.split('&')) {
    const at = pair.indexOf('=');
    const key = (at < 0 ? pair : pair.slice(0, at)).toLowerCase();
    if (key === '') continue;
    if (qualifiers.has(key)) throw invalid(text, `the qualifier "${printable(key)}" stands there twice`);
    qualifiers.set(key, at < 0 ? '' : decodePercent(pair.slice(at + 1), text));
  }
  return Object.fromEntries(qualifiers);
}

function segmentsOf(path: string | undefined): string[] {
  return (path ?? '').split('/').filter((segment) => segment !== '');
}

function splitLast(text: string, separator: string): [string, string | undefined] {
  const at = text.lastIndexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** An `@` that begins a segment before the last is an unencoded npm scope, not the start of the version. */
function splitVersion(path: string): [string, string | undefined] {
  const at = path.lastIndexOf('@');
  const scope = (at === 0 || path[at - 1] === '/') && path.includes('/', at);
  return at < 0 || scope ? [path, undefined] : [path.slice(0, at), path.slice(at + 1)];
}

function encodeSegments(path: string): string {
  return path.split('/').map(encode).join('/');
}

/** All but letters, digits and `.-_~:` as `%HH` of its UTF-8 bytes. */
function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9.\-_~:]+/g, (run) =>
    Array.from(encodeName(run), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}

function decodePercent(part: string, text: string): string {
  if (!part.includes('%')) return part;
  if (/%(?![0-9A-Fa-f]{2})/.test(part))
    throw invalid(text, 'a "%" is not followed by two hexadecimal digits');
  return part.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) =>
    decodeName(Buffer.from(run.replaceAll('%', ''), 'hex')),
  );
}

function invalid(text: string, why: string): KedgeError {
  return new KedgeError('USAGE', `"${printable(text.slice(0, 200))}" is not a package URL: ${why}`);
}
