import { followLinks, nameOf, parentOf } from '../core/image-path.ts';
import type { LayerAnalysis } from '../layer/layer-analysis.ts';

/** The place of one layer's paths in the image, where that differs from what its tar says. */
export interface PlacedLayer {
  /** By row. */
  readonly moved: ReadonlyMap<number, string>;
  readonly whiteouts: readonly string[];
  readonly opaque: readonly string[];
  /** The place of any path written in this layer (of a hard link's target, say). */
  place(path: string): string;
}

/**
 * Unpacking `lib/a` over a lower layer in which `lib` is a link to `usr/lib` writes `usr/lib/a`, as containerd does it.
 * A directory that the layer brings itself replaces the link.
 */
export function placeLayers(layers: readonly LayerAnalysis[]): PlacedLayer[] {
  const links = new Map<string, string>();
  return layers.map((layer) => placeLayer(layer, links));
}

function placeLayer(layer: LayerAnalysis, links: Map<string, string>): PlacedLayer {
  dropDeleted(layer, links);
  const moved = new Map<number, string>();
  const directories = new Map<string, string>();
  // Neighbours in a tar share their directory: the last one is asked for again and again.
  let last = { written: '', real: '' };
  const place = (path: string): string => {
    const slash = path.lastIndexOf('/');
    if (slash < 0 || links.size === 0) return path;
    if (slash !== last.written.length || !path.startsWith(last.written)) {
      const written = path.slice(0, slash);
      last = { written, real: realDirectory(written, links, directories) };
    }
    return last.real === last.written ? path : join(last.real, path.slice(slash + 1));
  };
  const whiteouts = layer.whiteouts.map(place);
  const opaque = layer.opaque.map((path) => realDirectory(path, links, directories));
  const { entries } = layer;
  for (let row = 0; row < entries.count; row += 1) {
    const written = entries.path(row);
    const path = place(written);
    if (path !== written) moved.set(row, path);
    const target = entries.kind(row) === 'symlink' ? entries.target(row) : undefined;
    if (target !== undefined) links.set(path, target);
    else if (!links.delete(path)) continue;
    directories.clear();
    last = { written: '', real: '' };
  }
  return { moved, whiteouts, opaque, place };
}

function dropDeleted(layer: LayerAnalysis, links: Map<string, string>): void {
  if (layer.whiteouts.length === 0 && layer.opaque.length === 0) return;
  const whiteouts = new Set(layer.whiteouts);
  const opaque = new Set(layer.opaque);
  for (const path of links.keys()) {
    let gone = whiteouts.has(path);
    for (let at = path; at !== '' && !gone; ) {
      at = parentOf(at);
      gone = whiteouts.has(at) || opaque.has(at);
    }
    if (gone) links.delete(path);
  }
}

function realDirectory(path: string, links: ReadonlyMap<string, string>, known: Map<string, string>): string {
  if (path === '') return '';
  const cached = known.get(path);
  if (cached !== undefined) return cached;
  const real = follow(join(realDirectory(parentOf(path), links, known), nameOf(path)), links);
  known.set(path, real);
  return real;
}

/** The directory that a path whose parent is real stands for; the path itself when its links lead nowhere. */
function follow(path: string, links: ReadonlyMap<string, string>): string {
  return followLinks(path, (at) => links.get(at)) ?? path;
}

function join(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}
