// Where docker, podman and skopeo keep what `login` was told.
// https://docs.docker.com/reference/cli/docker/login/#credential-stores
// https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md
import { readFile } from 'node:fs/promises';
import { KedgeError, systemCode } from '../core/errors.ts';
import { isJsonObject, type JsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';

/** What is needed to read from a registry. */
export type Credentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** Exchanged for an access token at the registry's token server. */
  | { readonly kind: 'identity'; readonly token: string }
  /** Sent as it is. */
  | { readonly kind: 'bearer'; readonly token: string };

export interface AuthFile {
  readonly path: string;
  /** Helper of one registry, by key. */
  readonly helpers: ReadonlyMap<string, string>;
  /** Helper of all the others. */
  readonly store: string | undefined;
  readonly entries: ReadonlyMap<string, JsonObject>;
}

const maxBytes = 4 * 1024 * 1024;

/** Undefined when there is no such file. Throws CREDENTIALS_UNUSABLE when it cannot be read as what it should be. */
export async function readAuthFile(path: string): Promise<AuthFile | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    const code = systemCode(thrown) ?? '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unusable(path, `it cannot be read (${code})`);
  }
  if (text.length > maxBytes) throw unusable(path, `it is larger than ${maxBytes} bytes`);
  const document = parse(text.replace(/^\ufeff/, ''), path);
  const { credHelpers, credsStore, auths } = document;
  return {
    path,
    helpers: new Map(
      Object.entries(isJsonObject(credHelpers) ? credHelpers : {}).filter(
        (pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '',
      ),
    ),
    store: typeof credsStore === 'string' && credsStore !== '' ? credsStore : undefined,
    entries: new Map(
      Object.entries(isJsonObject(auths) ? auths : {}).filter((pair): pair is [string, JsonObject] =>
        isJsonObject(pair[1]),
      ),
    ),
  };
}

/** Undefined for an entry that only says "logged in": the credentials are in a helper then. */
export function entryCredentials(entry: JsonObject, path: string, key: string): Credentials | undefined {
  const { identitytoken, registrytoken, auth, username, password } = entry;
  if (isText(identitytoken)) return { kind: 'identity', token: identitytoken };
  if (isText(registrytoken)) return { kind: 'bearer', token: registrytoken };
  if (isText(auth)) {
    const decoded = Buffer.from(auth, 'base64').toString('utf8').replace(/\0+$/, '');
    const colon = decoded.indexOf(':');
    if (colon < 1) throw unusable(path, `the entry of ${printable(key)} does not hold user and password`);
    return toCredentials(decoded.slice(0, colon), decoded.slice(colon + 1));
  }
  return isText(username) && isText(password) ? toCredentials(username, password) : undefined;
}

/** Helpers and registries mark identity tokens by this user name. */
export function toCredentials(username: string, password: string): Credentials {
  return username === '<token>'
    ? { kind: 'identity', token: password }
    : { kind: 'basic', username, password };
}

/**
 * The key that fits `registry/repository` best: the longest path first (podman's keys may hold one), the registry
 * alone last. Keys may be written as URLs, as docker does for its own registry.
 */
export function bestKey(keys: Iterable<string>, registry: string, repository: string): string | undefined {
  const whole = `${registry}/${repository}`;
  let best: { key: string; length: number } | undefined;
  for (const key of keys) {
    const plain = plainKey(key);
    const fits = whole === plain || whole.startsWith(`${plain}/`);
    if (fits && plain.length > (best?.length ?? 0)) best = { key, length: plain.length };
  }
  return best?.key;
}

function plainKey(key: string): string {
  const path = key.toLowerCase().replace(/^https?:\/\//, '');
  const trimmed = path.endsWith('/') ? path.slice(0, -1) : path;
  const plain = trimmed.replace(/\/v[12]$/, '');
  const slash = plain.indexOf('/');
  const host = slash < 0 ? plain : plain.slice(0, slash);
  const isDocker = host === 'index.docker.io' || host === 'registry-1.docker.io';
  return isDocker ? `docker.io${plain.slice(host.length)}` : plain;
}

function parse(text: string, path: string): JsonObject {
  if (text.trim() === '') return {};
  try {
    const document: unknown = JSON.parse(text);
    if (isJsonObject(document)) return document;
  } catch {
    // What JSON.parse says quotes the text, and the text holds passwords.
  }
  throw unusable(path, 'it is not a JSON object');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function unusable(path: string, why: string): KedgeError {
  return new KedgeError('CREDENTIALS_UNUSABLE', `credentials file ${printable(path)}: ${why}`, {
    remedy: 'Mend the file, or log in again with docker login or podman login.',
  });
}
