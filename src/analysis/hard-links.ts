import { maxLinks } from '../core/image-path.ts';
import type { LayerAnalysis } from '../layer/layer-analysis.ts';
import type { PlacedLayer } from './linked-paths.ts';
import { layerOf, type Ref, refOf, rowOf } from './ref.ts';

/** Which files hard links lead to. */
export class HardLinks {
  readonly #layers: readonly LayerAnalysis[];
  readonly #placed: readonly PlacedLayer[];
  readonly #path: (ref: Ref) => string;
  /** Rows by path of a layer, made when a hard link asks for them. */
  readonly #rows = new Map<number, ReadonlyMap<string, number>>();

  constructor(layers: readonly LayerAnalysis[], placed: readonly PlacedLayer[], path: (ref: Ref) => string) {
    this.#layers = layers;
    this.#placed = placed;
    this.#path = path;
  }

  /** The file that the hard link `from` leads to, in its own layer or the nearest one below. */
  target(from: Ref): Ref | undefined {
    let ref = from;
    for (let hops = 0; hops < maxLinks; hops += 1) {
      const layer = layerOf(ref);
      const target = this.#layers[layer]?.entries.target(rowOf(ref)) ?? '';
      const next = this.#find(this.#placed[layer]?.place(target) ?? target, layer, ref);
      if (next === undefined || this.#kind(next) !== 'hardlink') return next;
      ref = next;
    }
    return undefined;
  }

  #find(path: string, from: number, not: Ref): Ref | undefined {
    for (let layer = from; layer >= 0; layer -= 1) {
      const row = this.#rowsOf(layer).get(path);
      if (row !== undefined && refOf(layer, row) !== not) return refOf(layer, row);
    }
    return undefined;
  }

  #kind(ref: Ref): string | undefined {
    return this.#layers[layerOf(ref)]?.entries.kind(rowOf(ref));
  }

  #rowsOf(layer: number): ReadonlyMap<string, number> {
    const known = this.#rows.get(layer);
    if (known) return known;
    const rows = new Map<string, number>();
    const count = this.#layers[layer]?.entries.count ?? 0;
    for (let row = 0; row < count; row += 1) rows.set(this.#path(refOf(layer, row)), row);
    this.#rows.set(layer, rows);
    return rows;
  }
}
