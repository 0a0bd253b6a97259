import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cataloger } from '../../src/catalog/cataloger.ts';
import { reason } from '../../src/core/errors.ts';
import { compileGlobs } from '../../src/core/glob.ts';
import { defaultLimits, type Limits } from '../../src/core/limits.ts';
import type { Finding, LayerFile } from '../../src/layer/reader.ts';
import type { Distro } from '../../src/model/distro.ts';
import type { PackageDraft } from '../../src/model/package.ts';
import type { Problem } from '../../src/model/problem.ts';

export type Files = Readonly<Record<string, Uint8Array | string>>;

export interface RunOptions {
  readonly distro?: Distro;
  readonly limits?: Partial<Limits>;
  /** Link → path it leads to, both of the image. */
  readonly links?: Readonly<Record<string, string>>;
}

export interface CatalogResult {
  readonly packages: readonly PackageDraft[];
  readonly problems: readonly Problem[];
  /** Files the cataloger was given. */
  readonly opened: readonly string[];
  /** Bytes it asked for. */
  readonly bytesRead: number;
}

/** One cataloger over an image of one layer that is held in memory. */
export function runCataloger<F extends Finding>(
  cataloger: Cataloger<F>,
  files: Files,
  options: RunOptions = {},
): CatalogResult {
  const matches = compileGlobs(cataloger.wants.globs ?? []);
  const problems: Problem[] = [];
  const found: { path: string; layer: number; data: F }[] = [];
  const opened: string[] = [];
  const meter = { bytes: 0 };
  const limits = { ...defaultLimits, ...options.limits };
  for (const path of Object.keys(files).sort()) {
    const bytes = Buffer.from(files[path] ?? '');
    const magic = (cataloger.wants.magic ?? []).some(
      (text) => bytes.subarray(0, text.length).toString('latin1') === text,
    );
    if (!matches(path) && !magic) continue;
    opened.push(path);
    try {
      for (const data of cataloger.read({ ...memoryFile(path, bytes, meter), limits })) {
        found.push({ path, layer: 0, data: structuredClone(data) });
      }
    } catch (error) {
      problems.push({ by: cataloger.id, code: 'malformed-file', message: reason(error), path, layer: 0 });
    }
  }
  const packages: PackageDraft[] = [];
  const paths = new Set(Object.keys(files).flatMap(withParents));
  const resolve = (path: string) => {
    const target = followLinks(path, options.links ?? {});
    return paths.has(target) ? target : undefined;
  };
  for (const item of cataloger.packages(found, { distro: options.distro, resolve })) {
    if ('code' in item) problems.push(item);
    else packages.push(item);
  }
  return { packages, problems, opened, bytesRead: meter.bytes };
}

/** `name version` of each package, sorted: what most truths can be put into. */
export function namesAndVersions(result: CatalogResult): string[] {
  return result.packages.map((found) => `${found.name} ${found.version}`).sort();
}

/** The regular files below `root` that `keep` lets through, by path relative to it. Links are not followed. */
export function filesBelow(root: string, keep: (path: string) => boolean): Record<string, Buffer> {
  const files: Record<string, Buffer> = {};
  const walk = (directory: string): void => {
    for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
      const path = directory === '' ? entry.name : `${directory}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile() && keep(path)) files[path] = readFileSync(join(root, path));
    }
  };
  walk('');
  return files;
}

export function memoryFile(path: string, content: Uint8Array, meter = { bytes: 0 }): LayerFile {
  const count = (bytes: Buffer) => {
    meter.bytes += bytes.length;
    return bytes;
  };
  const slice = (offset: number, length: number) =>
    count(Buffer.from(content.subarray(Math.max(offset, 0), Math.max(offset + length, 0))));
  return {
    path,
    size: content.length,
    mode: 0o644,
    limits: defaultLimits,
    bytes: () => slice(0, content.length),
    text: () => new TextDecoder().decode(slice(0, content.length)),
    slice,
  };
}

function withParents(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function followLinks(path: string, links: Readonly<Record<string, string>>): string {
  for (const [link, target] of Object.entries(links)) {
    if (path === link || path.startsWith(`${link}/`)) return `${target}${path.slice(link.length)}`;
  }
  return path;
}
