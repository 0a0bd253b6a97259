import { distroLookups } from '../distro-lookups.ts';
import type { Matcher } from '../matcher.ts';
import { sourceOf } from '../source-package.ts';

/** Elsewhere advisories name the origin alone. */
const nameAnyPackage = new Set(['Chainguard', 'MinimOS', 'Wolfi']);

/** Alpine and its like name the origin, some beside it the package; all packages of an origin have its version. */
export const apk: Matcher = {
  id: 'apk',
  types: ['apk'],
  lookups(pkg, purl, context) {
    const { name, version } = pkg;
    const origin = sourceOf(pkg, purl)?.name ?? name;
    if (origin === name) return distroLookups({ name, version, how: 'direct' }, 'apk', context);
    const through = distroLookups({ name: origin, version, how: 'source' }, 'apk', context);
    if ('kind' in through) return through;
    const own = through
      .filter(({ ecosystem }) => nameAnyPackage.has(ecosystem))
      .map((lookup) => ({ ...lookup, name, how: 'direct' as const }));
    return [...own, ...through];
  },
};
