import { hash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { KedgeError, reason, systemCode } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';

/** Where a daemon listens. */
export type DaemonAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number; readonly tls?: DaemonTls }
  /** `path`: the socket on the other machine, when it is not the usual one. */
  | {
      readonly kind: 'ssh';
      readonly host: string;
      readonly user?: string;
      readonly port?: number;
      readonly path?: string;
      readonly keyFile?: string;
    };

export interface DaemonTls {
  readonly ca?: Buffer;
  readonly cert?: Buffer;
  readonly key?: Buffer;
  /** False where the user's settings say that the daemon's certificate is not to be checked. */
  readonly verify: boolean;
}

/** What finding a daemon depends on. */
export interface DaemonEnvironment {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home directory. */
  readonly home: string;
}

/** For messages. */
export function formatAddress(address: DaemonAddress): string {
  if (address.kind === 'unix') return printable(`unix://${address.path}`);
  const port = address.port === undefined ? '' : `:${address.port}`;
  const path = address.kind === 'ssh' ? (address.path ?? '') : '';
  return printable(`${address.kind}://${address.host}${port}${path}`);
}

/** The docker CLI's order: DOCKER_HOST, DOCKER_CONTEXT, the current context, the default socket, the user's own. */
export async function dockerAddress({ env, home }: DaemonEnvironment): Promise<DaemonAddress> {
  const configDirectory = env['DOCKER_CONFIG'] || join(home, '.docker');
  const host = env['DOCKER_HOST'];
  if (host) {
    const address = parseDaemonUrl(host, 'DOCKER_HOST');
    const certificates = env['DOCKER_CERT_PATH'] || configDirectory;
    if (address.kind !== 'tcp' || !(env['DOCKER_TLS_VERIFY'] || env['DOCKER_TLS'])) return address;
    return { ...address, tls: await readTls(certificates, Boolean(env['DOCKER_TLS_VERIFY'])) };
  }
  const context = env['DOCKER_CONTEXT'] || (await currentContext(configDirectory));
  if (context && context !== 'default') return contextAddress(configDirectory, context);
  return firstSocket([
    '/var/run/docker.sock',
    ...(env['XDG_RUNTIME_DIR'] ? [join(env['XDG_RUNTIME_DIR'], 'docker.sock')] : []),
    join(home, '.docker/run/docker.sock'),
  ]);
}

/** Podman's order: CONTAINER_HOST, the user's own service, the system's. */
export async function podmanAddress({ env }: DaemonEnvironment): Promise<DaemonAddress> {
  const host = env['CONTAINER_HOST'];
  if (host) {
    const address = parseDaemonUrl(host, 'CONTAINER_HOST');
    const keyFile = env['CONTAINER_SSHKEY'];
    return address.kind === 'ssh' && keyFile ? { ...address, keyFile } : address;
  }
  const own = env['XDG_RUNTIME_DIR'];
  return firstSocket([...(own ? [join(own, 'podman/podman.sock')] : []), '/run/podman/podman.sock']);
}

/** The first that exists; without one the first, for the message that says it is not there. */
async function firstSocket(paths: readonly string[]): Promise<DaemonAddress> {
  for (const path of paths) {
    const facts = await stat(path).catch((cause: unknown) => systemCode(cause));
    // A socket in a folder that may not be entered exists as far as anybody can tell.
    if (facts === 'EACCES' || (typeof facts === 'object' && facts.isSocket())) return { kind: 'unix', path };
  }
  return { kind: 'unix', path: paths[0] ?? '' };
}

/** `setting` names where the URL comes from. It may hold a password, and is never quoted. */
export function parseDaemonUrl(text: string, setting: string): DaemonAddress {
  const scheme = /^([a-z]+):\/\//.exec(text)?.[1];
  if (scheme === 'unix')
    return { kind: 'unix', path: text.slice('unix://'.length) || '/var/run/docker.sock' };
  const url = URL.parse(scheme === undefined ? `tcp://${text}` : text);
  const host = url?.hostname.replace(/^\[|\]$/g, '') ?? '';
  const port = url?.port ? Number(url.port) : undefined;
  // A host that begins with a dash would be an option of ssh.
  if (!url || !/^[A-Za-z0-9_:][A-Za-z0-9._:%-]*$/.test(host))
    throw unusable(setting, 'it is not a URL of a daemon');
  switch (url.protocol) {
    case 'tcp:':
    case 'http:':
      return { kind: 'tcp', host, port: port ?? 2375 };
    case 'https:':
      return { kind: 'tcp', host, port: port ?? 2376, tls: { verify: true } };
    case 'ssh:': {
      const user = userName(url.username, setting);
      const path = url.pathname === '/' ? '' : url.pathname;
      return { kind: 'ssh', host, ...(user && { user }), ...(port && { port }), ...(path && { path }) };
    }
    default:
      throw unusable(setting, `${printable(url.protocol)} is none of unix:, tcp:, http:, https: and ssh:`);
  }
}

function userName(encoded: string, setting: string): string {
  try {
    const user = decodeURIComponent(encoded);
    if (/^(?:[A-Za-z0-9_][\w.@+-]*)?$/.test(user)) return user;
  } catch {
    // A "%" that encodes nothing.
  }
  throw unusable(setting, 'its user is not a user name');
}

function unusable(setting: string, why: string): KedgeError {
  return new KedgeError('CONFIG_INVALID', `${setting} cannot be used: ${why}`, {
    remedy: 'Set it to unix:///path, tcp://host:port or ssh://user@host.',
  });
}

async function currentContext(configDirectory: string): Promise<string | undefined> {
  const config = await readJson(join(configDirectory, 'config.json'));
  const name = isJsonObject(config) ? config['currentContext'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** https://docs.docker.com/engine/manage-resources/contexts/ */
async function contextAddress(configDirectory: string, name: string): Promise<DaemonAddress> {
  const id = hash('sha256', name);
  const what = `Docker context ${printable(name)}`;
  const meta = await readJson(join(configDirectory, 'contexts/meta', id, 'meta.json'));
  if (meta === undefined) {
    throw new KedgeError('CONFIG_INVALID', `${what} does not exist`, {
      remedy: 'docker context ls shows those that do.',
    });
  }
  const endpoints = isJsonObject(meta) ? meta['Endpoints'] : undefined;
  const endpoint = isJsonObject(endpoints) ? endpoints['docker'] : undefined;
  const host = isJsonObject(endpoint) ? endpoint['Host'] : undefined;
  if (!isJsonObject(endpoint) || typeof host !== 'string') throw unusable(what, 'it has no Docker endpoint');
  const address = parseDaemonUrl(host, what);
  const certificates = join(configDirectory, 'contexts/tls', id, 'docker');
  const hasTls = (await stat(certificates).catch(() => undefined))?.isDirectory() ?? false;
  if (address.kind !== 'tcp' || !(hasTls || endpoint['SkipTLSVerify'] === true)) return address;
  return { ...address, tls: await readTls(certificates, endpoint['SkipTLSVerify'] !== true) };
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    const code = systemCode(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    // What JSON.parse says quotes the text, and the text may hold passwords.
    const why = code === undefined ? 'it is not JSON' : `it cannot be read (${code})`;
    throw new KedgeError('CONFIG_INVALID', `Docker configuration ${printable(path)}: ${why}`, {
      remedy: 'Mend the file, or name the daemon with DOCKER_HOST.',
    });
  }
}

async function readTls(directory: string, verify: boolean): Promise<DaemonTls> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map(async (name) => {
      try {
        return await readFile(join(directory, name));
      } catch (cause) {
        if (systemCode(cause) === 'ENOENT') return undefined;
        const path = printable(join(directory, name));
        throw new KedgeError('CREDENTIALS_UNUSABLE', `${path} cannot be read: ${reason(cause)}`, { cause });
      }
    }),
  );
  return { verify, ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}
