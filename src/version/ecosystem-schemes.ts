import { versionSchemes } from './list.ts';
import type { VersionScheme } from './scheme.ts';

/** Schemes by the ecosystem without its release. */
const schemes: Readonly<Record<string, string>> = {
  AlmaLinux: 'rpm',
  Alpaquita: 'apk',
  Alpine: 'apk',
  'Amazon Linux': 'rpm',
  'Azure Linux': 'rpm',
  'BellSoft Hardened Containers': 'apk',
  Bioconductor: 'cran',
  Bitnami: 'bitnami',
  Chainguard: 'apk',
  CleanStart: 'apk',
  ConanCenter: 'conan',
  // Nothing says how a product numbers its versions; Maven's order knows most of what is in use: 1.1.1k, 3.0rc1, 8u202.
  CPE: 'maven',
  CRAN: 'cran',
  'crates.io': 'semver',
  Debian: 'deb',
  Echo: 'deb',
  Fedora: 'rpm',
  GHC: 'hackage',
  'GitHub Actions': 'semver',
  Go: 'go',
  Hackage: 'hackage',
  Hex: 'hex',
  Julia: 'semver',
  Linux: 'kernel',
  Mageia: 'rpm',
  Maven: 'maven',
  MinimOS: 'apk',
  npm: 'semver',
  NuGet: 'nuget',
  openEuler: 'rpm',
  openSUSE: 'rpm',
  'Oracle Linux': 'rpm',
  Packagist: 'composer',
  'Photon OS': 'rpm',
  Pub: 'pub',
  PyPI: 'pep440',
  'Red Hat': 'rpm',
  'Rocky Linux': 'rpm',
  RubyGems: 'gem',
  SUSE: 'rpm',
  SwiftURL: 'swift',
  Ubuntu: 'deb',
  VSCode: 'semver',
  Wolfi: 'apk',
};

const byId = new Map(versionSchemes.map((scheme) => [scheme.id, scheme]));

/** How the ecosystem orders versions; undefined for one whose order is not known. */
export function schemeOf(ecosystem: string): VersionScheme | undefined {
  const [whole = ''] = ecosystem.split(':');
  return Object.hasOwn(schemes, whole) ? byId.get(schemes[whole] ?? '') : undefined;
}

/** RPM's order where the epoch of one side is not known: it is taken to be the other's. */
export const rpmWithoutEpoch: VersionScheme | undefined = withoutEpoch(byId.get('rpm'));

function withoutEpoch(scheme: VersionScheme | undefined): VersionScheme | undefined {
  const bare = (version: string): string => version.replace(/^\d+:/, '');
  return (
    scheme && {
      id: scheme.id,
      valid: (text) => scheme.valid(bare(text)),
      compare: (a, b) => scheme.compare(bare(a), bare(b)),
    }
  );
}
