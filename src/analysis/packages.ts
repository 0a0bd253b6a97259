import { hash } from 'node:crypto';
import type { Cataloger, Found, ImageView } from '../catalog/cataloger.ts';
import { reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { Finding } from '../layer/reader.ts';
import type { Distro } from '../model/distro.ts';
import type { Location, Package, PackageDraft, PackageType } from '../model/package.ts';
import type { Problem } from '../model/problem.ts';
import { compare, type FoldedImage } from './fold.ts';

export interface FoundPackages {
  readonly packages: readonly Package[];
  readonly problems: readonly Problem[];
}

/** Package types that belong to the operating system: their file lists say who owns a file. */
const osTypes: ReadonlySet<PackageType> = new Set(['deb', 'apk', 'rpm']);

/** Runs each cataloger's join on the folded image, then the joins that need all packages. Pure. */
export function joinPackages(
  image: FoldedImage,
  distro: Distro | undefined,
  catalogers: readonly Cataloger[],
): FoundPackages {
  const view: ImageView = { distro, resolve: (path) => image.resolve(path) };
  const problems: Problem[] = [];
  const packages = new Map<string, Package>();
  for (const cataloger of catalogers) {
    for (const made of drafts(cataloger, image.findings(cataloger), view)) {
      if ('code' in made) problems.push(made);
      else {
        const pkg = toPackage(made, cataloger.id, image);
        if (!packages.has(pkg.id)) packages.set(pkg.id, pkg);
      }
    }
  }
  const owned = withOwners([...packages.values()], image);
  return { packages: owned.sort(byName), problems };
}

function* drafts(
  cataloger: Cataloger,
  found: readonly Found<Finding>[],
  view: ImageView,
): Iterable<PackageDraft | Problem> {
  try {
    yield* cataloger.packages(found, view);
  } catch (cause) {
    yield {
      by: cataloger.id,
      code: 'malformed-file',
      message: `packages cannot be put together: ${printable(reason(cause))}`,
    };
  }
}

function toPackage({ evidence, ...draft }: PackageDraft, cataloger: string, image: FoldedImage): Package {
  const locations = evidence.map((path) => locate(path, image)).filter((location) => location !== undefined);
  const primary = locations[0]?.path ?? '';
  const identity = [draft.type, draft.name, draft.version, draft.architecture ?? '', primary].join('\0');
  return {
    ...draft,
    id: hash('sha256', identity).slice(0, 16),
    cataloger,
    locations,
    layer: broughtBy(draft.files, image) ?? locations[0]?.layer ?? 0,
  };
}

function locate(path: string, image: FoldedImage): Location | undefined {
  const [outer = '', ...inner] = path.split('!/');
  const resolved = image.resolve(outer);
  const record = resolved === undefined ? undefined : image.files.get(resolved);
  if (!record) return undefined;
  return { path: [record.path, ...inner].join('!/'), layer: record.layer };
}

/** The layer most of the files are in; the lowest of several. */
function broughtBy(files: readonly string[], image: FoldedImage): number | undefined {
  const counts = new Map<number, number>();
  for (const path of files) {
    const layer = image.layerOfFile(path);
    if (layer !== undefined) counts.set(layer, (counts.get(layer) ?? 0) + 1);
  }
  let best: number | undefined;
  for (const [layer, count] of counts) {
    const most = best === undefined ? 0 : (counts.get(best) ?? 0);
    if (count > most || (count === most && best !== undefined && layer < best)) best = layer;
  }
  return best;
}

function withOwners(packages: readonly Package[], image: FoldedImage): Package[] {
  const owners = new Map<string, string>();
  for (const { type, id, files } of packages) {
    if (!osTypes.has(type)) continue;
    for (const path of files) {
      const resolved = image.resolve(path);
      if (resolved !== undefined && !owners.has(resolved)) owners.set(resolved, id);
    }
  }
  return packages.map((pkg) => {
    if (osTypes.has(pkg.type)) return pkg;
    const primary = pkg.locations[0]?.path.split('!/', 1)[0] ?? '';
    const ownedBy = owners.get(primary);
    return ownedBy === undefined ? pkg : { ...pkg, ownedBy };
  });
}

function byName(a: Package, b: Package): number {
  return (
    compare(a.type, b.type) || compare(a.name, b.name) || compare(a.version, b.version) || compare(a.id, b.id)
  );
}
