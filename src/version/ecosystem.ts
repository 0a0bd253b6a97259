import { versionSchemes } from './list.ts';
import type { VersionScheme } from './scheme.ts';

const ids: Readonly<Record<string, string>> = {
  AlmaLinux: 'rpm',
  Alpaquita: 'apk',
  Alpine: 'apk',
  'Amazon Linux': 'rpm',
  'Azure Linux': 'rpm',
  'BellSoft Hardened Containers': 'apk',
  Bioconductor: 'cran',
  Bitnami: 'bitnami',
  // Nothing says how a product numbers its versions; Maven's order knows most of what is in use: 1.1.1k, 3.0rc1, 8u202.
  CPE: 'maven',
  CRAN: 'cran',
  Chainguard: 'apk',
  CleanStart: 'apk',
  ConanCenter: 'conan',
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
  NuGet: 'nuget',
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
  'crates.io': 'semver',
  npm: 'semver',
  openEuler: 'rpm',
  openSUSE: 'rpm',
};

const byEcosystem = new Map(
  Object.entries(ids).flatMap(([ecosystem, id]) => {
    const scheme = versionSchemes.find((one) => one.id === id);
    return scheme ? [[ecosystem, scheme] as const] : [];
  }),
);

/** The order of versions in an ecosystem of OSV, with or without its release; undefined for one that is not known. */
export function schemeOfEcosystem(ecosystem: string): VersionScheme | undefined {
  const colon = ecosystem.indexOf(':');
  return byEcosystem.get(colon < 0 ? ecosystem : ecosystem.slice(0, colon));
}
