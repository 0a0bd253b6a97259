// OCI descriptors and Docker's, which have the same form.
// https://github.com/opencontainers/image-spec/blob/main/descriptor.md
import { hash } from 'node:crypto';
import { type Digest, digestAlgorithm, digestMismatch, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { isJsonObject } from '../core/json.ts';
import { printable } from '../core/printable.ts';
import type { Platform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  /** Bytes. */
  readonly size: number;
  /** Where else the blob lies; foreign layers lie nowhere else. */
  readonly urls?: readonly string[];
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
}

/** Checks one descriptor of a manifest. `what` names the manifest and the member. */
export function parseDescriptor(value: unknown, what: string): Descriptor {
  if (!isJsonObject(value)) throw malformed(what, 'it is not an object');
  const { mediaType, digest, size } = value;
  if (mediaType !== undefined && typeof mediaType !== 'string')
    throw malformed(what, 'mediaType is not a text');
  if (!isDigest(digest)) {
    throw malformed(what, `digest is ${printable(JSON.stringify(digest) ?? 'missing').slice(0, 200)}`);
  }
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) {
    throw malformed(what, `size is ${printable(JSON.stringify(size) ?? 'missing').slice(0, 80)}`);
  }
  const urls = Array.isArray(value['urls']) ? value['urls'].filter((url) => typeof url === 'string') : [];
  const platform = parseDescriptorPlatform(value['platform']);
  const annotations = textMembers(value['annotations']);
  const artifactType = value['artifactType'];
  return {
    mediaType: mediaType ?? '',
    digest,
    size,
    ...(urls.length > 0 ? { urls } : {}),
    ...(platform ? { platform } : {}),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    ...(typeof artifactType === 'string' && artifactType !== '' ? { artifactType } : {}),
  };
}

/** Where mismatches go: into `problems`, or with none they are thrown. */
export interface MismatchPolicy {
  /** Names the thing and where it came from. */
  readonly what: string;
  readonly problems: Problem[] | undefined;
}

/** Holds `bytes` against the digest and size that are claimed of them. */
export function checkContent(
  bytes: Uint8Array,
  claimed: Pick<Descriptor, 'digest' | 'size'>,
  { what, problems }: MismatchPolicy,
): void {
  const mismatch = mismatchOf(bytes, claimed, what);
  if (!mismatch) return;
  if (!problems) throw mismatch;
  problems.push(mismatchProblem(mismatch));
}

function mismatchOf(
  bytes: Uint8Array,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
  what: string,
): KedgeError | undefined {
  const algorithm = digestAlgorithm(digest);
  const found = `${algorithm}:${hash(algorithm, bytes)}`;
  if (bytes.length !== size) {
    return new KedgeError('SIZE_MISMATCH', `${what} should have ${size} bytes and has ${bytes.length}`, {
      remedy: 'The image was damaged or tampered with on its way: pull or export it again.',
    });
  }
  return found === digest ? undefined : digestMismatch(what, digest, found);
}

/** A mismatch that the user allows: part of the result instead of its end. */
export function mismatchProblem({ code, message }: KedgeError): Problem {
  return { by: 'source', code: code === 'SIZE_MISMATCH' ? 'size-mismatch' : 'digest-mismatch', message };
}

export function malformed(what: string, why: string): KedgeError {
  return new KedgeError('MANIFEST_UNSUPPORTED', `${what} is malformed: ${why}`, {
    remedy: 'Push or export the image again with a current tool.',
  });
}

function parseDescriptorPlatform(value: unknown): Platform | undefined {
  if (!isJsonObject(value)) return undefined;
  const { os, architecture, variant } = value;
  if (typeof os !== 'string' || typeof architecture !== 'string' || os === '' || architecture === '') {
    return undefined;
  }
  return { os, architecture, ...(typeof variant === 'string' && variant !== '' ? { variant } : {}) };
}

/** The members of an annotations object that are texts; the others break the specification and are left out. */
export function textMembers(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(isJsonObject(value) ? value : {}).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  );
}
