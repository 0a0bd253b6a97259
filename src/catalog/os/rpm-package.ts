import { compact } from '../../core/compact.ts';
import type { PackageDraft } from '../../model/package.ts';
import type { ImageView } from '../cataloger.ts';
import { malformed } from './malformed.ts';
import { osPurl } from './os-purl.ts';
import { rpmFiles } from './rpm-files.ts';
import { parseRpmHeader } from './rpm-header.ts';

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
  sourceRpm: 1044,
  longSize: 5009,
  modularityLabel: 5096,
} as const;

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
  const { files, details } = rpmFiles(header, blob.length);
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
