import { compact } from '../../core/compact.ts';
import type { Distro } from '../../model/distro.ts';
import { distroId } from '../../model/purl-distro.ts';

export interface ToldDistro {
  readonly id: string;
  readonly idLike?: readonly string[] | undefined;
  readonly name?: string | undefined;
  readonly prettyName?: string | undefined;
  readonly version?: string | undefined;
  readonly versionId?: string | undefined;
  readonly versionCodename?: string | undefined;
  readonly variantId?: string | undefined;
  readonly buildId?: string | undefined;
  readonly cpeName?: string | undefined;
  readonly supportEnd?: string | undefined;
}

/** A distribution as os-release would name it. */
export function toDistro({ id, idLike = [], ...told }: ToldDistro): Distro {
  const versionId = told.versionId?.split(' ', 1)[0];
  return {
    id: distroId(id),
    ...compact({ ...told, versionId }),
    idLike: idLike.map((like) => like.toLowerCase()),
    path: 'the SBOM',
  };
}

/** Counts what package URLs say. */
export class DistroVotes {
  readonly #votes = new Map<string, { readonly distro: Distro; count: number }>();

  add(distro: Distro): void {
    const key = label(distro);
    const vote = this.#votes.get(key);
    if (vote === undefined) this.#votes.set(key, { distro, count: 1 });
    else vote.count++;
  }

  /** Most votes first; of equals the one that came first. Those without a release count only where none has one. */
  ranked(): Distro[] {
    const all = [...this.#votes.values()].sort((a, b) => b.count - a.count).map(({ distro }) => distro);
    const released = all.filter(({ versionId }) => versionId !== undefined);
    return released.length > 0 ? released : all;
  }
}

/** `debian 12`, for messages. */
export function label({ id, versionId }: Distro): string {
  return versionId === undefined ? id : `${id} ${versionId}`;
}
