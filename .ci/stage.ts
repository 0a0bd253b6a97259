import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundle, externals } from './build.ts';
import { notices } from './notices.ts';

const root = join(import.meta.dirname, '..');

/** Puts together in `directory` what is published: the bundle, and a manifest without what only the house needs. */
export async function stage(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  for (const name of ['bin', 'schemas', 'docs', 'README.md', 'LICENSE']) {
    await cp(join(root, name), join(directory, name), { recursive: true });
  }
  await chmod(join(directory, 'bin/kedge.js'), 0o755);
  const metafile = await bundle(join(directory, 'dist'));
  await writeFile(join(directory, 'dist/NOTICES.txt'), await notices(metafile, root));
  await writeFile(join(directory, 'package.json'), await publishedManifest());
}

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
}

const unpublished = ['scripts', 'dependencies', 'devDependencies', 'optionalDependencies'];

async function publishedManifest(): Promise<string> {
  const manifest: Manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const kept = Object.entries(manifest).filter(([key]) => !unpublished.includes(key));
  const needed = Object.entries(manifest.dependencies).filter(([name]) => externals.includes(name));
  const published = { ...Object.fromEntries(kept), dependencies: Object.fromEntries(needed) };
  return `${JSON.stringify(published, null, 2)}\n`;
}

if (import.meta.main) await stage(resolve(process.argv[2] ?? 'dist-package'));
