import type { PackageVerification } from '../model/inspection.ts';
import type { Package } from '../model/package.ts';
import { RealPaths } from '../model/real-paths.ts';
import type { FoldedImage } from './fold.ts';

/** Who answers for a package that a distribution publishes: addresses of deb's `Maintainer`, names of rpm's `Vendor`. */
const debMaintainer =
  /@(?:[a-z0-9.-]+\.)?(?:debian\.(?:org|net)|ubuntu\.com|canonical\.com|kali\.org|raspberrypi\.com)>?\s*$/i;
const rpmVendor =
  /^(?:Red Hat|Fedora Project|CentOS|AlmaLinux|Rocky Enterprise|Oracle America|Amazon(?: Linux|\.com)|SUSE|openSUSE|VMware|Microsoft|Mageia)/i;

/**
 * Tells which visible files are, byte for byte, what a public distribution ships: a key in one of them is everybody's,
 * and no secret. By the digests of the package database, so that a file somebody changed is not taken for one.
 */
export function distributionFiles(
  image: FoldedImage,
  packages: readonly Package[],
  verification: PackageVerification | undefined,
): ReadonlySet<string> {
  const changed = new Set(verification?.differences.map(({ path }) => path));
  const paths = new RealPaths(image.files);
  const shipped = new Set<string>();
  for (const pkg of packages.filter(isOfDistribution)) {
    const digests = digestsOf(pkg);
    for (const [index, written] of pkg.files.entries()) {
      const path = digests[index] ? (paths.of(written) ?? written) : written;
      if (digests[index] && !changed.has(path)) shipped.add(path);
    }
  }
  return shipped;
}

function isOfDistribution({ type, metadata }: Package): boolean {
  const { maintainer, vendor } = metadata;
  if (type === 'deb') return typeof maintainer === 'string' && debMaintainer.test(maintainer);
  return type === 'rpm' && typeof vendor === 'string' && rpmVendor.test(vendor);
}

function digestsOf({ metadata }: Package): readonly unknown[] {
  const details = metadata['fileDetails'];
  const digests =
    typeof details === 'object' && details !== null && 'digests' in details ? details.digests : [];
  return Array.isArray(digests) ? digests : [];
}
