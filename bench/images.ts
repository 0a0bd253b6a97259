import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './process.ts';

/** An image the bench is run on: a debootstrap root and one layer a list of Debian packages. */
export interface Recipe {
  /** About how many MB it unpacks to; what `npm run bench -- 100` names. */
  readonly size: number;
  /** Without manual pages, locales and documentation other than copyright files, as slim base images are. */
  readonly slim: boolean;
  readonly layers: readonly string[];
}

export const recipes: readonly Recipe[] = [
  { size: 100, slim: true, layers: ['ca-certificates curl', 'python3-minimal'] },
  { size: 500, slim: true, layers: ['default-jre-headless', 'nodejs npm', 'python3'] },
  {
    size: 1500,
    slim: false,
    layers: [
      'build-essential',
      'golang',
      'default-jdk-headless maven',
      'nodejs npm',
      'python3-numpy',
      'ruby-full',
    ],
  },
];

export interface BenchImage {
  readonly recipe: Recipe;
  /** An OCI layout with gzip layers. */
  readonly directory: string;
  /** The same as one tar. */
  readonly archive: string;
  /** The layer blobs, base first. */
  readonly layers: readonly string[];
  /** Bytes of the blobs. */
  readonly packed: number;
  /** Bytes of the tars inside. */
  readonly unpacked: number;
}

/** The image, made on first use: takes minutes, needs root, debootstrap, podman and a Debian mirror. */
export async function benchImage(recipe: Recipe, cache: string): Promise<BenchImage> {
  const directory = join(cache, 'images', `debian-${recipe.size}`);
  if (!existsSync(directory)) await make(recipe, cache, directory);
  const archive = `${directory}.tar`;
  if (!existsSync(archive)) await run('tar', ['-C', directory, '-cf', archive, '.']);
  const layers = await layersOf(directory);
  const sizes = await Promise.all(layers.map(async (path) => (await stat(path)).size));
  let unpacked = 0;
  for (const layer of layers)
    unpacked += Number((await run('sh', ['-c', 'gzip -dc "$0" | wc -c', layer])).stdout);
  const packed = sizes.reduce((sum, size) => sum + size, 0);
  return { recipe, directory, archive, layers, packed, unpacked };
}

async function make(recipe: Recipe, cache: string, directory: string): Promise<void> {
  const work = join(cache, `making-${recipe.size}`);
  await rm(work, { recursive: true, force: true });
  await mkdir(join(work, 'context'), { recursive: true });
  await mkdir(join(cache, 'images'), { recursive: true });
  await makeBase(recipe, cache, join(work, 'context/base.tar'));
  await writeFile(join(work, 'context/Containerfile'), containerfile(recipe));
  const podman = ['--root', join(work, 'root'), '--runroot', join(work, 'run'), '--storage-driver=vfs'];
  const build = [
    'build',
    '--isolation=chroot',
    '--network=host',
    '--layers',
    '--tag=bench',
    join(work, 'context'),
  ];
  await run('podman', [...podman, ...build]);
  await run('podman', [...podman, 'push', '--format=oci', 'bench', `oci:${join(work, 'layout')}:bench`]);
  await rename(join(work, 'layout'), directory);
  await rm(work, { recursive: true, force: true });
}

async function makeBase(recipe: Recipe, cache: string, archive: string): Promise<void> {
  const root = join(cache, `root-${recipe.size}`);
  await rm(root, { recursive: true, force: true });
  await run('debootstrap', ['--variant=minbase', 'bookworm', root]);
  const drop = ['var/cache/apt/*', 'var/lib/apt/lists/*', 'var/log/*'];
  if (recipe.slim) drop.push('usr/share/man', 'usr/share/info', 'usr/share/locale');
  await run('sh', ['-c', `cd "$0" && rm -rf ${drop.join(' ')}`, root]);
  if (recipe.slim)
    await run('find', [join(root, 'usr/share/doc'), '-type', 'f', '!', '-name', 'copyright', '-delete']);
  await run('tar', ['--numeric-owner', '-C', root, '-cf', archive, '.']);
  await rm(root, { recursive: true, force: true });
}

function containerfile(recipe: Recipe): string {
  const install = recipe.layers.map(
    (packages) =>
      `RUN apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends ${packages}` +
      ' && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*\n',
  );
  return `FROM scratch\nADD base.tar /\n${install.join('')}CMD ["bash"]\n`;
}

async function layersOf(layout: string): Promise<string[]> {
  const blob = async (digest: string): Promise<Manifest> =>
    JSON.parse(await readFile(blobPath(layout, digest), 'utf8'));
  const index: Manifest = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8'));
  const [first] = index.manifests ?? [];
  if (!first) throw new Error(`no image in ${layout}: ${(await readdir(layout)).join(' ')}`);
  return ((await blob(first.digest)).layers ?? []).map((layer) => blobPath(layout, layer.digest));
}

interface Manifest {
  readonly manifests?: readonly { readonly digest: string }[];
  readonly layers?: readonly { readonly digest: string }[];
}

function blobPath(layout: string, digest: string): string {
  return join(layout, 'blobs', digest.replace(':', '/'));
}
