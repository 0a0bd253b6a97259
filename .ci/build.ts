import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as esbuild from 'esbuild';

const root = join(import.meta.dirname, '..');

/** What runs on its own: the command line, and the programs of its threads. */
const entries = {
  cli: 'src/cli/main.ts',
  worker: 'src/analysis/worker.ts',
  'clamd-worker': 'src/inspect/clamd-worker.ts',
};

/** Stay packages: they read files of their own at run time. Loaded only when an image comes from a daemon. */
export const externals: readonly string[] = ['dockerode'];

/** Bundles kedge into `outdir`, for the sake of its start-up time; answers which files went in. */
export async function bundle(outdir: string): Promise<esbuild.Metafile> {
  await rm(outdir, { recursive: true, force: true });
  const { metafile } = await esbuild.build({
    entryPoints: entries,
    outdir,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: [...externals],
    chunkNames: 'part-[hash]',
    legalComments: 'none',
    minifySyntax: true,
    minifyWhitespace: true,
    // Packages written as CommonJS call `require` for what Node brings along.
    banner: { js: `import{createRequire as __r}from'node:module';const require=__r(import.meta.url);` },
    plugins: [workerNames],
    metafile: true,
    logLevel: 'warning',
  });
  return metafile;
}

/** `new URL('./worker.ts', import.meta.url)` names the bundled program: all of `dist/` is one folder. */
const workerNames: esbuild.Plugin = {
  name: 'worker-names',
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replace(
        /new URL\('\.\/([\w-]+)\.ts', import\.meta\.url\)/g,
        (_, name: string) => {
          if (!Object.hasOwn(entries, name))
            throw new Error(`${path} names ${name}.ts, which is no entry of the bundle`);
          return `new URL('./${name}.js', import.meta.url)`;
        },
      );
      return { contents, loader: 'ts' };
    });
  },
};

if (import.meta.main) await bundle(join(root, 'dist'));
