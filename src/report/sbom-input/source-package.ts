import type { SbomComponent, SbomSource } from './component.ts';

type Qualifiers = { readonly [key: string]: string | undefined };

/** The source package that the document tells, else the one in the package URL, as Syft or OSV-SCALIBR writes it. */
export function sourceOf(component: SbomComponent, qualifiers: Qualifiers): SbomSource | undefined {
  if (component.source !== undefined) return component.source;
  const sourceRpm = component.sourceRpm ?? qualifiers['sourcerpm'] ?? qualifiers['upstream'];
  if (sourceRpm?.endsWith('.rpm') === true) return ofSourceRpm(sourceRpm);
  const [upstream = ''] = (qualifiers['upstream'] ?? '').split(',', 1);
  const at = upstream.lastIndexOf('@');
  if (at > 0) return { name: upstream.slice(0, at), version: upstream.slice(at + 1) };
  const name = upstream || qualifiers['source'] || qualifiers['origin'];
  return name ? { name, version: qualifiers['sourceversion'] } : undefined;
}

/** `name-version-release.src.rpm`: neither version nor release holds a hyphen. */
export function ofSourceRpm(file: string): SbomSource | undefined {
  const [, name, version] = /^(.+)-([^-]+-[^-]+)\.(?:no)?src\.rpm$/.exec(file) ?? [];
  return name === undefined ? undefined : { name, version };
}
