import { type VersionScheme, versionScheme } from './scheme.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';

/** NuGet: semver with a fourth number, in any case. https://learn.microsoft.com/nuget/concepts/package-versioning */
export const nuget: VersionScheme = versionScheme({
  id: 'nuget',
  parse: (text) => parseSemverLike(text.toLowerCase()),
  compare: compareSemverLike,
});
