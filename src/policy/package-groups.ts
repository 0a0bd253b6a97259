import { keyOfPurl } from '../model/ecosystem.ts';
import type { Package } from '../model/package.ts';
import { schemeOf } from '../version/ecosystem-schemes.ts';
import type { VersionScheme } from '../version/scheme.ts';
import { engineType } from './engine-package.ts';
import { remembered } from './remembered.ts';

/** The packages of one type and name. */
export interface PackageGroup {
  readonly type: string;
  readonly name: string;
  /** In the order of the analysis. */
  readonly versions: ReadonlySet<string>;
}

const osEcosystems: Readonly<Record<string, string>> = { apk: 'Alpine', deb: 'Debian', rpm: 'Red Hat' };

/** By type and name; of these types alone, if any are given, as package URLs or the Engine name them. */
export function groupPackages(
  packages: readonly Package[],
  types: readonly string[] | undefined,
): ReadonlyMap<string, PackageGroup> {
  if (types === undefined) return allGroups(packages);
  return groupsOf(packages, new Set(types.map((type) => type.trim().toLowerCase())));
}

const allGroups = remembered((packages: readonly Package[]) => groupsOf(packages, undefined));

function groupsOf(
  packages: readonly Package[],
  wanted: ReadonlySet<string> | undefined,
): ReadonlyMap<string, PackageGroup> {
  const groups = new Map<string, PackageGroup & { readonly versions: Set<string> }>();
  for (const { type, name, version } of packages) {
    if (wanted && !wanted.has(type) && !wanted.has(engineType({ type }).toLowerCase())) continue;
    const key = `${type}/${keyOfPurl({ type, name })?.name ?? name}`;
    const group = groups.get(key);
    if (group) group.versions.add(version);
    else groups.set(key, { type, name, versions: new Set([version]) });
  }
  return groups;
}

/** How packages of this type order their versions. */
export function versionsOf(type: string): VersionScheme | undefined {
  const ecosystem = Object.hasOwn(osEcosystems, type)
    ? osEcosystems[type]
    : keyOfPurl({ type, name: '' })?.ecosystem;
  return ecosystem === undefined ? undefined : schemeOf(ecosystem);
}

/** `npm ui 1.0, 1.2` */
export function groupText({ type, name, versions }: PackageGroup): string {
  return `${type} ${name} ${[...versions].join(', ')}`;
}
