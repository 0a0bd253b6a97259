import { compact } from '../../core/compact.ts';
import { type FileCheck, type FileDetails, ownersOf } from './file-details.ts';
import { malformed } from './malformed.ts';
import { pathBudget } from './path-budget.ts';
import type { RpmHeader } from './rpm-header.ts';

/** https://rpm-software-management.github.io/rpm/manual/tags.html */
const tags = {
  oldFileNames: 1027,
  sizes: 1028,
  states: 1029,
  modes: 1030,
  digests: 1035,
  linkTargets: 1036,
  flags: 1037,
  users: 1039,
  groups: 1040,
  verifyFlags: 1045,
  directoryIndexes: 1116,
  baseNames: 1117,
  directoryNames: 1118,
  longSizes: 5008,
  digestAlgorithm: 5011,
} as const;

/** Numbers of RFC 4880, section 9.4; no number means MD5. */
const digestAlgorithms: Readonly<Record<number, string>> = {
  1: 'md5',
  2: 'sha1',
  8: 'sha256',
  9: 'sha384',
  10: 'sha512',
  11: 'sha224',
  12: 'sha3-256',
  14: 'sha3-512',
};
const flag = { config: 1 << 0, missingOk: 1 << 3, ghost: 1 << 6 } as const;
const state = { replaced: 1, notInstalled: 2, onNetwork: 3, wrongColor: 4 } as const;
/** Bits of the verify flags. */
const checkBits: readonly (readonly [FileCheck, number])[] = [
  ['digest', 1 << 0],
  ['size', 1 << 1],
  ['target', 1 << 2],
  ['user', 1 << 3],
  ['group', 1 << 4],
  ['mode', 1 << 6],
];
const directoryMode = 0o040000;
const typeMask = 0o170000;

/** Every path but the directories, which many packages share. */
export function rpmFiles(
  header: RpmHeader,
  blobLength: number,
): { readonly files: string[]; readonly details: FileDetails } {
  const paths = pathsOf(header, blobLength);
  const modes = header.numbers(tags.modes);
  const kept = paths.flatMap((path, i) =>
    path === '' || ((modes[i] ?? 0) & typeMask) === directoryMode ? [] : [i],
  );
  const pick = <T>(values: readonly T[], otherwise: T) => kept.map((i) => values[i] ?? otherwise);
  const flags = pick(header.numbers(tags.flags), 0);
  const states = pick(header.numbers(tags.states), 0);
  const longSizes = header.numbers(tags.longSizes);
  const groups = header.texts(tags.groups);
  const owners = header.texts(tags.users).map((user, i) => `${user}:${groups[i] ?? ''}`);
  const indexes = (matches: (i: number) => boolean) => kept.flatMap((_, i) => (matches(i) ? [i] : []));
  return {
    files: pick(paths, ''),
    details: compact({
      digestAlgorithm: digestAlgorithms[header.numbers(tags.digestAlgorithm)[0] ?? 1],
      digests: pick(header.texts(tags.digests), ''),
      modes: pick(modes, 0),
      sizes: pick(longSizes.length > 0 ? longSizes : header.numbers(tags.sizes), 0),
      owners: ownersOf(pick(owners, 'root:root'), 'root:root'),
      config: indexes((i) => ((flags[i] ?? 0) & flag.config) !== 0),
      ghosts: indexes((i) => ((flags[i] ?? 0) & flag.ghost) !== 0),
      notInstalled: indexes((i) => states[i] === state.notInstalled || states[i] === state.onNetwork),
      optional: indexes((i) => ((flags[i] ?? 0) & flag.missingOk) !== 0),
      linkTargets: targetsOf(pick(header.texts(tags.linkTargets), '')),
      unverified: unverified(pick(header.numbers(tags.verifyFlags), -1), states),
    }),
  };
}

function targetsOf(targets: readonly string[]): FileDetails['linkTargets'] {
  const links = targets.flatMap((target, i) => (target === '' ? [] : [[String(i), target] as const]));
  return links.length === 0 ? undefined : Object.fromEntries(links);
}

/** What the package's maker says not to check, and what rpm itself does not of files that another package put there. */
function unverified(verifyFlags: readonly number[], states: readonly number[]): FileDetails['unverified'] {
  const found = checkBits.flatMap(([check, bit]) => {
    const replaced = (i: number): boolean =>
      states[i] === state.replaced ||
      (states[i] === state.wrongColor && (check === 'digest' || check === 'size'));
    const indexes = verifyFlags.flatMap((flags, i) => ((flags & bit) === 0 || replaced(i) ? [i] : []));
    return indexes.length === 0 ? [] : [[check, indexes] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

/** Directory names and base names put together, without the leading slash. */
function pathsOf(header: RpmHeader, blobLength: number): string[] {
  const withoutSlash = (path: string) => path.replace(/^\/+/, '');
  const names = header.texts(tags.baseNames);
  if (names.length === 0) return header.texts(tags.oldFileNames).map(withoutSlash);
  const directories = header.texts(tags.directoryNames).map(withoutSlash);
  const indexes = header.numbers(tags.directoryIndexes);
  const spend = pathBudget('rpm header', blobLength);
  return names.map((name, i) => {
    const directory = directories[indexes[i] ?? -1];
    if (directory === undefined) throw malformed('rpm header', `the file "${name}" has no directory`);
    const path = directory + name;
    spend(path);
    return path;
  });
}
