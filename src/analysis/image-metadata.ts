import type { Distro } from '../model/distro.ts';
import type { ImageFacts } from '../model/image.ts';
import type { ImageMetadata } from '../model/inspection.ts';
import type { FoldedImage } from './fold.ts';

/** Of a tar: what each member and its content are padded to, and the archive as a whole. */
const BLOCK = 512;
const RECORD = 20 * BLOCK;

/** With the Engine's words for what is not known. */
export function imageMetadata({
  image,
  facts,
  distro,
}: {
  readonly image: FoldedImage;
  readonly facts: ImageFacts;
  readonly distro: Distro | undefined;
}): ImageMetadata {
  const name = distro?.id ?? 'Unknown';
  return {
    size: squashedSize(image),
    architecture: facts.platform.architecture,
    osType: facts.platform.os,
    distro: name,
    distroVersion: distro?.versionId ?? '0',
    likeDistro: distro?.idLike.join(',') || name,
    layerCount: facts.layers.length,
  };
}

/** The size that the Engine compares is that of all layers made one. */
function squashedSize(image: FoldedImage): number {
  let bytes = (image.files.count + 2) * BLOCK;
  image.eachFile((_, { size }) => {
    bytes += padded(size, BLOCK);
  });
  return padded(bytes, RECORD);
}

function padded(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to;
}
