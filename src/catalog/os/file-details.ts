/**
 * What a package database says of its package's files, as `metadata.fileDetails`.
 * Arrays run parallel to `PackageDraft.files`; the others hold indices into it.
 */
export type FileDetails = {
  /** `md5`, `sha1`, `sha256` … */
  readonly digestAlgorithm?: string;
  /** Lower-case hex; empty where the database has none. */
  readonly digests?: readonly string[];
  /** Mode bits; rpm's hold the file type as well. */
  readonly modes?: readonly number[];
  /** Bytes. */
  readonly sizes?: readonly number[];
  /** `user:group` as the database writes it (apk: numbers) to the files it owns; those not listed are root's. */
  readonly owners?: { readonly [userAndGroup: string]: readonly number[] };
  /** Configuration files: they may change without being damaged. */
  readonly config?: readonly number[];
  /** Listed, but created at run time or not at all (rpm's ghosts). */
  readonly ghosts?: readonly number[];
  /** Left out when the package was installed (documentation, other languages), or shared by network. */
  readonly notInstalled?: readonly number[];
  /** May be missing without being damaged. */
  readonly optional?: readonly number[];
  /** Targets of symbolic links, by index. */
  readonly linkTargets?: { readonly [index: string]: string };
  /** What is not to be compared, and of which files. */
  readonly unverified?: { readonly [Check in FileCheck]?: readonly number[] };
};

export type FileCheck = 'digest' | 'size' | 'mode' | 'user' | 'group' | 'target';

/** Groups file indices by owner, leaving out `root`. */
export function ownersOf(owners: readonly string[], root: string): FileDetails['owners'] {
  const groups = new Map<string, number[]>();
  owners.forEach((owner, index) => {
    if (owner === root) return;
    const group = groups.get(owner);
    if (group) group.push(index);
    else groups.set(owner, [index]);
  });
  return groups.size === 0 ? undefined : Object.fromEntries(groups);
}
