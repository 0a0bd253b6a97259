import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import type { HttpClient, HttpResponse } from '../core/http.ts';
import { isJsonObject } from '../core/json.ts';
import { nearest } from '../core/nearest.ts';
import type { RetryPolicy } from '../core/retry.ts';
import type { Reference } from '../model/reference.ts';
import type { Descriptor } from './descriptor.ts';
import {
  isIndexMediaType,
  isManifestMediaType,
  manifestMediaTypes,
  maxManifestBytes,
  tooLarge,
} from './manifest.ts';
import { readBlob } from './registry-blob.ts';
import { registryCode } from './registry-refusal.ts';
import type { RegistrySession, SessionRequest } from './registry-session.ts';
import type { ManifestRoot } from './resolve-manifest.ts';

export interface RepositoryOptions {
  /** Mirrors first, the registry itself last. */
  readonly sessions: readonly RegistrySession[];
  /** For the places outside that foreign layers name; without any login. */
  readonly http: HttpClient;
  readonly retry: RetryPolicy;
  readonly signal: AbortSignal;
}

export interface BlobQuestion {
  readonly digest: string;
  readonly size: number | undefined;
  /** Where a foreign layer lies, if not in the registry. */
  readonly urls: readonly string[];
  readonly what: string;
}

/** One repository, wherever it can be read. */
export interface RegistryRepository {
  /** What the reference's tag or digest points at. */
  root(reference: Reference, what: string): Promise<ManifestRoot>;
  /** A manifest, index or config. Neither digest nor size are checked yet. */
  document(descriptor: Descriptor, what: string): Promise<Uint8Array>;
  blob(question: BlobQuestion, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

export function registryRepository(options: RepositoryOptions): RegistryRepository {
  const { sessions, retry, signal } = options;
  /** From the one that knew the tag on: those before it did not. */
  let order = sessions;
  return {
    async root({ tag, digest }, what) {
      const name = digest ?? tag ?? 'latest';
      const headers = { accept: manifestMediaTypes.join(', ') };
      const { session, response } = await ask(order, { path: `manifests/${name}`, headers, what, signal });
      if (response.status !== 200) throw await notFound(response, session, { name, what, signal });
      order = sessions.slice(sessions.indexOf(session));
      const mediaType = response.header('content-type');
      const said = response.header('docker-content-digest');
      const expected: Digest | undefined = digest ?? (isDigest(said) ? said : undefined);
      return {
        bytes: await documentBytes(response, `manifest of ${what}`),
        ...(mediaType === null ? {} : { mediaType }),
        ...(expected === undefined ? {} : { digest: expected }),
      };
    },
    async document({ mediaType, digest }, what) {
      const isManifest = isManifestMediaType(mediaType) || isIndexMediaType(mediaType);
      const request = isManifest
        ? { path: `manifests/${digest}`, headers: { accept: mediaType }, what, signal }
        : { path: `blobs/${digest}`, what, signal };
      const { session, response } = await ask(order, request);
      const name = `${isManifest ? 'manifest' : 'config'} ${digest} of ${what}`;
      if (response.status === 200) return documentBytes(response, name);
      response.discard();
      throw missing(name, session.peer);
    },
    blob(question, asked) {
      const reader = AbortSignal.any([asked, signal]);
      const get = (offset: number): Promise<HttpResponse> =>
        askBlob(order, question, { http: options.http, offset, signal: reader });
      const { size, what } = question;
      return readBlob({ get, size, what, retry, signal: reader });
    },
  };
}

async function documentBytes(response: HttpResponse, what: string): Promise<Uint8Array> {
  try {
    return await response.bytes(maxManifestBytes);
  } catch (thrown) {
    if (!(thrown instanceof KedgeError) || thrown.code !== 'LIMIT_EXCEEDED') throw thrown;
    const remedy = what.startsWith('config')
      ? 'Build the image again, with less in its labels, variables and history.'
      : undefined;
    throw tooLarge(`${what} is too large`, remedy);
  }
}

/** The first answer that is not 404 and not an error; when there is none, the last one's: the registry's own. */
async function ask(
  order: readonly RegistrySession[],
  request: SessionRequest,
): Promise<{ session: RegistrySession; response: HttpResponse }> {
  for (const [at, session] of order.entries()) {
    const isLast = at === order.length - 1;
    try {
      const response = await session.get(request);
      if (response.status !== 404 || isLast) return { session, response };
      response.discard();
    } catch (thrown) {
      if (isLast || request.signal.aborted) throw thrown;
    }
  }
  throw new KedgeError('INTERNAL', `${request.what} has no registry to come from`);
}

async function askBlob(
  order: readonly RegistrySession[],
  { digest, urls, what }: BlobQuestion,
  { http, offset, signal }: { http: HttpClient; offset: number; signal: AbortSignal },
): Promise<HttpResponse> {
  const headers: Record<string, string> = offset === 0 ? {} : { range: `bytes=${offset}-` };
  const { session, response } = await ask(order, { path: `blobs/${digest}`, headers, what, signal });
  if (response.status !== 404) return response;
  response.discard();
  if (urls.length === 0) throw missing(what, session.peer);
  return foreign({ http, urls, headers, what, signal });
}

interface ForeignRequest {
  readonly http: HttpClient;
  readonly urls: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly what: string;
  readonly signal: AbortSignal;
}

const maxUrls = 8;

/** A layer that may not be given away (Windows base layers) lies with who made it. The URLs are the image's word. */
async function foreign({ http, urls, headers, what, signal }: ForeignRequest): Promise<HttpResponse> {
  const failures: string[] = [];
  for (const text of urls.slice(0, maxUrls)) {
    const url = URL.parse(text);
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      failures.push('a URL that cannot be asked');
      continue;
    }
    try {
      const response = await http.request({ url, headers, peer: url.host, signal });
      if (response.status === 200 || response.status === 206) return response;
      response.discard();
      failures.push(`${url.host} answers with status ${response.status}`);
    } catch (thrown) {
      if (signal.aborted || !(thrown instanceof KedgeError)) throw thrown;
      failures.push(thrown.message);
    }
  }
  throw new KedgeError(
    'IMAGE_NOT_FOUND',
    `${what} is a foreign layer: it is not in the registry and cannot be had from its URLs: ${failures.join('; ')}`,
    { remedy: 'Push it to the registry together with the image, or make its URLs reachable.' },
  );
}

function missing(what: string, peer: string): KedgeError {
  return new KedgeError('IMAGE_NOT_FOUND', `${what} is missing in ${peer}`, {
    remedy: 'The registry is damaged or was cleaned up: push the image again.',
  });
}

async function notFound(
  response: HttpResponse,
  session: RegistrySession,
  { name, what, signal }: { name: string; what: string; signal: AbortSignal },
): Promise<KedgeError> {
  const isKnown = (await registryCode(response)) !== 'NAME_UNKNOWN';
  const tags = isKnown ? await listTags(session, what, signal) : 'no-repository';
  if (tags === 'no-repository' || tags === 'not-told') {
    const missing = tags === 'no-repository' ? 'no such repository' : 'no such tag or digest';
    return new KedgeError(
      'IMAGE_NOT_FOUND',
      `${what} was not found: there is ${missing} in ${session.peer}`,
      {
        remedy: 'Check the spelling. Some registries answer so for images that need a login.',
      },
    );
  }
  const isTag = !isDigest(name);
  const close = isTag ? nearest(name, tags) : undefined;
  const hint =
    tags.length === 0 ? 'it has no tags' : close === undefined ? `it has ${some(tags)}` : `nearest: ${close}`;
  return new KedgeError(
    'IMAGE_NOT_FOUND',
    `${what} was not found: there is no such ${isTag ? 'tag' : 'digest'} in ${session.peer}; ${hint}`,
    { remedy: 'Check the tag or digest.' },
  );
}

const maxShown = 8;
const maxListBytes = 4 * 1024 * 1024;

function some(tags: readonly string[]): string {
  const more = tags.length > maxShown ? ` and ${tags.length - maxShown} more` : '';
  return `${tags.slice(0, maxShown).join(', ')}${more}`;
}

/** The repository's tags (the first page), or why there are none. */
async function listTags(
  session: RegistrySession,
  what: string,
  signal: AbortSignal,
): Promise<string[] | 'no-repository' | 'not-told'> {
  try {
    const response = await session.get({ path: 'tags/list?n=1000', what, signal });
    if (response.status !== 200) {
      response.discard();
      return response.status === 404 ? 'no-repository' : 'not-told';
    }
    const document: unknown = JSON.parse(Buffer.from(await response.bytes(maxListBytes)).toString('utf8'));
    const tags = isJsonObject(document) && Array.isArray(document['tags']) ? document['tags'] : [];
    return tags.filter((tag): tag is string => typeof tag === 'string' && /^[\w.-]{1,128}$/.test(tag)).sort();
  } catch {
    signal.throwIfAborted();
    return 'not-told';
  }
}
