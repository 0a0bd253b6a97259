import type { FileCatalogue, FileRecord } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import { RealPaths } from '../model/real-paths.ts';

/** Finds what packages own in the image. */
export class OwnedFiles {
  readonly #files: FileCatalogue;
  readonly #paths: RealPaths;

  constructor(files: FileCatalogue) {
    this.#files = files;
    this.#paths = new RealPaths(files);
  }

  /** The regular files of the package that are in the image, each once, by path. */
  of(pkg: Package): FileRecord[] {
    const found = new Map<string, FileRecord>();
    for (const path of pkg.files) {
      const file = this.find(path);
      if (file !== undefined) found.set(file.path, file);
    }
    return Array.from(found.values()).sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** The regular file at `path`, or undefined. A link in the last place is not followed. */
  find(path: string): FileRecord | undefined {
    const real = this.#paths.of(path);
    const file = real === undefined ? undefined : this.#files.get(real);
    return file?.kind === 'file' || file?.kind === 'hardlink' ? file : undefined;
  }
}
