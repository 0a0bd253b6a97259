// What packages are called in the bundles, messages and trigger ids of the Engine.
import type { Package } from '../model/package.ts';
import { remembered } from './remembered.ts';

interface TypeFacts {
  /** The Engine's word for the type. */
  readonly type: string;
  readonly os: boolean;
  /** What the Engine had for a package that declares no licence. */
  readonly undeclared?: string;
}

const types: Readonly<Record<string, TypeFacts>> = {
  deb: { type: 'dpkg', os: true, undeclared: 'Unknown' },
  rpm: { type: 'rpm', os: true, undeclared: 'N/A' },
  apk: { type: 'APKG', os: true, undeclared: 'N/A' },
  npm: { type: 'npm', os: false },
  pypi: { type: 'python', os: false },
  gem: { type: 'gem', os: false },
  maven: { type: 'java', os: false },
  golang: { type: 'go', os: false, undeclared: 'N/A' },
  // Types that only SBOMs bring; what is not here is of no distribution.
  alpm: { type: 'alpm', os: true },
  ebuild: { type: 'ebuild', os: true },
  opkg: { type: 'opkg', os: true },
};

function factsOf({ type }: Pick<Package, 'type'>): TypeFacts {
  const known = Object.hasOwn(types, type) ? types[type] : undefined;
  return known ?? { type, os: false };
}

/** `dpkg`, `APKG`, `java` … */
export function engineType(pkg: Pick<Package, 'type'>): string {
  return factsOf(pkg).type;
}

export function packageClass(pkg: Pick<Package, 'type'>): 'os' | 'non-os' {
  return factsOf(pkg).os ? 'os' : 'non-os';
}

/** The Engine knew artifacts of Maven without their group. */
export function engineName({ type, name }: Pick<Package, 'type' | 'name'>): string {
  return type === 'maven' ? name.slice(name.lastIndexOf(':') + 1) : name;
}

/** Whether a bundle means this package by `name`, which may also be the whole name of a Maven artifact. */
export function isCalled(pkg: Pick<Package, 'type' | 'name'>, name: string): boolean {
  return pkg.name === name || engineName(pkg) === name;
}

/** The version that the Engine compared where it did not take the full one: of rpm and apk without the release. */
export function engineVersion({ type, version }: Pick<Package, 'type' | 'version'>): string {
  if (type !== 'rpm' && type !== 'apk') return version;
  const release = version.lastIndexOf('-');
  return release === -1 ? version : version.slice(0, release);
}

/** What the Engine's licence gate looked at: declarations, cut at white space. */
export function licenseWords(pkg: Pick<Package, 'type' | 'licenses'>): string[] {
  const declared = pkg.licenses.join(' ') || (factsOf(pkg).undeclared ?? '');
  return declared.split(/\s+/).filter((word) => word !== '');
}

/** `name-version` where no file is known that the package was read from. */
export const engineLocation = remembered(locate);

function locate(pkg: Package): string {
  const path = pkg.locations[0]?.path;
  if (path === undefined) return nameAndVersion(pkg);
  switch (pkg.type) {
    case 'maven':
      return `/${path.replaceAll('!/', ':')}${embedded(pkg, path)}`;
    case 'pypi':
      return `/${path.replace(/(?:[^/]*\.(?:dist|egg)-info\/)?[^/]*$/, '')}${pkg.name}`;
    case 'golang':
      return `/${path}:${pkg.name}@${pkg.version}`;
    default:
      return `/${path}`;
  }
}

/** What a trigger id names the package by. */
export function triggerName(pkg: Package): string {
  if (packageClass(pkg) === 'os') return pkg.name;
  if (pkg.locations.length === 0) return nameAndVersion(pkg);
  const parts = engineLocation(pkg).split('/');
  const part = pkg.type === 'npm' ? parts.at(-2) : parts.at(-1);
  const named = pkg.type === 'npm' || pkg.type === 'maven' || pkg.type === 'gem';
  return (named && part) || nameAndVersion(pkg);
}

function nameAndVersion(pkg: Package): string {
  return `${engineName(pkg)}-${pkg.version}`;
}

/** Of an artifact that another one's archive contains the classes of: `:artifact`. */
function embedded(pkg: Package, path: string): string {
  const from = pkg.metadata['identifiedBy'];
  if (from !== 'pom.properties' && from !== 'pom.xml') return '';
  const artifact = engineName(pkg);
  const file = path.slice(path.lastIndexOf('/') + 1);
  return file.startsWith(`${artifact}-`) || file.startsWith(`${artifact}.`) ? '' : `:${artifact}`;
}
