import { createHash } from 'node:crypto';
import type { Accounts } from '../catalog/os/accounts.ts';
import type { FileCheck, FileDetails } from '../catalog/os/file-details.ts';
import { encodeName } from '../core/name-bytes.ts';
import type { FileRecord } from '../model/analysis.ts';
import { type DigestAlgorithm, digestAlgorithms } from '../model/entry.ts';
import type { PackageVerification, Skip, VerifyCheck, VerifyDifference } from '../model/inspection.ts';
import type { Package } from '../model/package.ts';
import { RealPaths } from '../model/real-paths.ts';
import { compare, type FoldedImage } from './fold.ts';

export interface Verified {
  /** Undefined without a package that lists files. */
  readonly verification: PackageVerification | undefined;
  readonly skips: readonly Skip[];
}

const id = 'package-verify';
const osTypes: ReadonlySet<string> = new Set(['deb', 'rpm', 'apk']);

/** What could not be compared, and what to do about it. */
const remedies = {
  'no-digest': 'Have the digests taken that package databases hold: --digests sha1,sha256,md5.',
  'unknown-digest':
    'Compare the files with the package manager of the image: kedge takes sha1, sha256 and md5.',
  'no-accounts': 'The image has no /etc/passwd or /etc/group: nobody can tell whose the files are.',
} as const;
type Unjudged = keyof typeof remedies;

/** Compares the files of the OS packages with what their database says of them, as dpkg --verify and rpm -V do. */
export function verifyPackages(
  image: FoldedImage,
  packages: readonly Package[],
  accounts: Accounts,
): Verified {
  const owners = packages.filter(({ type, files }) => osTypes.has(type) && files.length > 0);
  if (owners.length === 0) return { verification: undefined, skips: [] };
  const comparison = new Comparison(image, accounts);
  for (const pkg of owners) comparison.add(pkg);
  return comparison.result();
}

class Comparison {
  readonly #image: FoldedImage;
  readonly #accounts: Accounts;
  readonly #paths: RealPaths;
  /** Every path that a package owns, and whether it was compared. */
  readonly #owned = new Map<string, boolean>();
  #checked = 0;
  readonly #differences: VerifyDifference[] = [];
  readonly #unjudged = new Map<Unjudged, number>();

  constructor(image: FoldedImage, accounts: Accounts) {
    this.#image = image;
    this.#accounts = accounts;
    this.#paths = new RealPaths(image.files);
  }

  add(pkg: Package): void {
    const claims = claimsOf(pkg);
    for (const [index, written] of pkg.files.entries()) {
      const path = this.#paths.of(written) ?? written;
      const claim = claims(index);
      this.#own(path, !claim.notInstalled);
      const difference = claim.notInstalled ? undefined : this.#difference(path, claim);
      if (!difference) continue;
      const config = claim.config ? { config: true } : {};
      this.#differences.push({ path, package: pkg.id, ...config, ...difference });
    }
  }

  #own(path: string, compared: boolean): void {
    const before = this.#owned.get(path);
    if (before === undefined || (compared && !before)) this.#owned.set(path, compared);
    if (compared && before !== true) this.#checked += 1;
  }

  #difference(path: string, claim: Claim): Pick<VerifyDifference, 'status' | 'what'> | undefined {
    const file = this.#image.files.get(path);
    if (!file) return claim.mayBeMissing ? undefined : { status: 'missing' };
    const what = this.#compare(file, claim);
    return what.length === 0 ? undefined : { status: 'changed', what };
  }

  result(): Verified {
    const differences = merged(
      this.#differences.sort((a, b) => compare(a.path, b.path) || compare(a.package ?? '', b.package ?? '')),
      this.#extra(),
    );
    const skips = Array.from(this.#unjudged, ([reason, count]) => ({
      by: id,
      reason,
      count,
      remedy: remedies[reason],
    }));
    return { verification: { checked: this.#checked, differences }, skips };
  }

  /** Most files of many images: sorted as text, which is much faster than by a function. */
  #extra(): string[] {
    const paths: string[] = [];
    this.#image.eachFile((path) => {
      if (!this.#owned.has(path)) paths.push(path);
    });
    return paths.sort();
  }

  #compare(file: FileRecord, claim: Claim): VerifyCheck[] {
    const owner = this.#ownerDiffers(file, claim) ? (['owner'] as const) : [];
    if (!isOfKind(file, claim)) return ['kind', ...owner];
    const what: VerifyCheck[] = [];
    if (this.#digestDiffers(file, claim)) what.push('digest');
    if (claim.size !== undefined && isRegular(file) && file.size !== claim.size) what.push('size');
    if (claim.mode !== undefined && file.kind !== 'symlink' && file.mode !== (claim.mode & 0o7777))
      what.push('mode');
    if (claim.target !== undefined && file.kind === 'symlink' && file.target !== claim.target)
      what.push('target');
    return [...what, ...owner];
  }

  #digestDiffers(file: FileRecord, { digest, algorithm, kind }: Claim): boolean {
    if (digest === undefined || !(isRegular(file) || kind === 'either')) return false;
    const known = digestAlgorithms.find((candidate) => candidate === algorithm);
    if (known === undefined) return this.#cannot('unknown-digest');
    const actual = digestOf(file, known);
    return actual === undefined ? this.#cannot('no-digest') : actual !== digest;
  }

  #ownerDiffers(file: FileRecord, { user, group }: Claim): boolean {
    const differs = (name: string | undefined, number: number, known: Accounts['users']): boolean => {
      if (name === undefined) return false;
      if (/^\d+$/.test(name)) return Number(name) !== number;
      if (name === 'root' && !known?.has(name)) return number !== 0;
      return known === undefined ? this.#cannot('no-accounts') : known.get(name) !== number;
    };
    return differs(user, file.uid, this.#accounts.users) || differs(group, file.gid, this.#accounts.groups);
  }

  #cannot(reason: Unjudged): false {
    this.#unjudged.set(reason, (this.#unjudged.get(reason) ?? 0) + 1);
    return false;
  }
}

/** By path; both are sorted, and no path is in both. */
function merged(differences: readonly VerifyDifference[], extra: readonly string[]): VerifyDifference[] {
  const all: VerifyDifference[] = [];
  let next = 0;
  for (const path of extra) {
    for (let other = differences[next]; other && other.path < path; other = differences[next]) {
      all.push(other);
      next += 1;
    }
    all.push({ path, status: 'extra' });
  }
  return [...all, ...differences.slice(next)];
}

/** What the database says of one file; what it does not say, or says not to check, is undefined. */
interface Claim {
  readonly notInstalled: boolean;
  readonly mayBeMissing: boolean;
  readonly config: boolean;
  readonly kind: 'regular' | 'symlink' | 'either' | 'other' | undefined;
  readonly algorithm: string | undefined;
  readonly digest: string | undefined;
  readonly size: number | undefined;
  readonly mode: number | undefined;
  readonly user: string | undefined;
  readonly group: string | undefined;
  readonly target: string | undefined;
}

function claimsOf({ type, metadata }: Package): (index: number) => Claim {
  // The catalogers of OS packages keep nothing else there.
  const details = (metadata['fileDetails'] ?? {}) as FileDetails;
  const [config, notInstalled, ghosts, optional] = [
    new Set(details.config),
    new Set(details.notInstalled),
    new Set(details.ghosts),
    new Set(details.optional),
  ];
  const unverified = new Map(
    Object.entries(details.unverified ?? {}).map(([check, indexes]) => [check, new Set(indexes)]),
  );
  const owners = new Map(
    Object.entries(details.owners ?? {}).flatMap(([owner, indexes]) =>
      indexes.map((index) => [index, owner]),
    ),
  );
  const root = type === 'apk' ? '0:0' : type === 'rpm' ? 'root:root' : ':';
  return (index) => {
    const ghost = ghosts.has(index);
    const verified = <T>(check: FileCheck, value: T): T | undefined =>
      unverified.get(check)?.has(index) === true ? undefined : value;
    const ofContent = <T>(check: FileCheck, value: T): T | undefined =>
      ghost ? undefined : verified(check, value);
    const mode = details.modes?.[index];
    const digest = details.digests?.[index] || undefined;
    const [user, group] = (owners.get(index) ?? root).split(':', 2);
    return {
      notInstalled: notInstalled.has(index),
      mayBeMissing: ghost || optional.has(index),
      config: config.has(index),
      kind: ghost ? undefined : verified('mode', kindOf(type, mode, digest)),
      algorithm: details.digestAlgorithm,
      digest: ofContent('digest', digest),
      size: ofContent('size', details.sizes?.[index]),
      mode: verified('mode', mode),
      user: verified('user', user || undefined),
      group: verified('group', group || undefined),
      target: ofContent('target', details.linkTargets?.[index]),
    };
  };
}

/** dpkg has sums of regular files alone; apk has them of links too, and does not tell which is which. */
function kindOf(type: Package['type'], mode: number | undefined, digest: string | undefined): Claim['kind'] {
  if (type === 'deb') return digest === undefined ? undefined : 'regular';
  if (type === 'apk') return digest === undefined ? undefined : 'either';
  const bits = (mode ?? 0) & 0o170000;
  return bits === 0o100000 ? 'regular' : bits === 0o120000 ? 'symlink' : bits === 0 ? undefined : 'other';
}

function isOfKind(file: FileRecord, { kind }: Claim): boolean {
  if (kind === undefined) return true;
  if (kind === 'either') return isRegular(file) || file.kind === 'symlink';
  if (kind === 'other') return !isRegular(file) && file.kind !== 'symlink' && file.kind !== 'directory';
  return kind === 'symlink' ? file.kind === 'symlink' : isRegular(file);
}

function isRegular({ kind }: FileRecord): boolean {
  return kind === 'file' || kind === 'hardlink';
}

/** Of the content; of a link, its target: so apk has it. */
function digestOf(file: FileRecord, algorithm: DigestAlgorithm): string | undefined {
  if (file.kind === 'symlink')
    return createHash(algorithm)
      .update(encodeName(file.target ?? ''))
      .digest('hex');
  return file.digests?.[algorithm];
}
