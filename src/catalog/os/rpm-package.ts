import { compact } from '../../core/compact.ts';
import type { PackageDraft } from '../../model/package.ts';
import type { ImageView } from '../cataloger.ts';
import { type FileDetails, ownersOf } from './file-details.ts';
import { malformed } from './malformed.ts';
import { osPurl } from './os-purl.ts';
import { pathBudget } from './path-budget.ts';
import { parseRpmHeader, type RpmHeader } from './rpm-header.ts';

/** What a database or manifest says of one installed rpm. */
export type RpmPackage = {
  readonly name: string;
  readonly epoch?: number;
  readonly version: string;
  readonly release: string;
  readonly architecture?: string;
  /** File name: `bash-5.1.8-1.cm2.src.rpm`. */
  readonly sourceRpm?: string;
  readonly license?: string;
  readonly modularityLabel?: string;
  readonly files: readonly string[];
  readonly metadata: PackageDraft['metadata'];
};

/** https://rpm-software-management.github.io/rpm/manual/tags.html */
const tags = {
  sha1Header: 269,
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  summary: 1004,
  installTime: 1008,
  size: 1009,
  vendor: 1011,
  license: 1014,
  packager: 1015,
  url: 1020,
  architecture: 1022,
  oldFileNames: 1027,
  fileSizes: 1028,
  fileStates: 1029,
  fileModes: 1030,
  fileDigests: 1035,
  fileFlags: 1037,
  fileUsers: 1039,
  fileGroups: 1040,
  sourceRpm: 1044,
  directoryIndexes: 1116,
  baseNames: 1117,
  directoryNames: 1118,
  longFileSizes: 5008,
  longSize: 5009,
  fileDigestAlgorithm: 5011,
  modularityLabel: 5096,
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
const configFlag = 1 << 0;
const ghostFlag = 1 << 6;
const notInstalledState = 2;
const directoryMode = 0o040000;
const typeMask = 0o170000;

/** Throws when the blob is no header or has no name, version or release. Undefined for a key that was imported. */
export function readRpmPackage(blob: Uint8Array): RpmPackage | undefined {
  const header = parseRpmHeader(blob);
  const name = header.text(tags.name);
  const version = header.text(tags.version);
  const release = header.text(tags.release);
  if (!name || !version || release === undefined) {
    throw malformed('rpm header', 'it lacks a name, a version or a release');
  }
  if (name === 'gpg-pubkey') return undefined;
  const { files, details } = filesOf(header, blob.length);
  return {
    name,
    version,
    release,
    ...compact({
      epoch: header.numbers(tags.epoch)[0],
      architecture: header.text(tags.architecture),
      sourceRpm: header.text(tags.sourceRpm),
      license: header.text(tags.license),
      modularityLabel: header.text(tags.modularityLabel) || undefined,
    }),
    files,
    metadata: compact({
      vendor: header.text(tags.vendor),
      packager: header.text(tags.packager),
      summary: header.text(tags.summary),
      homepage: header.text(tags.url),
      installedSize: header.numbers(tags.longSize)[0] ?? header.numbers(tags.size)[0],
      installTime: header.numbers(tags.installTime)[0],
      headerSha1: header.text(tags.sha1Header),
      fileDetails: files.length === 0 ? undefined : details,
    }),
  };
}

/** Every path but the directories, which many packages share. */
function filesOf(header: RpmHeader, blobLength: number): { files: string[]; details: FileDetails } {
  const paths = pathsOf(header, blobLength);
  const modes = header.numbers(tags.fileModes);
  const kept = paths.flatMap((path, i) =>
    path === '' || ((modes[i] ?? 0) & typeMask) === directoryMode ? [] : [i],
  );
  const pick = <T>(values: readonly T[], otherwise: T) => kept.map((i) => values[i] ?? otherwise);
  const flags = pick(header.numbers(tags.fileFlags), 0);
  const states = pick(header.numbers(tags.fileStates), 0);
  const longSizes = header.numbers(tags.longFileSizes);
  const groups = header.texts(tags.fileGroups);
  const owners = header.texts(tags.fileUsers).map((user, i) => `${user}:${groups[i] ?? ''}`);
  const indexes = (matches: (i: number) => boolean) => kept.flatMap((_, i) => (matches(i) ? [i] : []));
  return {
    files: pick(paths, ''),
    details: compact({
      digestAlgorithm: digestAlgorithms[header.numbers(tags.fileDigestAlgorithm)[0] ?? 1],
      digests: pick(header.texts(tags.fileDigests), ''),
      modes: pick(modes, 0),
      sizes: pick(longSizes.length > 0 ? longSizes : header.numbers(tags.fileSizes), 0),
      owners: ownersOf(pick(owners, 'root:root'), 'root:root'),
      config: indexes((i) => ((flags[i] ?? 0) & configFlag) !== 0),
      ghosts: indexes((i) => ((flags[i] ?? 0) & ghostFlag) !== 0),
      notInstalled: indexes((i) => states[i] === notInstalledState),
    }),
  };
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

export function toRpmDraft(pkg: RpmPackage, evidence: readonly string[], image: ImageView): PackageDraft {
  const { name, epoch = 0, version, release, architecture, sourceRpm, license } = pkg;
  const versionRelease = release === '' ? version : `${version}-${release}`;
  const source = sourceOf(sourceRpm);
  const ownSource = source && (source.name !== name || source.version !== versionRelease);
  const qualifiers = {
    arch: architecture,
    epoch: epoch > 0 ? String(epoch) : undefined,
    upstream: sourceRpm,
    rpmmod: pkg.modularityLabel,
  };
  return {
    type: 'rpm',
    name,
    version: epoch > 0 ? `${epoch}:${versionRelease}` : versionRelease,
    purl: osPurl({ type: 'rpm', name, version: versionRelease, qualifiers }, image.distro),
    ...(architecture !== undefined && { architecture }),
    ...(ownSource && { source }),
    licenses: license ? [license] : [],
    evidence,
    files: pkg.files,
    metadata: {
      ...compact({ epoch: pkg.epoch, modularityLabel: pkg.modularityLabel, sourceRpm }),
      ...pkg.metadata,
    },
  };
}

/** `name-version-release.src.rpm`: neither version nor release holds a hyphen. */
function sourceOf(sourceRpm: string | undefined): { name: string; version: string } | undefined {
  const parts = sourceRpm?.replace(/\.(?:no)?src\.rpm$/, '').split('-') ?? [];
  const [release, version] = [parts.pop(), parts.pop()];
  const name = parts.join('-');
  return name === '' || release === undefined ? undefined : { name, version: `${version}-${release}` };
}
