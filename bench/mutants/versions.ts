import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Mutant, mutate } from './mutant.ts';

/**
 * Loads modules anew for every mutant: each version of the program has its number in the query of its URLs. What
 * reaches neither `src/policy` nor node:test is loaded once.
 */
export class Versions {
  readonly #root: string;
  readonly #renewed: ReadonlySet<string>;
  readonly #stripped = new Map<string, string>();
  #mutant: Mutant | undefined;
  #number = 0;

  private constructor(root: string, renewed: ReadonlySet<string>) {
    this.#root = root;
    this.#renewed = renewed;
    const here = (name: string): string => pathToFileURL(join(import.meta.dirname, name)).href;
    const realScan = pathToFileURL(join(root, 'test/support/scan.ts')).href;
    registerHooks({
      resolve: (specifier, context, next) => {
        const version = versionOf(context.parentURL);
        if (version === undefined) return next(specifier, context);
        if (specifier === 'node:test')
          return { url: `${here('node-test.ts')}?v=${version}`, shortCircuit: true };
        const found = next(specifier, context);
        if (found.url === realScan) return { url: here('scan.ts'), shortCircuit: true };
        return this.#path(found.url) === undefined ? found : { ...found, url: `${found.url}?v=${version}` };
      },
      load: (url, context, next) => {
        const path = versionOf(url) === undefined ? undefined : this.#path(url);
        if (path === undefined) return next(url, context);
        return { format: 'module', source: this.#source(path), shortCircuit: true };
      },
    });
  }

  static async open(root: string): Promise<Versions> {
    return new Versions(root, await renewedFiles(root));
  }

  /** From now on modules are those of the program with this change. */
  next(mutant: Mutant | undefined): void {
    this.#mutant = mutant;
    this.#number += 1;
  }

  /** Loads and runs the tests of one file. Throws what the first failing one throws. */
  async run(testPath: string): Promise<void> {
    const version = this.#number;
    await import(`${pathToFileURL(join(this.#root, testPath)).href}?v=${version}`);
    const tests: { runAll(): Promise<void> } = await import(`./node-test.ts?v=${version}`);
    await tests.runAll();
  }

  /** From the root, of a module of this version. */
  pathOf(url: string): string | undefined {
    return versionOf(url) === String(this.#number) ? this.#path(url) : undefined;
  }

  /** From the root, of a file that is loaded anew. */
  #path(url: string): string | undefined {
    if (!url.startsWith('file:')) return undefined;
    const path = fileURLToPath(url.replace(/\?.*$/, ''));
    const local = path.startsWith(`${this.#root}/`) ? path.slice(this.#root.length + 1) : path;
    return this.#renewed.has(local) ? local : undefined;
  }

  #source(path: string): string {
    if (this.#mutant?.path === path) {
      return stripTypeScriptTypes(mutate(readFileSync(join(this.#root, path), 'utf8'), this.#mutant));
    }
    const known = this.#stripped.get(path);
    if (known !== undefined) return known;
    const source = stripTypeScriptTypes(readFileSync(join(this.#root, path), 'utf8'));
    this.#stripped.set(path, source);
    return source;
  }
}

function versionOf(url: string | undefined): string | undefined {
  return /\?v=(\d+)$/.exec(url ?? '')?.[1];
}

/** `src/policy`, what uses node:test, and all that imports those, near or far. */
async function renewedFiles(root: string): Promise<ReadonlySet<string>> {
  const paths = await Array.fromAsync(
    glob(['src/**/*.ts', 'test/**/*.ts', 'bench/mutants/node-test.ts'], { cwd: root }),
  );
  const importers = new Map<string, string[]>();
  const renewed = new Set(['bench/mutants/node-test.ts']);
  for (const path of paths) {
    const text = readFileSync(join(root, path), 'utf8');
    if (path.startsWith('src/policy/') || text.includes("from 'node:test'")) renewed.add(path);
    for (const [, specifier = ''] of text.matchAll(/from '(\.[^']+\.ts)'/g)) {
      const imported = join(path, '..', specifier);
      importers.set(imported, [...(importers.get(imported) ?? []), path]);
    }
  }
  for (const path of renewed) for (const importer of importers.get(path) ?? []) renewed.add(importer);
  return renewed;
}
