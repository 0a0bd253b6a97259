import { createHash } from 'node:crypto';
import type { FileRecord, ImageAnalysis } from '../model/analysis.ts';
import type { Distro } from '../model/distro.ts';
import type { Package } from '../model/package.ts';
import { imageName } from './image-name.ts';
import { absolute } from './json-text.ts';
import type { SpdxLicenses } from './spdx-license.ts';
import { isWebAddress, supplierOf } from './supplier.ts';

export const imageId = 'SPDXRef-Image';
export const systemId = 'SPDXRef-OperatingSystem';

/** SPDX ids hold letters, digits, `.` and `-` only, so they are derived where the real one may hold more. */
export function spdxId(kind: string, key: string): string {
  return `SPDXRef-${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 20)}`;
}

export function toImagePackage({ image }: ImageAnalysis) {
  const { name, purl } = imageName(image);
  const digest = image.manifestDigest ?? image.id;
  const [algorithm, checksumValue] = digest.split(':', 2);
  return {
    SPDXID: imageId,
    name,
    versionInfo: digest,
    supplier: 'NOASSERTION',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    checksums: [{ algorithm: algorithm?.toUpperCase(), checksumValue }],
    externalRefs: purlReference(purl),
    primaryPackagePurpose: 'CONTAINER',
    ...noLicense,
  };
}

export function toSystemPackage(distro: Distro) {
  return {
    SPDXID: systemId,
    name: distro.id,
    versionInfo: distro.versionId,
    summary: distro.prettyName,
    supplier: 'NOASSERTION',
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    primaryPackagePurpose: 'OPERATING_SYSTEM',
    ...noLicense,
  };
}

/** `files` are those of the package that the document lists; they all have a SHA-1. */
export function toSpdxPackage(pkg: Package, files: readonly FileRecord[], licenses: SpdxLicenses) {
  const supplier = supplierOf(pkg);
  const { description, homepage } = pkg.metadata;
  return {
    SPDXID: spdxId('Package', pkg.id),
    name: pkg.name,
    versionInfo: pkg.version === '' ? undefined : pkg.version,
    supplier: supplier === undefined ? 'NOASSERTION' : agent(supplier.name, supplier.email),
    downloadLocation: 'NOASSERTION',
    homepage: isWebAddress(homepage) ? homepage : undefined,
    summary: typeof description === 'string' ? description : undefined,
    filesAnalyzed: files.length > 0,
    packageVerificationCode: files.length > 0 ? verificationCode(files) : undefined,
    licenseInfoFromFiles: files.length > 0 ? ['NOASSERTION'] : undefined,
    sourceInfo: sourceInfo(pkg),
    licenseConcluded: 'NOASSERTION',
    licenseDeclared: licenses.expression(pkg.licenses),
    copyrightText: 'NOASSERTION',
    externalRefs: purlReference(pkg.purl),
    primaryPackagePurpose: 'LIBRARY',
  };
}

export function toSpdxFile(file: FileRecord) {
  const { sha1, sha256, md5 } = file.digests ?? {};
  const checksums = [
    { algorithm: 'SHA1', checksumValue: sha1 },
    { algorithm: 'SHA256', checksumValue: sha256 },
    { algorithm: 'MD5', checksumValue: md5 },
  ];
  return {
    SPDXID: fileId(file),
    fileName: `.${absolute(file.path)}`,
    checksums: checksums.filter(({ checksumValue }) => checksumValue !== undefined),
    licenseConcluded: 'NOASSERTION',
    licenseInfoInFiles: ['NOASSERTION'],
    copyrightText: 'NOASSERTION',
    comment: `layer ${file.layer}`,
  };
}

export function fileId(file: FileRecord): string {
  return spdxId('File', file.path);
}

const noLicense = {
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
};

/** https://spdx.github.io/spdx-spec/v2.3/package-information/#79-package-verification-code-field */
function verificationCode(files: readonly FileRecord[]) {
  const sums = files.map(({ digests }) => digests?.sha1 ?? '').sort();
  return { packageVerificationCodeValue: createHash('sha1').update(sums.join('')).digest('hex') };
}

function purlReference(purl: string | undefined) {
  if (purl === undefined) return undefined;
  return [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }];
}

function agent(name: string, email: string | undefined): string {
  const plain = name.replaceAll(/[()]/g, ' ').replaceAll(/ +/g, ' ').trim();
  return `Organization: ${plain}${email === undefined ? '' : ` (${email})`}`;
}

function sourceInfo(pkg: Package): string {
  const places = pkg.locations.map(({ path }) => absolute(path)).join(', ');
  const source =
    pkg.source === undefined ? '' : `; built from ${pkg.source.name} ${pkg.source.version ?? ''}`.trimEnd();
  return `found by ${pkg.cataloger} in ${places}, brought by layer ${pkg.layer}${source}`;
}
