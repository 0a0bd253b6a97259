import { createHash } from 'node:crypto';
import { type Digest, isDigest } from '../core/digest.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { SbomDocument } from '../report/sbom-input/document.ts';

/** An SBOM in the place of an image: what it does not tell was not looked for. */
export function sbomAnalysis(
  document: SbomDocument,
  { location, version }: { readonly location: string; readonly version: string },
): ImageAnalysis {
  const { packages, distro, image, problems } = document;
  const manifestDigest = digestIn(image?.manifestDigest);
  const indexDigest = digestIn(image?.indexDigest);
  return {
    tool: { name: 'kedge', version },
    image: {
      location,
      id: digestIn(image?.id) ?? manifestDigest ?? contentId(document),
      tags: image?.tags ?? [],
      ...(manifestDigest !== undefined && { manifestDigest }),
      ...(indexDigest !== undefined && { indexDigest }),
      platform: { os: 'unknown', architecture: 'unknown' },
      entrypoint: [],
      command: [],
      environment: [],
      exposedPorts: [],
      volumes: [],
      labels: {},
      history: [],
      layers: [],
    },
    distro,
    packages,
    files: {
      count: 0,
      hiddenCount: 0,
      get: () => undefined,
      eachVisible: () => {},
      [Symbol.iterator]: () => [].values(),
    },
    secrets: undefined,
    searches: [],
    retrieved: [],
    packageFiles: undefined,
    suidFiles: [],
    dockerfile: { mode: 'Guessed', text: '' },
    metadata: {
      size: 0,
      architecture: 'unknown',
      osType: 'unknown',
      distro: distro?.id ?? 'Unknown',
      distroVersion: distro?.versionId ?? '0',
      likeDistro: distro?.idLike.join(',') ?? '',
      layerCount: 0,
    },
    malware: undefined,
    vulnerabilities: undefined,
    policy: undefined,
    skips: [],
    problems,
  };
}

function digestIn(text: string | undefined): Digest | undefined {
  return text !== undefined && isDigest(text) ? text : undefined;
}

/** Of a document that names no image: by its packages. */
function contentId({ packages }: SbomDocument): Digest {
  const hash = createHash('sha256');
  for (const { id } of packages) hash.update(`${id}\n`);
  return `sha256:${hash.digest('hex')}`;
}
