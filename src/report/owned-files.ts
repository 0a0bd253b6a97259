import { followLinks, nameOf, parentOf } from '../core/image-path.ts';
import type { FileCatalogue, FileRecord } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';

/** Finds what packages own in the image: their paths may lead through linked directories (`/lib` → `/usr/lib`). */
export class OwnedFiles {
  readonly #files: FileCatalogue;
  /** Where each directory that was asked for leads. */
  readonly #directories = new Map<string, string | undefined>();

  constructor(files: FileCatalogue) {
    this.#files = files;
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
    const directory = this.#real(parentOf(path));
    if (directory === undefined) return undefined;
    const file = this.#files.get(directory === '' ? nameOf(path) : `${directory}/${nameOf(path)}`);
    return file?.kind === 'file' || file?.kind === 'hardlink' ? file : undefined;
  }

  #real(directory: string): string | undefined {
    if (this.#directories.has(directory)) return this.#directories.get(directory);
    const real = followLinks(directory, (path) => {
      const entry = this.#files.get(path);
      return entry?.kind === 'symlink' ? entry.target : undefined;
    });
    this.#directories.set(directory, real);
    return real;
  }
}
