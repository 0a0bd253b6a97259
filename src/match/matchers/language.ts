import { keyOfPurl, packageName } from '../../model/ecosystem.ts';
import { schemeOf } from '../../version/ecosystem-schemes.ts';
import type { Matcher } from '../matcher.ts';

/** Registries in which the package URL tells the name by which advisories know a package. */
export const language: Matcher = {
  id: 'language',
  types: [
    'bitnami',
    'cargo',
    'composer',
    'conan',
    'cran',
    'gem',
    'hackage',
    'hex',
    'maven',
    'npm',
    'nuget',
    'pub',
    'pypi',
    'swift',
  ],
  lookups(pkg, purl) {
    const key = keyOfPurl(purl);
    const scheme = key && schemeOf(key.ecosystem);
    if (key === undefined || scheme === undefined) return [];
    const { ecosystem, name } = key;
    // Package URLs lose the case that some registries tell apart.
    const asWritten = pkg.name.toLowerCase() === name.toLowerCase() ? packageName(ecosystem, pkg.name) : name;
    return [{ ecosystem, name: asWritten, version: pkg.version, how: 'direct', scheme }];
  },
};
