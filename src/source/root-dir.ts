import { readdir, realpath, stat } from 'node:fs/promises';
import { arch } from 'node:os';
import { digestOf } from '../core/digest.ts';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { machinePlatform } from '../model/platform.ts';
import type { Problem } from '../model/problem.ts';
import { unreadable } from './archive-index.ts';
import { rootTar } from './root-tar.ts';
import { isSkopeoDirectory, skopeoDirectory } from './skopeo-dir.ts';
import type { BlobImage, OpenOptions, Source } from './source.ts';

/** What messages call the one layer. */
const layerName = 'root filesystem';

export const rootDir: Source = {
  scheme: 'dir',
  summary: 'an unpacked root filesystem in a directory: PATH',
  open: openRootDir,
};

/** The tree is one layer without a history. Its problems are known once the layer has been read. */
async function openRootDir(path: string, { platform }: OpenOptions): Promise<BlobImage> {
  const root = await directoryAt(path);
  const { os, architecture, variant } = platform ?? machinePlatform(arch());
  const config = Buffer.from(
    JSON.stringify({ architecture, os, variant, config: {}, rootfs: { type: 'layers', diff_ids: [] } }),
  );
  const problems: Problem[] = [];
  return {
    access: 'blobs',
    remote: false,
    image: {
      origin: { location: `dir:${path}`, tags: [] },
      configDigest: digestOf(config),
      config,
      layers: [{ name: layerName }],
      problems,
    },
    read: (_layer, signal) => {
      problems.length = 0;
      return rootTar(root, problems, signal);
    },
    [Symbol.asyncDispose]: async () => undefined,
  };
}

async function directoryAt(path: string): Promise<string> {
  const what = printable(path);
  try {
    const root = await realpath(path);
    if (!(await stat(root)).isDirectory()) {
      throw new KedgeError('NOT_AN_IMAGE', `${what} is not a directory`, {
        remedy: 'For an archive use docker-archive:PATH or oci-archive:PATH.',
      });
    }
    if ((await readdir(root)).length === 0)
      throw new KedgeError('NOT_AN_IMAGE', `${what} is an empty directory`);
    if (await isSkopeoDirectory(root)) throw skopeoDirectory(path);
    return root;
  } catch (cause) {
    throw cause instanceof KedgeError ? cause : unreadable(what, cause);
  }
}
