import type { Finding, Reader } from '../layer/reader.ts';
import type { Distro } from '../model/distro.ts';
import type { PackageDraft } from '../model/package.ts';
import type { Problem } from '../model/problem.ts';

/** A finding that is visible in the image, with the file it was read from. */
export interface Found<F> {
  readonly path: string;
  /** Index of the layer, base first. */
  readonly layer: number;
  readonly data: F;
}

/** The folded image, as far as catalogers need it. */
export interface ImageView {
  readonly distro: Distro | undefined;
  /** The path of what is at `path` after all links (within the root), or undefined when nothing is there. */
  resolve(path: string): string | undefined;
}

/**
 * Finds packages of one kind in two steps: `read` runs on every file it wants, layer by layer, and its findings are
 * cached; `packages` runs once on what is visible in the image, and joins findings of several files.
 */
export interface Cataloger<F extends Finding = Finding> extends Reader<F> {
  /** Pure. `found` is in path order. A Problem (it has `code`) may be yielded beside packages. */
  packages(found: readonly Found<F>[], image: ImageView): Iterable<PackageDraft | Problem>;
}

/**
 * The common case: one file holds whole packages.
 * `parse` may throw when the file is malformed; what was yielded before is kept.
 */
export interface FileCataloger<F extends Finding> extends Reader<F> {
  toPackage(data: F, file: Found<F>, image: ImageView): PackageDraft;
}

export function fileCataloger<F extends Finding>(declaration: FileCataloger<F>): Cataloger<F> {
  return {
    ...declaration,
    *packages(found, image) {
      for (const file of found) yield declaration.toPackage(file.data, file, image);
    },
  };
}
