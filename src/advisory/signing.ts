import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { KedgeError } from '../core/errors.ts';

/*
 * Ed25519 (RFC 8032). A public key is written `ed25519:` and its 32 bytes in base64, a private key as PKCS #8 in PEM.
 */

/** Keeps a signature from counting for anything else that is signed with the same key. */
const domain = 'kedge feeds bundle 1\n';
const prefix = 'ed25519:';

export interface Signature {
  readonly key: string;
  /** base64 */
  readonly signature: string;
}

export function newPrivateKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Throws CONFIG_INVALID when `pem` is no Ed25519 key; `what` names the file. */
export function readPrivateKey(pem: string, what: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // What OpenSSL says adds nothing a person can use, and a key is near.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new KedgeError('CONFIG_INVALID', `${what} holds no private Ed25519 key in PEM form`, {
    remedy: 'Make one with `kedge feeds key FILE`.',
  });
}

export function publicKeyOf(privateKey: KeyObject): string {
  const { x = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  return `${prefix}${Buffer.from(x, 'base64url').toString('base64')}`;
}

export function sign(bytes: Uint8Array, privateKey: KeyObject): Signature {
  const signature = signBytes(null, Buffer.concat([Buffer.from(domain), bytes]), privateKey);
  return { key: publicKeyOf(privateKey), signature: signature.toString('base64') };
}

/** Throws SIGNATURE_INVALID unless one of the `trusted` keys signed the bytes. */
export function checkSignature(
  bytes: Uint8Array,
  { key, signature }: Signature,
  { trusted, what }: { readonly trusted: readonly string[]; readonly what: string },
): void {
  if (!trusted.includes(key)) {
    throw new KedgeError('SIGNATURE_INVALID', `${what} is signed by ${key}, which is not trusted`, {
      remedy: 'If you know whose key that is and trust them, add it to `feeds.trustedKeys`.',
    });
  }
  const raw = Buffer.from(key.slice(prefix.length), 'base64');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  const signed = Buffer.concat([Buffer.from(domain), bytes]);
  if (verifyBytes(null, signed, publicKey, Buffer.from(signature, 'base64'))) return;
  throw new KedgeError(
    'SIGNATURE_INVALID',
    `${what} does not match its signature: it was changed or damaged`,
    {
      remedy: 'Bring it over again.',
    },
  );
}
