import type { Purl } from '../../model/purl.ts';

/** Types whose packages a distribution builds: the namespace is the distribution and no part of the name. */
const osTypes: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'ebuild', 'opkg', 'rpm']);

export function isOsType(type: string): boolean {
  return osTypes.has(type);
}

/** The name of a package as its ecosystem writes it: `group:artifact`, `@scope/name`, `github.com/owner/module`. */
export function ecosystemName({ type, namespace, name }: Purl): string {
  if (namespace === undefined || type === 'conan' || isOsType(type)) return name;
  return `${namespace}${type === 'maven' ? ':' : '/'}${name}`;
}

const fromSyft: Readonly<Record<string, string>> = {
  alpm: 'alpm',
  apk: 'apk',
  bitnami: 'bitnami',
  conan: 'conan',
  'dart-pub': 'pub',
  deb: 'deb',
  dotnet: 'nuget',
  gem: 'gem',
  'go-module': 'golang',
  hackage: 'hackage',
  hex: 'hex',
  'java-archive': 'maven',
  'jenkins-plugin': 'maven',
  npm: 'npm',
  'php-composer': 'composer',
  pod: 'cocoapods',
  portage: 'ebuild',
  python: 'pypi',
  'R-package': 'cran',
  rpm: 'rpm',
  'rust-crate': 'cargo',
  swift: 'swift',
};

/** The type of package URL for what Syft calls a package's type; undefined where there is none to match by. */
export function typeOfSyft(type: string | undefined): string | undefined {
  return type !== undefined && Object.hasOwn(fromSyft, type) ? fromSyft[type] : undefined;
}
