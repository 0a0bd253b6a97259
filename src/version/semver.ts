import { type VersionScheme, versionScheme } from './scheme.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';

/** npm, Cargo, Hex, Swift, Bitnami and all that follow https://semver.org */
export const semver: readonly VersionScheme[] = ['semver', 'bitnami', 'hex', 'swift'].map((id) =>
  versionScheme({ id, parse: parseSemverLike, compare: compareSemverLike }),
);
