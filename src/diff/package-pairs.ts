import { keyOfPurl } from '../model/ecosystem.ts';
import type { Package } from '../model/package.ts';
import { parsePurl } from '../model/purl.ts';
import { schemeOf } from '../version/ecosystem-schemes.ts';
import { compareText } from '../version/order.ts';
import type { VersionScheme } from '../version/scheme.ts';
import { type Pairing, pairUp } from './pairing.ts';

/** An ecosystem that stands for all that order versions as the package manager does. */
const managers: Readonly<Record<string, string>> = { apk: 'Alpine', deb: 'Debian', rpm: 'Red Hat' };

/** More versions of one package than any image has: in what order they are paired is of no interest. */
const mostOrdered = 1000;

const named = (pkg: Package): string => `${pkg.type}\0${pkg.name}`;
const architecture = (pkg: Package): string => pkg.architecture ?? '';
const place = (pkg: Package): string => pkg.locations[0]?.path ?? '';

/** Which package of one side is which of the other: one that stayed where it is, one that moved, one of another version. */
export function pairPackages(before: readonly Package[], after: readonly Package[]): Pairing<Package> {
  return pairUp(inOrder(before), inOrder(after), [
    (pkg) => [[named(pkg), pkg.version, architecture(pkg), place(pkg)].join('\0')],
    (pkg) => [[named(pkg), pkg.version, architecture(pkg)].join('\0')],
    (pkg) => [[named(pkg), pkg.version].join('\0')],
    (pkg) => [[named(pkg), architecture(pkg), place(pkg)].join('\0')],
    (pkg) => [[named(pkg), architecture(pkg)].join('\0')],
    (pkg) => [named(pkg)],
  ]);
}

/** How versions of the package are ordered; undefined where nobody knows. */
export function schemeOfPackage({ type, purl }: Package): VersionScheme | undefined {
  const manager = Object.hasOwn(managers, type) ? managers[type] : undefined;
  const ecosystem = manager ?? ecosystemOf(purl);
  return ecosystem === undefined ? undefined : schemeOf(ecosystem);
}

/** What others wrote may be no package URL. */
function ecosystemOf(purl: string): string | undefined {
  try {
    return keyOfPurl(parsePurl(purl))?.ecosystem;
  } catch {
    return undefined;
  }
}

/** By type, name and version, oldest first; what is no version comes last. */
function inOrder(packages: readonly Package[]): readonly Package[] {
  const groups = Array.from(Map.groupBy(packages, named)).sort(([a], [b]) => compareText(a, b));
  return groups.flatMap(([, group]) => {
    const [first] = group;
    const isOrdered = first !== undefined && group.length > 1 && group.length <= mostOrdered;
    const scheme = isOrdered ? schemeOfPackage(first) : undefined;
    return group.sort(
      (a, b) =>
        compareVersions(a.version, b.version, scheme) ||
        compareText(architecture(a), architecture(b)) ||
        compareText(place(a), place(b)) ||
        compareText(a.id, b.id),
    );
  });
}

function compareVersions(a: string, b: string, scheme: VersionScheme | undefined): number {
  if (a === b) return 0;
  const unread = Number(scheme?.valid(a) === false) - Number(scheme?.valid(b) === false);
  return unread || (scheme?.compare(a, b) ?? 0) || compareText(a, b);
}
