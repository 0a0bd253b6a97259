import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import type { FeedState } from '../model/advisory.ts';
import type { Signature } from './signing.ts';

/*
 * A bundle carries advisories to where there is no network: a zstd-compressed tar of a manifest, its signature, and for
 * each feed a file of records, one JSON text a line. It holds records and not the store, so that whoever takes it over
 * checks each as if it came from a publisher, and opens no database that somebody else wrote; the digest of the store
 * that results shows that nothing was lost. The manifest stands first and tells size and digest of everything after it:
 * once its signature is checked, nothing that was not signed is read.
 */

export const manifestName = 'manifest.json';
export const signatureName = 'manifest.sig.json';
/** What may be read before the signature is known to be good. */
export const maxManifestBytes = 16 * 1024 * 1024;
export const maxSignatureBytes = 4096;
/** Of the records of one feed. */
const maxMemberBytes = 64 * 1024 ** 3;
const maxFeeds = 10_000;

export interface BundleFeed {
  readonly state: FeedState;
  /** Records left out when the feed was read, since the base. */
  readonly skipped: number;
  /** Whether the lines are all of the feed, or what changed since the base. */
  readonly kind: 'whole' | 'part';
  readonly member: string;
  readonly bytes: number;
  readonly digest: Digest;
}

export interface BundleManifest {
  readonly bundle: 'kedge feeds';
  readonly version: 1;
  /** Of the store that results. */
  readonly digest: string;
  /** Of the store that the changes apply to; undefined when the bundle holds everything. */
  readonly base?: string;
  /** RFC 3339 */
  readonly created: string;
  readonly feeds: readonly BundleFeed[];
  /** Feeds of the base that are there no longer. */
  readonly gone: readonly string[];
}

/** Throws FEED_INVALID. `what` names the bundle. */
export function parseManifest(bytes: Uint8Array, what: string): BundleManifest {
  const value = parse(bytes, what);
  if (!isManifest(value))
    throw notABundle(what, 'its manifest is not one of a bundle that this version can read');
  return value;
}

export function parseSignature(bytes: Uint8Array, what: string): Signature {
  const value = parse(bytes, what);
  if (isJsonObject(value)) {
    const { key, signature } = value;
    if (typeof key === 'string' && typeof signature === 'string') return { key, signature };
  }
  throw notABundle(what, 'its signature cannot be read');
}

export function notABundle(what: string, why: string, cause?: unknown): KedgeError {
  return new KedgeError('FEED_INVALID', `${what} cannot be used: ${why}`, {
    remedy: 'Bring it over again, or have it exported again with `kedge feeds export`.',
    cause,
  });
}

function parse(bytes: Uint8Array, what: string): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return value;
  } catch (cause) {
    throw notABundle(what, 'its manifest is not JSON', cause);
  }
}

function isManifest(value: unknown): value is BundleManifest {
  if (!isJsonObject(value) || value['bundle'] !== 'kedge feeds' || value['version'] !== 1) return false;
  const { digest, base, created, feeds, gone } = value;
  if (!isDigest(digest) || (base !== undefined && !isDigest(base)) || typeof created !== 'string')
    return false;
  if (!Array.isArray(feeds) || feeds.length > maxFeeds || !feeds.every(isBundleFeed)) return false;
  return Array.isArray(gone) && gone.every((id) => typeof id === 'string');
}

function isBundleFeed(value: unknown): value is BundleFeed {
  if (!isJsonObject(value)) return false;
  const { state, skipped, kind, member, bytes, digest } = value;
  if (!isJsonObject(state) || !isCount(skipped) || !isCount(bytes) || bytes > maxMemberBytes) return false;
  const texts = [state['id'], state['source'], state['fetched'], state['digest'], member];
  return (
    texts.every((text) => typeof text === 'string') &&
    (kind === 'whole' || kind === 'part') &&
    isDigest(digest)
  );
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
