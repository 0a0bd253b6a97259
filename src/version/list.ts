import { apk } from './apk.ts';
import { composer } from './composer.ts';
import { conan } from './conan.ts';
import { deb } from './deb.ts';
import { gem } from './gem.ts';
import { go } from './go.ts';
import { kernel } from './kernel.ts';
import { maven } from './maven.ts';
import { nuget } from './nuget.ts';
import { cran, hackage } from './numbers.ts';
import { pep440 } from './pep440.ts';
import { pub } from './pub.ts';
import { rpm } from './rpm.ts';
import type { VersionScheme } from './scheme.ts';
import { semver } from './semver.ts';

/** Every scheme. A new one is a file, its rows in a test, and a line here. */
export const versionSchemes: readonly VersionScheme[] = [
  apk,
  composer,
  conan,
  cran,
  deb,
  gem,
  go,
  hackage,
  kernel,
  maven,
  nuget,
  pep440,
  pub,
  rpm,
  ...semver,
];
