import { KedgeError } from '../core/errors.ts';
import type { OriginPolicy } from '../core/http-agents.ts';
import { isLoopback } from '../core/loopback.ts';
import { printable } from '../core/printable.ts';
import { isRegistryHost, type Reference } from '../model/reference.ts';

/** A place where a repository can be read: the registry itself or a mirror of it. */
export interface Endpoint {
  /** As credentials are filed under it: `docker.io`, `mirror.example:5000`. */
  readonly registry: string;
  /** Host of the API, with port. */
  readonly host: string;
  readonly repository: string;
  readonly isMirror: boolean;
}

/** Mirrors in their order, then the registry itself. */
export function endpointsOf(
  { registry, repository }: Reference,
  mirrors: Readonly<Record<string, readonly string[]>>,
): Endpoint[] {
  return [
    ...(mirrors[registry] ?? []).map((mirror) => mirrorEndpoint(mirror, registry, repository)),
    { registry, host: apiHost(registry), repository, isMirror: false },
  ];
}

/** Plain HTTP for loopback and named hosts only; certificates unchecked and the user's own shown by name only. */
export function originPolicies(
  insecureRegistries: readonly string[],
  endpoints: readonly Endpoint[],
): (url: URL) => OriginPolicy {
  const insecure = new Set(insecureRegistries.map((name) => originKey(withoutScheme(name).toLowerCase())));
  const own = new Set(endpoints.map(({ host }) => originKey(host)));
  return (url) => {
    const named = insecure.has(url.host);
    return {
      plainHttp: named || isLoopback(url.hostname),
      verify: !named,
      identify: own.has(url.host),
    };
  };
}

/** `host[:port][/path]`, with or without a scheme; the path goes before the repository's name. */
function mirrorEndpoint(mirror: string, registry: string, repository: string): Endpoint {
  const plain = withoutScheme(mirror).replace(/\/$/, '');
  const slash = plain.indexOf('/');
  const host = (slash < 0 ? plain : plain.slice(0, slash)).toLowerCase();
  const path = slash < 0 ? '' : `${plain.slice(slash + 1)}/`;
  if (!isRegistryHost(host) || !/^(?:[a-z0-9._-]{1,128}\/){0,16}$/.test(path)) {
    throw new KedgeError('CONFIG_INVALID', `mirror "${shown(plain)}" of ${registry} is not a registry`, {
      remedy: 'Write mirrors as host[:port][/path].',
    });
  }
  return { registry: host, host: apiHost(host), repository: `${path}${repository}`, isMirror: true };
}

function shown(mirror: string): string {
  return printable(mirror.slice(mirror.lastIndexOf('@') + 1, 300));
}

function apiHost(registry: string): string {
  return registry === 'docker.io' ? 'registry-1.docker.io' : registry;
}

function withoutScheme(name: string): string {
  return name.replace(/^https?:\/\//i, '');
}

/** As `URL.host` has it: a default port is left out. */
function originKey(host: string): string {
  return host.replace(/:(?:443|80)$/, '');
}
