import type { Package } from '../../model/package.ts';
import type { Purl } from '../../model/purl.ts';
import { distroOfPurl } from '../../model/purl-distro.ts';
import { purlOf } from './component.ts';

const osTypes: readonly string[] = ['deb', 'apk', 'rpm'];

/** Of a distribution, by the type of its package URL. */
export function isOsPackage({ type }: Pick<Package | Purl, 'type'>): boolean {
  return osTypes.includes(type);
}

const parsed = new WeakMap<Package, { readonly purl: Purl | undefined }>();

/**
 * Type, namespace and name are the same, and so is whatever else was written: version, qualifiers, subpath. With
 * `arch=source` the source package is meant.
 */
export function isPurlOf(said: Purl, pkg: Package): boolean {
  const own = ownPurl(pkg);
  if (own === undefined || own.type !== said.type || own.namespace !== said.namespace) return false;
  const { arch, distro, ...others } = said.qualifiers ?? {};
  const isSource = isOsPackage(said) && (arch === 'source' || arch === 'src');
  const name = isSource ? (pkg.source?.name ?? own.name) : own.name;
  const version = isSource ? (pkg.source?.version ?? own.version) : own.version;
  return (
    name === said.name &&
    (said.version === undefined || said.version === version) &&
    (said.subpath === undefined || said.subpath === own.subpath) &&
    (arch === undefined || isSource || arch === own.qualifiers?.['arch']) &&
    (distro === undefined || isSameDistro(said, own)) &&
    Object.entries(others).every(([key, value]) => own.qualifiers?.[key] === value)
  );
}

function ownPurl(pkg: Package): Purl | undefined {
  const known = parsed.get(pkg) ?? { purl: purlOf(pkg.purl) };
  parsed.set(pkg, known);
  return known.purl;
}

/** Writers name releases by number or codename. */
function isSameDistro(a: Purl, b: Purl): boolean {
  if (a.qualifiers?.['distro'] === b.qualifiers?.['distro']) return true;
  const [left, right] = [distroOfPurl(a), distroOfPurl(b)];
  return left?.id === right?.id && left?.versionId !== undefined && left.versionId === right?.versionId;
}
