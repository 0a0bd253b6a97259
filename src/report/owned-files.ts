import type { FileCatalogue, FileRecord } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';

// As Linux bounds them.
const maxLinks = 40;
const maxPath = 4096;

/** Finds what packages own in the image: their paths may lead through linked directories (`/lib` → `/usr/lib`). */
export class OwnedFiles {
  readonly #files: FileCatalogue;
  readonly #directories = new Map<string, string>();

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
    if (path.length > maxPath) return undefined;
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const directory = slash < 0 ? '' : this.#resolve(path.slice(0, slash), maxLinks);
    const file = this.#files.get(directory === '' ? name : `${directory}/${name}`);
    return file?.kind === 'file' || file?.kind === 'hardlink' ? file : undefined;
  }

  #resolve(directory: string, links: number): string {
    const known = this.#directories.get(directory);
    if (known !== undefined) return known;
    const slash = directory.lastIndexOf('/');
    const parent = slash < 0 ? '' : this.#resolve(directory.slice(0, slash), links);
    const path = join(parent, directory.slice(slash + 1));
    const entry = this.#files.get(path);
    const target = entry?.kind === 'symlink' && links > 0 ? (entry.target ?? '') : undefined;
    const resolved =
      target === undefined || target.length > maxPath
        ? path
        : this.#resolve(join(target.startsWith('/') ? '' : parent, target), links - 1);
    this.#directories.set(directory, resolved);
    return resolved;
  }
}

/** `path` seen from `directory`, without `.`, `..` and empty components; nothing leads out of the root. */
function join(directory: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${directory}/${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
