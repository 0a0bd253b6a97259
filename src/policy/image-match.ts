import type { MatchedImage } from './bundle.ts';
import type { PolicyFacts } from './facts.ts';

/** The image as mappings and image lists are compared with it. */
export function matchedImage({ analysis, reference }: PolicyFacts): MatchedImage {
  const { registry, repository, tag = '' } = reference;
  const { manifestDigest, indexDigest, id } = analysis.image;
  return {
    names: namesOf(registry, repository),
    tag,
    digests: [manifestDigest, indexDigest].filter((digest) => digest !== undefined),
    id: bareId(id),
  };
}

/** The Engine names images by the bare hexadecimal digits. */
export function bareId(id: string): string {
  return id.replace(/^sha256:/, '').toLowerCase();
}

/** Docker Hub's own images are written with and without library/, and the Engine took two further ways. */
function namesOf(registry: string, repository: string): MatchedImage['names'] {
  if (registry !== 'docker.io') return [{ registry, repository }];
  const path = repository.replace(/^dockerhub\//, '');
  const names = [{ registry, repository: path }];
  const official = /^library\/([^/]+)$/.exec(path)?.[1];
  if (official !== undefined) names.push({ registry, repository: official });
  const local = /^localbuild\/(.+)$/.exec(path)?.[1];
  if (local !== undefined) names.push({ registry: 'localbuild', repository: local });
  return names;
}
