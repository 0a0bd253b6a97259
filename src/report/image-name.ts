import type { ImageFacts } from '../model/image.ts';
import { formatPurl } from '../model/purl.ts';
import { parseReference, type Reference } from '../model/reference.ts';

export interface ImageName {
  /** Registry and repository, or the location where these are not known. */
  readonly name: string;
  /** Package URL of type oci, where repository and manifest digest are known. */
  readonly purl?: string;
}

/** What an SBOM calls the image. */
export function imageName(image: ImageFacts): ImageName {
  const reference = referenceOf(image);
  if (reference === undefined) return { name: image.location };
  const { registry, repository, tag } = reference;
  const name = `${registry}/${repository}`;
  if (image.manifestDigest === undefined) return { name };
  const purl = formatPurl({
    type: 'oci',
    name: repository.slice(repository.lastIndexOf('/') + 1),
    version: image.manifestDigest,
    qualifiers: { arch: image.platform.architecture, repository_url: name, tag },
  });
  return { name, purl };
}

/** Tags in archives are whatever someone wrote there. */
function referenceOf({ tags, location }: ImageFacts): Reference | undefined {
  const text = tags[0] ?? /^registry:(.*)/.exec(location)?.[1];
  if (text === undefined) return undefined;
  try {
    return parseReference(text);
  } catch {
    return undefined;
  }
}
