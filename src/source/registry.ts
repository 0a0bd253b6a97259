// Images in registries: the OCI distribution protocol 1.1 and Docker's v2, which it grew from.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md
import { compact } from '../core/compact.ts';
import type { HttpClient } from '../core/http.ts';
import type { RetryPolicy } from '../core/retry.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Platform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';
import { formatReference, parseReference, type Reference } from '../model/reference.ts';
import { findCredentials } from './credentials.ts';
import { checkContent, type Descriptor } from './descriptor.ts';
import { requirePlatform } from './platform.ts';
import { type Endpoint, endpointsOf, originPolicies } from './registry-endpoint.ts';
import { type RegistryRepository, registryRepository } from './registry-repository.ts';
import { registrySession } from './registry-session.ts';
import { configPlatform, type ResolvedManifest, resolveManifest } from './resolve-manifest.ts';
import type { BlobImage, ImageOrigin, OpenOptions, Source } from './source.ts';

export interface RegistryOptions {
  /** For the registry of the image, not for its mirrors. */
  readonly username?: string;
  readonly password?: string;
  /** PEM text; trusted besides the authorities that Node trusts. */
  readonly caCert?: string;
  /** PEM text; shown to the registry and its mirrors, not to where they redirect. */
  readonly clientCert?: string;
  readonly clientKey?: string;
  /** `host[:port]`: may be plain HTTP, and certificates are not checked. */
  readonly insecureRegistries: readonly string[];
  /** By registry: `host[:port][/path]`, tried in order before the registry itself. */
  readonly mirrors: Readonly<Record<string, readonly string[]>>;
  /** Proxies, credentials and where credential files lie. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's home directory. */
  readonly home: string;
  readonly timeouts: {
    /** For a connection to come about. */
    readonly connectMs: number;
    /** Without a byte from the registry. */
    readonly idleMs: number;
  };
  /** Taken when an image has several platforms and none was asked for. */
  readonly machine: Platform;
  readonly retry: RetryPolicy;
}

export function registrySource(options: RegistryOptions): Source {
  return {
    scheme: 'registry',
    summary: 'an image in a registry (OCI or Docker)',
    open: (location, open) => openImage(parseReference(location), options, open),
  };
}

async function openImage(
  reference: Reference,
  options: RegistryOptions,
  open: OpenOptions,
): Promise<BlobImage> {
  const ended = new AbortController();
  const signal = AbortSignal.any([open.signal, ended.signal]);
  const endpoints = endpointsOf(reference, options.mirrors);
  // Loaded on demand: a scan of a local image starts sooner without.
  const { httpClient } = await import('../core/http.ts');
  const { caCert, clientCert, clientKey } = options;
  const http = httpClient({
    env: options.env,
    ...compact({ caCert, clientCert, clientKey }),
    ...options.timeouts,
    retry: options.retry,
    codes: { unreachable: 'REGISTRY_UNREACHABLE', failed: 'REGISTRY_FAILED' },
    policy: originPolicies(options.insecureRegistries, endpoints),
  });
  const close = async (): Promise<void> => {
    ended.abort(new DOMException('the image was closed', 'AbortError'));
    http.close();
  };
  try {
    const repository = connect(endpoints, { options, http, signal });
    return {
      ...(await resolveImage(reference, repository, { options, open })),
      [Symbol.asyncDispose]: close,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

function connect(
  endpoints: readonly Endpoint[],
  { options, http, signal }: { options: RegistryOptions; http: HttpClient; signal: AbortSignal },
): RegistryRepository {
  const { insecureRegistries, retry } = options;
  const policy = originPolicies(insecureRegistries, endpoints);
  const sessions = endpoints.map(({ registry, host, repository, isMirror }) =>
    registrySession({
      host,
      repository,
      peer: isMirror ? `mirror ${registry}` : `registry ${registry}`,
      mayBePlain: policy(new URL(`https://${host}`)).plainHttp,
      http,
      signal,
      credentials: () =>
        findCredentials({ registry, repository }, { ...credentialOptions(options, isMirror), signal }),
      now: () => retry.now(),
    }),
  );
  return registryRepository({ sessions, http, retry, signal });
}

/** What was given for the image's registry is nobody else's business. */
function credentialOptions({ username, password, env, home }: RegistryOptions, isMirror: boolean) {
  const { KEDGE_REGISTRY_USERNAME: _user, KEDGE_REGISTRY_PASSWORD: _password, ...others } = env;
  return {
    ...(isMirror ? {} : compact({ username, password })),
    env: isMirror ? others : env,
    home,
  };
}

async function resolveImage(
  reference: Reference,
  repository: RegistryRepository,
  { options, open }: { options: RegistryOptions; open: OpenOptions },
): Promise<Omit<BlobImage, typeof Symbol.asyncDispose>> {
  const location = `registry:${formatReference(reference)}`;
  const what = `image ${location}`;
  const { platform, allowMismatch } = open;
  const root = await repository.root(reference, what);
  const fetch = (descriptor: Descriptor): Promise<Uint8Array> => repository.document(descriptor, what);
  const resolveOptions = { platform, machine: options.machine, what, allowMismatch };
  const resolved = await resolveManifest(root, fetch, resolveOptions);
  const { config: configDescriptor, layers } = resolved.manifest;
  const config = await fetch(configDescriptor);
  const problems: Problem[] = [...resolved.problems];
  checkContent(config, configDescriptor, {
    what: `config of ${what}`,
    problems: allowMismatch ? problems : undefined,
  });
  if (resolved.indexDigest === undefined) {
    requirePlatform(configPlatform(config, `config of ${what}`), platform, what);
  }
  return {
    access: 'blobs',
    remote: true,
    image: {
      origin: originOf(reference, resolved),
      configDigest: configDescriptor.digest,
      config,
      layers: layers.map(({ digest, mediaType, size }) => ({ name: digest, mediaType, digest, size })),
      problems,
    },
    read: blobReader(layers, repository, what),
  };
}

function originOf(reference: Reference, resolved: ResolvedManifest): ImageOrigin {
  const { registry, repository, tag } = reference;
  const { mediaType, manifestDigest, indexDigest } = resolved;
  return {
    location: `registry:${formatReference(reference)}`,
    tags: tag === undefined ? [] : [`${registry}/${repository}:${tag}`],
    mediaType,
    manifestDigest,
    ...(indexDigest === undefined ? {} : { indexDigest }),
  };
}

function blobReader(
  layers: readonly Descriptor[],
  repository: RegistryRepository,
  what: string,
): BlobImage['read'] {
  const byName = new Map<string, Descriptor>(layers.map((layer) => [layer.digest, layer]));
  return ({ name, digest, size }: LayerRef, signal) => {
    const known = byName.get(digest ?? name);
    return repository.blob(
      { digest: digest ?? name, size, urls: known?.urls ?? [], what: `layer ${name} of ${what}` },
      signal,
    );
  };
}
