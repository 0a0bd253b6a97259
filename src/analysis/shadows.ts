import { parentOf } from '../core/image-path.ts';
import type { FileRecord } from '../model/analysis.ts';
import type { PlacedLayer } from './linked-paths.ts';
import { layerOf, type Ref } from './ref.ts';

export type Hidden = NonNullable<FileRecord['hidden']>;

/** What the layers seen so far (from the top down) hide in those below. */
export class Shadows {
  readonly #visible: (path: string) => Ref | undefined;
  readonly #kind: (ref: Ref) => string;
  readonly #whiteouts = new Map<string, number>();
  readonly #opaque = new Map<string, number>();
  /** Files that a directory of a later layer replaced in turn. */
  readonly #files = new Map<string, number>();
  readonly #known = new Map<string, Hidden | undefined>();
  #layer = 0;
  #last: { readonly directory: string; readonly hidden: Hidden | undefined } = {
    directory: '',
    hidden: undefined,
  };

  constructor(visible: (path: string) => Ref | undefined, kind: (ref: Ref) => string) {
    this.#visible = visible;
    this.#kind = kind;
  }

  startLayer(layer: number): void {
    this.#layer = layer;
    this.#known.clear();
    this.#last = { directory: '', hidden: this.#inside('') };
  }

  /** A layer's whiteouts act on the layers below it, never on its own entries. */
  add(layer: number, placed: PlacedLayer): void {
    for (const path of placed.whiteouts) if (!this.#whiteouts.has(path)) this.#whiteouts.set(path, layer);
    for (const path of placed.opaque) if (!this.#opaque.has(path)) this.#opaque.set(path, layer);
  }

  /** A file that is hidden itself still hides what lower layers have below its path. */
  addFile(path: string, layer: number): void {
    if (!this.#files.has(path)) this.#files.set(path, layer);
  }

  over(path: string): Hidden | undefined {
    const by = this.#whiteouts.get(path);
    if (by !== undefined) return { by, how: 'deleted' };
    // Neighbours in a tar share their directory: the last one is asked for again and again.
    const slash = Math.max(path.lastIndexOf('/'), 0);
    if (slash !== this.#last.directory.length || !path.startsWith(this.#last.directory)) {
      const directory = path.slice(0, slash);
      this.#last = { directory, hidden: this.#inside(directory) };
    }
    return this.#last.hidden;
  }

  #inside(directory: string): Hidden | undefined {
    if (this.#known.has(directory)) return this.#known.get(directory);
    const hidden =
      this.#hides(directory) ?? (directory === '' ? undefined : this.#inside(parentOf(directory)));
    this.#known.set(directory, hidden);
    return hidden;
  }

  #hides(directory: string): Hidden | undefined {
    const by = this.#whiteouts.get(directory) ?? this.#opaque.get(directory);
    if (by !== undefined) return { by, how: 'deleted' };
    const file = this.#files.get(directory);
    if (file !== undefined && file > this.#layer) return { by: file, how: 'replaced' };
    const over = this.#visible(directory);
    if (over === undefined || layerOf(over) <= this.#layer || this.#kind(over) === 'directory')
      return undefined;
    return { by: layerOf(over), how: 'replaced' };
  }
}
