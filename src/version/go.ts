import { type VersionScheme, versionScheme } from './scheme.ts';
import { compareSemverLike, parseSemverLike } from './semver-like.ts';

/**
 * Go modules: semver with a leading v, pseudo-versions and `+incompatible`; the toolchain's own versions as `go1.22rc1`.
 * https://go.dev/ref/mod#versions, https://go.dev/doc/toolchain#version
 */
export const go: VersionScheme = versionScheme({
  id: 'go',
  parse: (text) =>
    parseSemverLike(text.replace(/^go(?=\d)/, '').replace(/^(\d+(?:\.\d+)*)(rc|beta)(\d+)$/, '$1-$2.$3')),
  compare: compareSemverLike,
});
