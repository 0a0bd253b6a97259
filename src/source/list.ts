import { KedgeError } from '../core/errors.ts';
import type { LocalSource } from './daemon.ts';
import { dockerSource } from './docker.ts';
import { dockerArchive } from './docker-archive.ts';
import { ociArchive } from './oci-archive.ts';
import { ociDir } from './oci-dir.ts';
import { podmanSource } from './podman.ts';
import { type RegistryOptions, registrySource } from './registry.ts';
import { rootDir } from './root-dir.ts';
import type { Source } from './source.ts';

export interface SourcesOptions {
  /** Its environment and home directory serve the daemons too. */
  readonly registry: RegistryOptions;
  /** Called when the image is `-`. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Opens no socket, not even a local one. */
  readonly offline: boolean;
}

/** Every kind of place where images lie. */
export interface Sources {
  /** In the order in which a help text lists them. */
  readonly all: readonly Source[];
  /** Asked in this order for an image whose source nobody named; none when offline. */
  readonly locals: readonly LocalSource[];
  /** Asked after those; none when offline. */
  readonly registry: Source | undefined;
  readonly stdin: () => AsyncIterable<Uint8Array>;
}

export function createSources({ registry, stdin, offline }: SourcesOptions): Sources {
  const remote = registrySource(registry);
  const locals = [dockerSource(registry), podmanSource(registry)];
  const connected = [remote, ...locals].map((source) => (offline ? refused(source) : source));
  return {
    all: [...connected, dockerArchive, ociArchive, ociDir, rootDir],
    locals: offline ? [] : locals,
    registry: offline ? undefined : remote,
    stdin,
  };
}

function refused({ scheme, summary }: Source): Source {
  return {
    scheme,
    summary,
    open: async () => {
      throw new KedgeError('USAGE', `${scheme}: needs a connection, and --offline allows none`, {
        remedy: 'Name an archive or a directory, or leave out --offline.',
      });
    },
  };
}
