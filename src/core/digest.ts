import { createHash, hash } from 'node:crypto';
import { KedgeError } from './errors.ts';

/** `algorithm:hex`, as in https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
export type Digest = `sha256:${string}` | `sha512:${string}`;

const lengths: Readonly<Record<string, number>> = { sha256: 64, sha512: 128 };

export function isDigest(text: unknown): text is Digest {
  if (typeof text !== 'string') return false;
  const [algorithm = '', hex = '', ...rest] = text.split(':');
  return rest.length === 0 && lengths[algorithm] === hex.length && /^[0-9a-f]+$/.test(hex);
}

export function digestOf(bytes: Uint8Array | string): Digest {
  return `sha256:${hash('sha256', bytes)}`;
}

export function digestAlgorithm(digest: Digest): 'sha256' | 'sha512' {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** `what` names the thing and where it came from. */
export function digestMismatch(what: string, expected: string, found: string): KedgeError {
  return new KedgeError(
    'DIGEST_MISMATCH',
    `${what} does not match its digest: expected ${expected}, got ${found}`,
    {
      remedy: 'The image was damaged or tampered with on its way: pull or export it again.',
    },
  );
}

/** Hashes a stream as it goes by. */
export function digester(algorithm: 'sha256' | 'sha512' = 'sha256') {
  const state = createHash(algorithm);
  return {
    update: (chunk: Uint8Array): void => void state.update(chunk),
    digest: (): Digest => `${algorithm}:${state.digest('hex')}`,
  };
}
