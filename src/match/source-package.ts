import type { Purl } from '../model/purl.ts';
import type { MatchedPackage } from './input.ts';

/** The source package as the package says, else as its URL does: `name`, `name@version`, `name-version-release.src.rpm`. */
export function sourceOf(pkg: MatchedPackage, { qualifiers }: Purl): MatchedPackage['source'] {
  const upstream = qualifiers?.['upstream'];
  if (pkg.source !== undefined || upstream === undefined) return pkg.source;
  const [, rpmName, rpmVersion] = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(upstream) ?? [];
  if (rpmName !== undefined && rpmVersion !== undefined) return { name: rpmName, version: rpmVersion };
  const [name = '', version] = upstream.split('@', 2);
  return version ? { name, version } : { name };
}
