import type { ImageFacts } from '../model/image.ts';
import { formatPurl } from '../model/purl.ts';

export interface ImageName {
  /** Repository with its registry, or the location where no repository is known. */
  readonly name: string;
  /** Package URL of type oci, where repository and manifest digest are known. */
  readonly purl?: string;
}

/** What an SBOM calls the image. */
export function imageName({ location, tags, manifestDigest, platform }: ImageFacts): ImageName {
  const reference = tags[0] ?? (location.startsWith('registry:') ? location.slice('registry:'.length) : '');
  const [name, tag] = splitReference(reference);
  const shortName = name.slice(name.lastIndexOf('/') + 1);
  if (shortName === '') return { name: location };
  if (manifestDigest === undefined) return { name };
  const qualifiers = { arch: platform.architecture, repository_url: repositoryUrl(name), tag };
  return { name, purl: formatPurl({ type: 'oci', name: shortName, version: manifestDigest, qualifiers }) };
}

/** `host:5000/app:1@sha256:…` → `host:5000/app` and `1`. */
function splitReference(reference: string): [name: string, tag: string | undefined] {
  const [tagged = ''] = reference.split('@', 1);
  const colon = tagged.lastIndexOf(':');
  return colon <= tagged.lastIndexOf('/')
    ? [tagged, undefined]
    : [tagged.slice(0, colon), tagged.slice(colon + 1)];
}

/** Names without a registry are Docker Hub's, official ones in `library`. */
function repositoryUrl(name: string): string {
  const slash = name.indexOf('/');
  const host = slash < 0 ? '' : name.slice(0, slash);
  if (host === 'localhost' || /[.:]/.test(host)) return name;
  return slash < 0 ? `docker.io/library/${name}` : `docker.io/${name}`;
}
