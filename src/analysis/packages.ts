import { hash } from 'node:crypto';
import type { Cataloger, Found, ImageView } from '../catalog/cataloger.ts';
import { reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { Finding } from '../layer/reader.ts';
import type { Distro } from '../model/distro.ts';
import type { Location, Package, PackageDraft } from '../model/package.ts';
import type { Problem } from '../model/problem.ts';
import { compare, type FoldedImage } from './fold.ts';

export interface FoundPackages {
  readonly packages: readonly Package[];
  readonly problems: readonly Problem[];
}

/** Package types that belong to the operating system: their file lists say who owns a file. */
const osTypes: ReadonlySet<string> = new Set(['deb', 'apk', 'rpm']);

/** Runs each cataloger's join on the folded image, then the joins that need all packages. Pure. */
export function joinPackages(
  image: FoldedImage,
  distro: Distro | undefined,
  catalogers: readonly Cataloger[],
): FoundPackages {
  const view: ImageView = { distro, resolve: (path) => image.resolve(path) };
  const problems: Problem[] = [];
  const placed = new Map<string, PlacedDraft>();
  for (const cataloger of catalogers) {
    for (const made of drafts(cataloger, image.findings(cataloger), view)) {
      if ('code' in made) problems.push(made);
      else {
        const draft = place(made, cataloger.id, image);
        if (!placed.has(draft.id)) placed.set(draft.id, draft);
      }
    }
  }
  return { packages: withFiles([...placed.values()], image).sort(byName), problems };
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

type PlacedDraft = Omit<Package, 'layer' | 'ownedBy'>;

function place({ evidence, ...draft }: PackageDraft, cataloger: string, image: FoldedImage): PlacedDraft {
  const locations = evidence.map((path) => locate(path, image)).filter((location) => location !== undefined);
  const primary = locations[0]?.path ?? '';
  const identity = [draft.type, draft.name, draft.version, draft.architecture ?? '', primary].join('\0');
  return { ...draft, id: hash('sha256', identity).slice(0, 16), cataloger, locations };
}

function locate(path: string, image: FoldedImage): Location | undefined {
  const [outer = '', ...inner] = path.split('!/');
  const resolved = image.resolve(outer);
  const record = resolved === undefined ? undefined : image.files.get(resolved);
  if (!record) return undefined;
  return { path: [record.path, ...inner].join('!/'), layer: record.layer };
}

/** What the files of the packages tell: the layer that brought each, and which OS package owns a language package. */
function withFiles(drafts: readonly PlacedDraft[], image: FoldedImage): Package[] {
  const evidence = new Set(drafts.filter((draft) => !osTypes.has(draft.type)).map(primaryFile));
  const owners = new Map<string, string>();
  const packages = drafts.map((draft) => {
    const layers = new Map<number, number>();
    for (const path of draft.files) {
      const resolved = image.resolve(path);
      const layer = resolved === undefined ? undefined : image.layerOf(resolved);
      if (resolved === undefined || layer === undefined) continue;
      layers.set(layer, (layers.get(layer) ?? 0) + 1);
      if (evidence.has(resolved) && osTypes.has(draft.type)) owners.set(resolved, draft.id);
    }
    return { ...draft, layer: mostOf(layers) ?? draft.locations[0]?.layer ?? 0 };
  });
  return packages.map((pkg) => {
    const ownedBy = osTypes.has(pkg.type) ? undefined : owners.get(primaryFile(pkg));
    return ownedBy === undefined ? pkg : { ...pkg, ownedBy };
  });
}

function primaryFile({ locations }: PlacedDraft): string {
  return locations[0]?.path.split('!/', 1)[0] ?? '';
}

/** The layer most of the files are in; the lowest of several. */
function mostOf(layers: ReadonlyMap<number, number>): number | undefined {
  return [...layers].sort(([a, countA], [b, countB]) => countB - countA || a - b)[0]?.[0];
}

function byName(a: Package, b: Package): number {
  return (
    compare(a.type, b.type) || compare(a.name, b.name) || compare(a.version, b.version) || compare(a.id, b.id)
  );
}
