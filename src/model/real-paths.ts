import { followLinks, nameOf, parentOf } from '../core/image-path.ts';
import type { FileCatalogue } from './analysis.ts';

/** Where paths lie in the image: directories on the way may be links (`/lib` → `/usr/lib`), the last name is not followed. */
export class RealPaths {
  readonly #files: FileCatalogue;
  /** Where each directory that was asked for leads. */
  readonly #directories = new Map<string, string | undefined>();

  constructor(files: FileCatalogue) {
    this.#files = files;
  }

  /** Undefined for a path through links that lead in circles. Nothing needs to be there. */
  of(path: string): string | undefined {
    const written = parentOf(path);
    const directory = this.#real(written);
    if (directory === undefined) return undefined;
    if (directory === written) return path;
    return directory === '' ? nameOf(path) : `${directory}/${nameOf(path)}`;
  }

  #real(directory: string): string | undefined {
    const known = this.#directories.get(directory);
    if (known !== undefined || this.#directories.has(directory)) return known;
    const real = followLinks(directory, (path) => {
      const entry = this.#files.get(path);
      return entry?.kind === 'symlink' ? entry.target : undefined;
    });
    this.#directories.set(directory, real);
    return real;
  }
}
