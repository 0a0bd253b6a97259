import type { AffectedPackage } from '../../model/advisory.ts';
import { schemeOf } from '../../version/ecosystem-schemes.ts';
import type { MatchedPackage } from '../input.ts';
import type { Lookup, Matcher } from '../matcher.ts';

/**
 * Programs that no package manager installed, by the platform names (CPE) they come with. Names are guesses that
 * others made, versions are those of upstream: only for what no better feed knows.
 * https://csrc.nist.gov/pubs/ir/7695/final
 */
export const cpe: Matcher = {
  id: 'cpe',
  types: ['generic'],
  lookups(pkg) {
    const scheme = schemeOf('CPE');
    const products = productsOf(pkg);
    if (scheme === undefined || products.size === 0) {
      return {
        kind: 'no-feed',
        reason: 'no feed covers packages of its kind, and nothing tells its platform name (CPE)',
      };
    }
    const asked = [...products, ...updatesOf(pkg)];
    return asked.map(([name, version]): Lookup => ({ ecosystem: 'CPE', name, version, how: 'cpe', scheme }));
  },
  excludes: (affected, pkg, lookup) =>
    otherPlatform(affected, pkg, lookup) ?? otherUpdate(affected, pkg, lookup),
};

/** `vendor:product` and the version the name gives, else that of the package. */
function productsOf(pkg: MatchedPackage): Map<string, string> {
  return new Map(
    platformNames(pkg).map(({ name, version }) => [name, isAny(version) ? pkg.version : version]),
  );
}

/** `vendor:product` and its version with the update, `9.3-p1`, as feeds list it. */
function updatesOf(pkg: MatchedPackage): Map<string, string> {
  return new Map(
    platformNames(pkg).flatMap(({ name, updated }) => (updated === undefined ? [] : [[name, updated]])),
  );
}

interface PlatformName {
  readonly part: string;
  readonly name: string;
  readonly version: string;
  /** The version with its update; undefined where no update is told. */
  readonly updated: string | undefined;
  readonly targetSoftware: string;
}

function platformNames({ metadata }: MatchedPackage): PlatformName[] {
  const { cpes, cpe } = metadata;
  const names = [...(Array.isArray(cpes) ? cpes : []), cpe].filter((name) => typeof name === 'string');
  return names.flatMap((name) => {
    const fields = name.replace(/^cpe:(?:2\.3:|\/)/, '').matchAll(/(?:^|:)((?:\\.|[^:\\])*)/g);
    const parts = Array.from(fields, ([, field = '']) => field.replaceAll(/\\(.)/g, '$1') || undefined);
    const [part = '', vendor, product, version = '*', update = '*', , , , targetSoftware = '*'] = parts;
    // No program is a device.
    if (vendor === undefined || product === undefined || part === 'h') return [];
    const updated = isAny(version) || isAny(update) ? undefined : `${version}-${update}`;
    return [{ part, name: `${vendor}:${product}`, version, updated, targetSoftware }];
  });
}

function isAny(value: string): boolean {
  return value === '*' || value === '-';
}

/** An operating system, or an addition to other software, may have the name of a program. */
function otherPlatform(affected: AffectedPackage, pkg: MatchedPackage, { name }: Lookup): string | undefined {
  const { targetSoftware } = affected;
  const part: string = affected.part ?? 'a';
  const own = platformNames(pkg).filter((one) => one.name === name && one.part === part);
  if (own.length === 0) {
    return part === 'o'
      ? `it is about the operating system ${name}, the package is a program`
      : `it is about the program ${name}, the package is an operating system`;
  }
  if (targetSoftware === undefined || own.some((one) => one.targetSoftware === targetSoftware))
    return undefined;
  return `it is about ${name} for ${targetSoftware}`;
}

/** Ranges are of versions whatever their update; lists have each update, and versions alone where they mean all. */
function otherUpdate(
  { ranges, versions }: AffectedPackage,
  pkg: MatchedPackage,
  { name, version }: Lookup,
): string | undefined {
  const own = platformNames(pkg).filter((one) => one.name === name && one.updated !== undefined);
  const isList = ranges.length === 0;
  if (own.some(({ updated }) => updated === version)) {
    return isList ? undefined : 'its ranges are of versions without their updates';
  }
  if (!isList || versions.includes(version) || !own.some((one) => one.version === version)) return undefined;
  return `it lists other updates of ${version}`;
}
