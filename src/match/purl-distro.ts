import type { Distro } from '../model/distro.ts';
import type { Purl } from '../model/purl.ts';

/** Vendors of package URLs by their id in os-release. */
const ids: Readonly<Record<string, string>> = {
  amazon: 'amzn',
  el: 'rhel',
  opensuse: 'opensuse-leap',
  oracle: 'ol',
  oraclelinux: 'ol',
  redhat: 'rhel',
  'rocky-linux': 'rocky',
  suse: 'sles',
};

/**
 * The distribution a package URL names: `debian-12`, `alpine-3.18.4`, `bookworm`, or a bare version after the
 * namespace. Writers differ; nothing standardizes it.
 */
export function distroOfPurl({ namespace, qualifiers }: Purl): Distro | undefined {
  const [, word = '', version] =
    /^(.*?)-?(\d[\w.]*)?$/.exec(qualifiers?.['distro']?.toLowerCase() ?? '') ?? [];
  const named = version === undefined ? (namespace ?? word) : word || namespace;
  if (named === undefined || named === '') return undefined;
  const id = Object.hasOwn(ids, named) ? (ids[named] ?? named) : named;
  return {
    id,
    idLike: [],
    ...(version !== undefined && { versionId: version }),
    ...(version === undefined && word !== '' && word !== named && { versionCodename: word }),
    path: 'the package URL',
  };
}
