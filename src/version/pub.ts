import { type VersionScheme, versionScheme } from './scheme.ts';
import { compareIdentifiers, compareSemverLike, parseSemverLike } from './semver-like.ts';

/** Dart: semver, but builds are ordered too. https://dart.dev/tools/pub/versioning */
export const pub: VersionScheme = versionScheme({
  id: 'pub',
  parse: parseSemverLike,
  compare: (a, b) => compareSemverLike(a, b) || compareIdentifiers(a.build, b.build),
});
