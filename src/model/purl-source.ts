import type { Package } from './package.ts';
import type { Purl } from './purl.ts';

/**
 * The source package in a package URL, as its writers have it: `upstream=name`, `name@version` or the file of a source
 * rpm; `sourcerpm=`; `source=` with `sourceversion=`; `origin=`.
 */
export function sourceOfPurl({ qualifiers = {} }: Purl): Package['source'] {
  const upstream = qualifiers['upstream'];
  const sourceRpm = qualifiers['sourcerpm'] ?? upstream;
  if (sourceRpm?.endsWith('.rpm') === true) return sourceOfRpm(sourceRpm);
  // Syft lists several, the first of which is the package's own.
  const [first = ''] = (upstream ?? '').split(',', 1);
  const at = first.lastIndexOf('@');
  if (at > 0) return { name: first.slice(0, at), version: first.slice(at + 1) };
  const name = first || qualifiers['source'] || qualifiers['origin'];
  const version = first === '' ? qualifiers['sourceversion'] : undefined;
  if (!name) return undefined;
  return version ? { name, version } : { name };
}

/** `name-version-release.src.rpm`: neither version nor release holds a hyphen. */
export function sourceOfRpm(file: string): Package['source'] {
  const [, name, version] = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(file) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
