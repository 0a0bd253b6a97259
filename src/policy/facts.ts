import type { ImageAnalysis } from '../model/analysis.ts';
import type { Reference } from '../model/reference.ts';

/** All that a verdict may depend on. The same facts and bundle give the same verdict, wherever and whenever. */
export interface PolicyFacts {
  readonly analysis: ImageAnalysis;
  /** The name that the image is judged under; decides which mapping applies. */
  readonly reference: Reference;
  /** Milliseconds since 1970: what expiry and ages are judged by. */
  readonly at: number;
  readonly related: RelatedImages;
}

/** Other analyses that the user supplied. A trigger that needs one which is not there says so in its outcome. */
export interface RelatedImages {
  /** What had this tag before, or was accepted last. */
  readonly baseline?: ImageAnalysis;
  /** What this image was built FROM. */
  readonly base?: ImageAnalysis;
  /** The SBOM of the source tree that the image was built from. */
  readonly source?: ImageAnalysis;
}
