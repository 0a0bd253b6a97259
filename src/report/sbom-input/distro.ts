import { compact } from '../../core/compact.ts';
import type { Distro } from '../../model/distro.ts';
import { debianRelease, ubuntuRelease } from '../../model/distro-releases.ts';
import type { Purl } from '../../model/purl.ts';

/** What Trivy and the namespaces of package URLs call a distribution, and its own id in os-release. */
const ids: Readonly<Record<string, string>> = {
  alma: 'almalinux',
  amazon: 'amzn',
  'cbl-mariner': 'mariner',
  opensuse: 'opensuse-leap',
  'opensuse.leap': 'opensuse-leap',
  'opensuse.tumbleweed': 'opensuse-tumbleweed',
  oracle: 'ol',
  'red hat enterprise linux': 'rhel',
  redhat: 'rhel',
  suse: 'sles',
  'suse linux enterprise server': 'sles',
};

/** Distributions without releases: their name is all there is to tell. */
const rolling: ReadonlySet<string> = new Set(['arch', 'chainguard', 'minimos', 'wolfi']);

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
  const lower = id.toLowerCase();
  const known = Object.hasOwn(ids, lower) ? ids[lower] : undefined;
  const versionId = told.versionId?.split(' ', 1)[0];
  return {
    id: known ?? lower.replaceAll(/\s+/g, '-'),
    ...compact({ ...told, versionId }),
    idLike: idLike.map((like) => like.toLowerCase()),
    path: '',
  };
}

/** What the package URL of an OS package says of its distribution: `distro=debian-12`, `distro=3.16.0`, `distro=focal`. */
export function distroOfPurl({ namespace, qualifiers = {} }: Purl): Distro | undefined {
  const text = qualifiers['distro'] ?? '';
  const [, named, versionId] = /^(?:(.{1,100}?)-)?(\d\S*)/.exec(text) ?? [];
  const id = named ?? namespace;
  if (versionId !== undefined) return id === undefined ? undefined : toDistro({ id, versionId });
  if (text === '')
    return namespace !== undefined && rolling.has(namespace) ? toDistro({ id: namespace }) : undefined;
  const codename = text.slice(text.lastIndexOf('-') + 1);
  const release = debianRelease(codename) ?? ubuntuRelease(codename);
  if (release === undefined) return toDistro({ id: text });
  const ofDebian = debianRelease(codename) !== undefined;
  return toDistro({ id: ofDebian ? 'debian' : 'ubuntu', versionId: release, versionCodename: codename });
}

/** One distribution of several that package URLs name. */
export interface Vote {
  readonly distro: Distro;
  count: number;
}

/** Counts what package URLs say. */
export class DistroVotes {
  readonly #votes = new Map<string, Vote>();

  add(distro: Distro): void {
    const key = label(distro);
    const vote = this.#votes.get(key);
    if (vote === undefined) this.#votes.set(key, { distro, count: 1 });
    else vote.count++;
  }

  /** Most votes first; of equals the one that came first. */
  ranked(): Vote[] {
    return [...this.#votes.values()].sort((a, b) => b.count - a.count);
  }
}

/** `debian 12`, for messages. */
export function label({ id, versionId }: Distro): string {
  return versionId === undefined ? id : `${id} ${versionId}`;
}
