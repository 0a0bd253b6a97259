import { distroLookups } from '../distro-lookups.ts';
import type { Matcher } from '../matcher.ts';
import { sourceOf } from '../source-package.ts';

/** Alpine, Wolfi and their like name the origin; all packages of an origin have its version. */
export const apk: Matcher = {
  id: 'apk',
  types: ['apk'],
  lookups(pkg, purl, context) {
    const name = sourceOf(pkg, purl)?.name ?? pkg.name;
    const { version } = pkg;
    return distroLookups({ name, version, how: name === pkg.name ? 'direct' : 'source' }, context);
  },
};
