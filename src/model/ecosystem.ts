import type { Purl } from './purl.ts';

/** Where an advisory keeps what it says of a package: the key by which a matcher finds it. */
export interface PackageKey {
  /** As OSV writes it, with the release. */
  readonly ecosystem: string;
  readonly name: string;
  /** Only of interest where a paid or extended channel is on: `esm`, `eus:9.2`. */
  readonly channel?: string;
}

/**
 * One spelling for what OSV writes in several. Paid and extended channels of a distribution are told apart by the
 * channel, not by the ecosystem; repositories of one release and of Maven are not told apart.
 * https://ossf.github.io/osv-schema/#affectedpackage-field
 */
export function canonicalEcosystem(written: string): {
  readonly ecosystem: string;
  readonly channel?: string;
} {
  if (written.startsWith('Ubuntu:Pro:')) return ubuntuPro(written.slice('Ubuntu:Pro:'.length));
  if (written.startsWith('Red Hat:')) return redHat(written.slice('Red Hat:'.length));
  return { ecosystem: written.startsWith('Maven:') ? 'Maven' : written };
}

/** `22.04:LTS`, `FIPS-updates:20.04:LTS` … */
function ubuntuPro(rest: string): { readonly ecosystem: string; readonly channel: string } {
  const [, kind, release = rest] = /^([A-Za-z][\w-]*(?::[A-Za-z][\w-]*)*):(\d.*)$/.exec(rest) ?? [];
  return {
    ecosystem: `Ubuntu:${release}`,
    channel: kind === undefined ? 'esm' : kind.toLowerCase().replaceAll(':', '-'),
  };
}

/** Products are parts of CPEs: `enterprise_linux:9::appstream`, `rhel_eus:9.2::baseos`. */
function redHat(rest: string): { readonly ecosystem: string; readonly channel?: string } {
  const [product = '', release = ''] = rest.split(':');
  const [, extended] = /^rhel_(aus|e2s|e4s|els|eus|eus_long_life|tus)$/.exec(product) ?? [];
  const [major = ''] = release.split('.');
  if (extended !== undefined) {
    return { ecosystem: `Red Hat:enterprise_linux:${major}`, channel: `${extended}:${release}` };
  }
  return { ecosystem: product === 'enterprise_linux' ? `Red Hat:${product}:${major}` : `Red Hat:${rest}` };
}

/** The name by which the ecosystem keys a package, where it takes several spellings for the same. */
export function packageName(ecosystem: string, name: string): string {
  switch (ecosystem) {
    // https://packaging.python.org/en/latest/specifications/name-normalization/
    case 'PyPI':
      return name.replaceAll(/[-_.]+/g, '-').toLowerCase();
    case 'Bitnami':
    case 'GitHub Actions':
    case 'Hex':
    case 'NuGet':
    case 'Packagist':
      return name.toLowerCase();
    case 'SwiftURL':
      return name
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\.git$/, '');
    default:
      return name;
  }
}

const ecosystems: Readonly<Record<string, string>> = {
  bitnami: 'Bitnami',
  cargo: 'crates.io',
  composer: 'Packagist',
  conan: 'ConanCenter',
  cran: 'CRAN',
  gem: 'RubyGems',
  golang: 'Go',
  hackage: 'Hackage',
  hex: 'Hex',
  maven: 'Maven',
  npm: 'npm',
  nuget: 'NuGet',
  pub: 'Pub',
  pypi: 'PyPI',
  swift: 'SwiftURL',
};

/** Undefined for a package of a distribution: of that the purl tells no release that could be relied on. */
export function keyOfPurl({ type, namespace, name }: Purl): PackageKey | undefined {
  const ecosystem = Object.hasOwn(ecosystems, type) ? ecosystems[type] : undefined;
  if (ecosystem === undefined) return undefined;
  const joined =
    namespace === undefined || type === 'conan' ? name : `${namespace}${type === 'maven' ? ':' : '/'}${name}`;
  return { ecosystem, name: packageName(ecosystem, joined) };
}
