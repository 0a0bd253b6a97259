import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { KedgeError, systemCode } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';
import {
  type AuthFile,
  bestKey,
  type Credentials,
  entryCredentials,
  readAuthFile,
  toCredentials,
} from './auth-file.ts';

export interface CredentialOptions {
  /** What the user gave for this very registry; goes before everything else. */
  readonly username?: string;
  readonly password?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly signal: AbortSignal;
}

export interface CredentialSearch {
  readonly found: Credentials | undefined;
  /** What got in the way, for the message when the registry then refuses. Holds no credential. */
  readonly notes: readonly string[];
}

/**
 * Looks for credentials: given ones, KEDGE_REGISTRY_USERNAME and KEDGE_REGISTRY_PASSWORD, REGISTRY_AUTH_FILE, docker's
 * config.json, podman's auth.json; in each file the registry's helper, the common helper, the entries. The first that
 * has any wins. A helper that is missing or broken is noted and passed over: many images need no credentials at all.
 */
export async function findCredentials(
  { registry, repository }: { readonly registry: string; readonly repository: string },
  options: CredentialOptions,
): Promise<CredentialSearch> {
  const given = givenCredentials(options);
  if (given) return { found: given, notes: [] };
  const notes: string[] = [];
  for (const path of authFiles(options)) {
    const file = await readAuthFile(path);
    if (!file) {
      if (path === options.env['REGISTRY_AUTH_FILE'])
        notes.push(`REGISTRY_AUTH_FILE names ${printable(path)}, which is not there`);
      continue;
    }
    const found = await searchFile(file, { registry, repository, notes, options });
    if (found) return { found, notes };
  }
  return { found: undefined, notes };
}

function givenCredentials({ username, password, env }: CredentialOptions): Credentials | undefined {
  const fromFlags = pair(username, password, ['--username', '--password-stdin']);
  if (fromFlags) return fromFlags;
  const names = ['KEDGE_REGISTRY_USERNAME', 'KEDGE_REGISTRY_PASSWORD'] as const;
  return pair(env[names[0]] || undefined, env[names[1]] || undefined, names);
}

function pair(
  username: string | undefined,
  password: string | undefined,
  names: readonly [string, string],
): Credentials | undefined {
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || username === '' || password === undefined) {
    const [there, missing] = password === undefined ? names : names.toReversed();
    throw new KedgeError('CREDENTIALS_UNUSABLE', `${there} is given without ${missing}`, {
      remedy: `Give both ${names.join(' and ')}.`,
    });
  }
  return toCredentials(username, password);
}

function authFiles({ env, home }: CredentialOptions): string[] {
  const runtime = env['XDG_RUNTIME_DIR'];
  const named = env['REGISTRY_AUTH_FILE'];
  return [
    ...(named ? [named] : []),
    join(env['DOCKER_CONFIG'] || join(home, '.docker'), 'config.json'),
    ...(runtime ? [join(runtime, 'containers', 'auth.json')] : []),
    join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'containers', 'auth.json'),
  ];
}

interface Search {
  readonly registry: string;
  readonly repository: string;
  readonly notes: string[];
  readonly options: CredentialOptions;
}

async function searchFile(file: AuthFile, search: Search): Promise<Credentials | undefined> {
  const { registry, repository, notes, options } = search;
  const key = bestKey(file.helpers.keys(), registry, repository);
  const own = key === undefined ? undefined : file.helpers.get(key);
  const asked: [helper: string, server: string][] = own && key !== undefined ? [[own, key]] : [];
  if (file.store) for (const server of serverNames(registry)) asked.push([file.store, server]);
  for (const [helper, server] of asked) {
    const answer = await askHelper(helper, server, options);
    if (typeof answer !== 'string') return answer;
    if (answer !== '')
      notes.push(`credential helper ${printable(helper)} (from ${printable(file.path)}) ${answer}`);
  }
  const entry = bestKey(file.entries.keys(), registry, repository);
  return entry === undefined ? undefined : entryCredentials(file.entries.get(entry) ?? {}, file.path, entry);
}

/** What helpers know a registry by. Docker's own registry has the name it had in 2013. */
function serverNames(registry: string): string[] {
  return registry === 'docker.io' ? ['https://index.docker.io/v1/', 'docker.io'] : [registry];
}

const helperMs = 30_000;

/**
 * Credentials, or why there are none ('' when the helper simply has none). Nothing that the helper prints is repeated.
 * https://github.com/docker/docker-credential-helpers#development
 */
async function askHelper(
  name: string,
  server: string,
  { env, signal }: CredentialOptions,
): Promise<Credentials | string> {
  if (!/^[\w.-]{1,100}$/.test(name)) return 'has a name that no helper can have';
  const { failure, output } = await new Promise<{ failure: unknown; output: string }>((resolve) => {
    const child = execFile(
      `docker-credential-${name}`,
      ['get'],
      { env, signal, timeout: helperMs, maxBuffer: 1024 * 1024 },
      (failure, output) => resolve({ failure, output }),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(server);
  });
  signal.throwIfAborted();
  if (failure) {
    if (/credentials not found/i.test(output)) return '';
    if (systemCode(failure) === 'ENOENT')
      return `is not installed (docker-credential-${name} is not on PATH)`;
    return 'failed';
  }
  return parseAnswer(output);
}

function parseAnswer(output: string): Credentials | string {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    return 'answered with something that is not JSON';
  }
  const { Username: username, Secret: secret } = isJsonObject(answer) ? answer : {};
  if (typeof username !== 'string' || typeof secret !== 'string') return 'answered without user and secret';
  return username === '' && secret === '' ? '' : toCredentials(username, secret);
}
