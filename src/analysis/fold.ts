import type { Found } from '../catalog/cataloger.ts';
import { followLinks, maxPathLength } from '../core/image-path.ts';
import { printable } from '../core/printable.ts';
import type { LayerAnalysis } from '../layer/layer-analysis.ts';
import type { Finding, Reader, StreamReader } from '../layer/reader.ts';
import type { FileCatalogue, FileRecord } from '../model/analysis.ts';
import type { Problem } from '../model/problem.ts';
import { HardLinks } from './hard-links.ts';
import { type PlacedLayer, placeLayers } from './linked-paths.ts';
import { layerOf, type Ref, refOf, rowOf } from './ref.ts';
import { type Hidden, Shadows } from './shadows.ts';

/** The layers of an image seen as one file system. */
export interface FoldedImage {
  readonly files: FileCatalogue;
  /** Every visible regular file, hard links (of size 0) included, in no order: much cheaper than its record. */
  eachFile(visit: (path: string, facts: { readonly mode: number; readonly size: number }) => void): void;
  /** The visible path that `path` leads to after all links, or undefined. */
  resolve(path: string): string | undefined;
  /** The layer of the visible file or link at exactly this path; undefined for directories and where nothing is. */
  layerOf(path: string): number | undefined;
  /** The path under which `findings` lists what is in the file that `path` leads to by links of both kinds. */
  contentPath(path: string): string | undefined;
  /** What a reader found in files that are visible, by path, then in the order of the file. */
  findings<F extends Finding>(reader: ReaderOf<F>): Found<F>[];
  /** What a reader found in any file of any layer, by path, then layer, then in the order of the file. */
  everyFinding<F extends Finding>(reader: ReaderOf<F>): FoundAnywhere<F>[];
  /** What is wrong with the image as a whole: hard links that lead to no file. */
  problems(): Problem[];
}

export interface FoundAnywhere<F> extends Found<F> {
  /** Set when the file is not in the final image, under any name. */
  readonly hidden?: Hidden;
}

/** A reader that makes findings of this kind; its id will do. */
interface ReaderOf<F extends Finding> {
  readonly id: string;
  readonly read?: Reader<F>['read'];
  readonly open?: StreamReader<F>['open'];
}

const MAX_PROBLEMS = 1000;

/** Pure. Layers base first. The only place that knows whiteouts. */
export function fold(layers: readonly LayerAnalysis[]): FoldedImage {
  return new Fold(layers);
}

class Fold implements FoldedImage {
  readonly #layers: readonly LayerAnalysis[];
  readonly #placed: readonly PlacedLayer[];
  readonly #visible = new Map<string, Ref>();
  readonly #hidden = new Map<Ref, Hidden>();
  readonly #hardLinks: HardLinks;
  readonly #directories = new Map<string, string | undefined>();
  readonly files: FileCatalogue;

  constructor(layers: readonly LayerAnalysis[]) {
    this.#layers = layers;
    this.#placed = placeLayers(layers);
    this.#hardLinks = new HardLinks(layers, this.#placed, (ref) => this.#path(ref));
    const shadows = new Shadows(
      (path) => this.#visible.get(path),
      (ref) => this.#kind(ref),
    );
    for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
      this.#addLayer(layer, shadows);
      const placed = this.#placed[layer];
      if (placed) shadows.add(layer, placed);
    }
    this.files = this.#catalogue();
  }

  #addLayer(layer: number, shadows: Shadows): void {
    const entries = this.#layers[layer]?.entries;
    if (!entries) return;
    shadows.startLayer(layer);
    // The last of two members with the same path wins, as when unpacking.
    for (let row = entries.count - 1; row >= 0; row -= 1) {
      const ref = refOf(layer, row);
      const path = this.#path(ref);
      const over = this.#visible.get(path);
      if (over !== undefined) {
        const isDirectory = entries.kind(row) === 'directory';
        const merged = isDirectory && this.#kind(over) === 'directory';
        if (layerOf(over) === layer || merged) continue;
        this.#hidden.set(ref, { by: layerOf(over), how: 'replaced' });
        if (!isDirectory) shadows.addFile(path, layer);
        continue;
      }
      const hidden = shadows.over(path);
      if (hidden) this.#hidden.set(ref, hidden);
      else this.#visible.set(path, ref);
    }
  }

  #path(ref: Ref): string {
    const layer = layerOf(ref);
    return this.#placed[layer]?.moved.get(rowOf(ref)) ?? this.#layers[layer]?.entries.path(rowOf(ref)) ?? '';
  }

  #kind(ref: Ref): string {
    return this.#layers[layerOf(ref)]?.entries.kind(rowOf(ref)) ?? 'file';
  }

  #record(ref: Ref): FileRecord {
    const layer = layerOf(ref);
    const entries = this.#layers[layer]?.entries;
    if (!entries) throw new RangeError(`no layer ${layer}`);
    const entry = { ...entries.at(rowOf(ref)), path: this.#path(ref), layer };
    const hidden = this.#hidden.get(ref);
    const content = entry.kind === 'hardlink' ? this.#linkedContent(ref) : undefined;
    return { ...entry, ...content, ...(hidden ? { hidden } : {}) };
  }

  /** Size and digests of what a hard link points at, in its own layer or the nearest one below. */
  #linkedContent(ref: Ref): Pick<FileRecord, 'size' | 'digests'> | undefined {
    const target = this.#hardLinks.target(ref);
    if (target === undefined) return undefined;
    const entries = this.#layers[layerOf(target)]?.entries;
    const digests = entries?.digests(rowOf(target));
    return { size: entries?.size(rowOf(target)) ?? 0, ...(digests ? { digests } : {}) };
  }

  #catalogue(): FileCatalogue {
    const record = (ref: Ref): FileRecord => this.#record(ref);
    const sorted = (): Float64Array => this.#sortedRefs();
    return {
      count: this.#visible.size,
      hiddenCount: this.#hidden.size,
      get: (path) => {
        const ref = this.#visible.get(path);
        return ref === undefined ? undefined : record(ref);
      },
      eachVisible: (visit) => this.#eachVisible(visit),
      *[Symbol.iterator]() {
        for (const ref of sorted()) yield record(ref);
      },
    };
  }

  #sorted: Float64Array | undefined;

  /** By path, then layer. Names sort natively much faster than by a function; the few hidden ones are merged in. */
  #sortedRefs(): Float64Array {
    if (this.#sorted) return this.#sorted;
    const before = (a: Ref, b: Ref): number => compare(this.#path(a), this.#path(b)) || a - b;
    const hidden = [...this.#hidden.keys()].sort(before);
    const refs = new Float64Array(this.#visible.size + hidden.length);
    let next = 0;
    let at = 0;
    for (const path of [...this.#visible.keys()].sort()) {
      const ref = this.#visible.get(path) ?? 0;
      for (; next < hidden.length && before(hidden[next] ?? 0, ref) < 0; next += 1)
        refs[at++] = hidden[next] ?? 0;
      refs[at++] = ref;
    }
    refs.set(hidden.slice(next), at);
    this.#sorted = refs;
    return refs;
  }

  eachFile(visit: Parameters<FoldedImage['eachFile']>[0]): void {
    this.#eachVisible((path, { kind, mode, size }) => {
      if (kind === 'file' || kind === 'hardlink') visit(path, { mode, size });
    });
  }

  #eachVisible(visit: Parameters<FileCatalogue['eachVisible']>[0]): void {
    for (const [path, ref] of this.#visible) {
      const entries = this.#layers[layerOf(ref)]?.entries;
      const row = rowOf(ref);
      if (entries) visit(path, { kind: entries.kind(row), mode: entries.mode(row), size: entries.size(row) });
    }
  }

  resolve(path: string): string | undefined {
    // A visible path has no link above it: `placeLayers` moved it to where the link leads.
    const ref = this.#visible.get(path);
    if (ref !== undefined && this.#kind(ref) !== 'symlink') return path;
    if (path.length > maxPathLength) return undefined;
    const slash = path.lastIndexOf('/');
    const directory = slash < 0 ? '' : this.#directory(path.slice(0, slash));
    if (directory === undefined) return undefined;
    const found = this.#walk(directory, path.slice(slash + 1));
    return found !== undefined && this.#visible.has(found) ? found : undefined;
  }

  layerOf(path: string): number | undefined {
    const ref = this.#visible.get(path);
    return ref === undefined || this.#kind(ref) === 'directory' ? undefined : layerOf(ref);
  }

  contentPath(path: string): string | undefined {
    const resolved = this.resolve(path);
    const ref = resolved === undefined ? undefined : this.#visible.get(resolved);
    if (ref === undefined || this.#kind(ref) !== 'hardlink') return resolved;
    const target = this.#hardLinks.target(ref);
    return target === undefined ? undefined : this.#visiblePath(target);
  }

  /** Where a file can be seen: at its own path, or else under the name of a hard link. */
  #visiblePath(ref: Ref): string | undefined {
    const own = this.#path(ref);
    return this.#visible.get(own) === ref ? own : this.#survivors().get(ref);
  }

  #directory(path: string): string | undefined {
    if (path === '' || this.#directories.has(path)) return path === '' ? '' : this.#directories.get(path);
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? '' : this.#directory(path.slice(0, slash));
    const real = parent === undefined ? undefined : this.#walk(parent, path.slice(slash + 1));
    this.#directories.set(path, real);
    return real;
  }

  /** Follows `name` from a real directory; undefined for a loop. Names that do not exist are passed through. */
  #walk(directory: string, name: string): string | undefined {
    return followLinks(directory === '' ? name : `${directory}/${name}`, (path) => {
      const ref = this.#visible.get(path);
      if (ref === undefined || this.#kind(ref) !== 'symlink') return undefined;
      return this.#layers[layerOf(ref)]?.entries.target(rowOf(ref)) ?? '';
    });
  }

  problems(): Problem[] {
    const problems: Problem[] = [];
    for (const [path, ref] of this.#visible) {
      if (this.#kind(ref) !== 'hardlink' || this.#hardLinks.target(ref) !== undefined) continue;
      const message = `${printable(path)} is a hard link to no file: it has neither size nor digests`;
      problems.push({ by: 'analysis', code: 'dangling-link', message, path, layer: layerOf(ref) });
      if (problems.length === MAX_PROBLEMS) break;
    }
    return problems.sort((a, b) => compare(a.path ?? '', b.path ?? ''));
  }

  findings<F extends Finding>(reader: ReaderOf<F>): Found<F>[] {
    return this.everyFinding(reader).filter(({ hidden }) => hidden === undefined);
  }

  everyFinding<F extends Finding>(reader: ReaderOf<F>): FoundAnywhere<F>[] {
    const found: FoundAnywhere<F>[] = [];
    for (const [layer, analysis] of this.#layers.entries()) {
      for (const { row, data } of analysis.findings[reader.id] ?? []) {
        const ref = refOf(layer, row);
        const visibleAt = this.#visiblePath(ref);
        // Of two members of one layer with the same path, the first is hidden by its own layer.
        const hidden =
          visibleAt === undefined
            ? (this.#hidden.get(ref) ?? { by: layer, how: 'replaced' as const })
            : undefined;
        // What is kept under a reader's id is what this reader, at this version, made.
        found.push({
          path: visibleAt ?? this.#path(ref),
          layer,
          data: data as F,
          ...(hidden ? { hidden } : {}),
        });
      }
    }
    return found.sort((a, b) => compare(a.path, b.path));
  }

  #survivorsMade: ReadonlyMap<Ref, string> | undefined;

  /** Files whose own path is gone but that live on under the name of a hard link. */
  #survivors(): ReadonlyMap<Ref, string> {
    if (this.#survivorsMade) return this.#survivorsMade;
    const made = new Map<Ref, string>();
    for (const [path, ref] of this.#visible) {
      const target = this.#kind(ref) === 'hardlink' ? this.#hardLinks.target(ref) : undefined;
      if (target !== undefined && this.#hidden.has(target) && !made.has(target)) made.set(target, path);
    }
    this.#survivorsMade = made;
    return made;
  }
}

/** Paths are compared by code units: the same order everywhere, whatever the locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
