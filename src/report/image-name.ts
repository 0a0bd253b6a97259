import type { ImageFacts } from '../model/image.ts';
import { formatPurl } from '../model/purl.ts';

export interface ImageName {
  /** Repository with its registry, or the location where no repository is known. */
  readonly name: string;
  readonly tag?: string;
  /** Package URL of type oci, where repository and manifest digest are known. */
  readonly purl?: string;
}

/** What an SBOM calls the image. */
export function imageName(image: ImageFacts): ImageName {
  const reference = image.tags[0];
  if (reference === undefined) return { name: image.location };
  const colon = reference.lastIndexOf(':');
  const tagged = colon > reference.lastIndexOf('/');
  const name = tagged ? reference.slice(0, colon) : reference;
  const tag = tagged ? reference.slice(colon + 1) : undefined;
  const shortName = name.slice(name.lastIndexOf('/') + 1);
  if (image.manifestDigest === undefined || shortName === '') return { name, ...(tag && { tag }) };
  const purl = formatPurl({
    type: 'oci',
    name: shortName,
    version: image.manifestDigest,
    qualifiers: { arch: image.platform.architecture, repository_url: name, tag },
  });
  return { name, ...(tag && { tag }), purl };
}
