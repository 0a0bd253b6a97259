import { inspectors } from '../inspect/list.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Distro } from '../model/distro.ts';
import type { ImageFacts } from '../model/image.ts';
import type { ImageMetadata, Skip } from '../model/inspection.ts';
import type { Package } from '../model/package.ts';
import type { FoldedImage } from './fold.ts';
import { malwareScan } from './malware.ts';
import type { AnalyzeOptions, ReadLayer } from './reading.ts';
import { retrieval } from './retrieved.ts';

/** The facts of an image beside files and packages. */
export type Inspections = Pick<
  ImageAnalysis,
  | 'secrets'
  | 'searches'
  | 'retrieved'
  | 'packageFiles'
  | 'suidFiles'
  | 'dockerfile'
  | 'metadata'
  | 'malware'
  | 'skips'
>;

export interface Inspected {
  readonly image: FoldedImage;
  readonly facts: ImageFacts;
  readonly distro: Distro | undefined;
  readonly packages: readonly Package[];
  /** Base first. */
  readonly layers: readonly ReadLayer[];
}

/** Pure: puts together what the inspectors found in the layers, and what follows from files and packages. */
export function inspections(inspected: Inspected, options: AnalyzeOptions): Inspections {
  const retrieved = retrieval(inspected.image, options.inspect.retrieve);
  return {
    secrets: undefined,
    searches: [],
    retrieved: retrieved.files,
    packageFiles: undefined,
    suidFiles: [],
    dockerfile: { mode: 'Guessed', text: '' },
    metadata: metadataOf(inspected),
    malware: malwareScan(inspected.image, options.inspect.malware),
    skips: [...skipsOf(inspected, options), ...retrieved.skips],
  };
}

function metadataOf({ facts, distro }: Inspected): ImageMetadata {
  return {
    size: facts.layers.reduce((sum, layer) => sum + layer.size, 0),
    architecture: facts.platform.architecture,
    osType: facts.platform.os,
    distro: distro?.id ?? 'Unknown',
    distroVersion: distro?.versionId ?? '0',
    likeDistro: distro?.idLike.join(',') ?? 'Unknown',
    layerCount: facts.layers.length,
  };
}

function skipsOf({ layers }: Inspected, { inspect }: AnalyzeOptions): Skip[] {
  return inspectors(inspect).flatMap(({ id, skips }) =>
    Object.entries(skips).flatMap(([reason, remedy]) => {
      const count = layers.reduce((sum, { analysis }) => sum + (analysis.skips[id]?.[reason] ?? 0), 0);
      return count === 0 ? [] : [{ by: id, reason, count, remedy }];
    }),
  );
}
