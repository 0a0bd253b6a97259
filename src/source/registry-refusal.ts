// What a registry means by the statuses it answers with.
// https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes
import { KedgeError } from '../core/errors.ts';
import type { HttpResponse } from '../core/http.ts';
import { isJsonObject } from '../core/json.ts';

export interface RefusalContext {
  /** What was asked for, with its source. */
  readonly what: string;
  /** `registry ghcr.io` */
  readonly peer: string;
  /** Whether credentials were sent. */
  readonly authenticated: boolean;
  /** What got in the way of finding credentials. */
  readonly notes: readonly string[];
}

const known: readonly string[] = [
  'BLOB_UNKNOWN',
  'DENIED',
  'DIGEST_INVALID',
  'MANIFEST_BLOB_UNKNOWN',
  'MANIFEST_INVALID',
  'MANIFEST_UNKNOWN',
  'NAME_INVALID',
  'NAME_UNKNOWN',
  'SIZE_INVALID',
  'TAG_INVALID',
  'TOOMANYREQUESTS',
  'UNAUTHORIZED',
  'UNAVAILABLE',
  'UNKNOWN',
  'UNSUPPORTED',
];
const maxErrorBytes = 65_536;
const laterRemedy = 'Try again later; if it goes on, ask whoever runs the registry.';

/** The error code in the body, if it is one of the known. Texts in the body may repeat what was sent: not quoted. */
export async function registryCode(response: HttpResponse): Promise<string | undefined> {
  try {
    const document: unknown = JSON.parse(Buffer.from(await response.bytes(maxErrorBytes)).toString('utf8'));
    const errors = isJsonObject(document) && Array.isArray(document['errors']) ? document['errors'] : [];
    const codes = errors.map((error: unknown) => (isJsonObject(error) ? error['code'] : undefined));
    return known.find((code) => codes.includes(code));
  } catch {
    return undefined;
  }
}

/** The error for any status but those of success and 404. */
export async function refusal(response: HttpResponse, context: RefusalContext): Promise<KedgeError> {
  const { status } = response;
  const code = await registryCode(response);
  if (response.away) {
    const text = `the storage that ${context.peer} redirects to answers with status ${status}`;
    return new KedgeError('REGISTRY_FAILED', `${context.what} cannot be fetched: ${text}`, {
      remedy: laterRemedy,
    });
  }
  if (status === 401 || status === 403) return denied(context);
  const shown = code === undefined ? `status ${status}` : `status ${status}, ${code}`;
  if (status === 429) {
    const after = response.header('retry-after');
    const wait = after !== null && /^\d{1,9}$/.test(after) ? `; it asks to wait ${after} s` : '';
    return new KedgeError(
      'REGISTRY_FAILED',
      `${context.peer} allows no more requests now (${shown})${wait}`,
      {
        remedy: context.authenticated
          ? 'Wait and try again.'
          : 'Wait, or log in: registries allow more to those they know.',
      },
    );
  }
  return new KedgeError(
    'REGISTRY_FAILED',
    `${context.what} cannot be fetched: ${context.peer} answers with ${shown}`,
    {
      remedy:
        status >= 500
          ? laterRemedy
          : 'Check the address: a registry does not answer so to a request for an image.',
    },
  );
}

function denied({ what, peer, authenticated, notes }: RefusalContext): KedgeError {
  const text = authenticated
    ? `${peer} does not let these credentials read ${what}`
    : `${peer} asks for credentials to read ${what}, or has no such image`;
  const aside = notes.length === 0 ? '' : `; ${notes.join('; ')}`;
  return new KedgeError('REGISTRY_DENIED', `${text}${aside}`, {
    remedy: 'Log in with docker login or podman login, or give --username and --password-stdin.',
  });
}
