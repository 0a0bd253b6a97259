import type { Distro } from './distro.ts';
import { debianRelease, ubuntuRelease } from './distro-releases.ts';
import type { Purl } from './purl.ts';

/** What package URLs and other tools call a distribution, and its own id in os-release. */
const ids: Readonly<Record<string, string>> = {
  alma: 'almalinux',
  amazon: 'amzn',
  'cbl-mariner': 'mariner',
  el: 'rhel',
  opensuse: 'opensuse-leap',
  'opensuse.leap': 'opensuse-leap',
  'opensuse.tumbleweed': 'opensuse-tumbleweed',
  oracle: 'ol',
  oraclelinux: 'ol',
  'red hat enterprise linux': 'rhel',
  redhat: 'rhel',
  'rocky-linux': 'rocky',
  suse: 'sles',
  'suse linux enterprise server': 'sles',
};

/** The id that a distribution has in os-release. */
export function distroId(name: string): string {
  const lower = name.toLowerCase();
  return Object.hasOwn(ids, lower) ? (ids[lower] ?? lower) : lower.replaceAll(/\s+/g, '-');
}

/**
 * The distribution a package URL names: `debian-12`, `alpine-3.18.4`, `bookworm`, or a bare version after the
 * namespace. Writers differ; nothing standardizes it.
 */
export function distroOfPurl({ namespace, qualifiers = {} }: Purl): Distro | undefined {
  const text = (qualifiers['distro'] ?? '').toLowerCase();
  const [, named, versionId] = /^(?:(.{1,100}?)-)?(\d[^\s(]*)/.exec(text) ?? [];
  const codename = text.slice(text.lastIndexOf('-') + 1);
  const ofDebian = debianRelease(codename);
  const release = versionId ?? ofDebian ?? ubuntuRelease(codename);
  const coded = versionId === undefined && release !== undefined;
  const id = coded ? (ofDebian === undefined ? 'ubuntu' : 'debian') : (named ?? namespace ?? text);
  if (id === '') return undefined;
  return {
    id: distroId(id),
    idLike: [],
    ...(release !== undefined && { versionId: release }),
    ...(coded && { versionCodename: codename }),
    path: 'the package URL',
  };
}
