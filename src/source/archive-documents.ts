import { type Digest, isDigest } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { Platform } from '../model/platform.ts';
import type { Choice } from './choice.ts';
import type { Member } from './member-path.ts';

/** The small documents of an archive or layout, and what else is in it. */
export interface ArchiveDocuments {
  /** The member at `name`, links followed; undefined when there is none. */
  locate(name: string): Promise<Member | undefined>;
  read(member: Member): Promise<Uint8Array>;
  /** The first names in it, for saying what was found instead of an image. */
  names(most: number): readonly string[];
}

export interface ArchiveRequest {
  /** As the user could type it, without the choice: `docker-archive:app.tar`. */
  readonly location: string;
  readonly choice: Choice | undefined;
  readonly platform: Platform | undefined;
  /** Mismatches of digest and size become problems instead of errors. */
  readonly allowMismatch: boolean;
}

/** Manifests, indexes and configs are far smaller. */
export const maxDocumentBytes = 4 * 1024 * 1024;

/** Reads a member that must be there. */
export async function readDocument(
  documents: ArchiveDocuments,
  name: string,
  location: string,
): Promise<Uint8Array> {
  const member = await documents.locate(name);
  if (!member) throw missingMember(name, location);
  if (member.size > maxDocumentBytes) {
    const message = `${printable(name)} in ${printable(location)} has ${member.size} bytes`;
    throw new KedgeError('LIMIT_EXCEEDED', `${message}; the limit is ${maxDocumentBytes}`, {
      remedy: 'Export the image you want alone, so that its index names no others.',
    });
  }
  return documents.read(member);
}

export function missingMember(name: string, location: string): KedgeError {
  const message = `${printable(location)} names ${printable(name).slice(0, 300)} but does not hold it`;
  return new KedgeError('ARCHIVE_INVALID', message, { remedy: 'Export the image again.' });
}

export function blobPath(digest: Digest): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** The digest a member's name claims: `blobs/sha256/HEX`, or `HEX.json` as Docker names configs. */
export function claimedDigest(path: string): Digest | undefined {
  const claim = path
    .replace(/^blobs\/(sha256|sha512)\//, '$1:')
    .replace(/^([0-9a-f]{64})\.json$/, 'sha256:$1');
  return isDigest(claim) ? claim : undefined;
}
