import type { Digest } from '../core/digest.ts';
import type { Limits } from '../core/limits.ts';
import type { InspectSettings } from '../inspect/settings.ts';
import type { LayerCache } from '../layer/cache.ts';
import type { BlobFacts } from '../layer/decode.ts';
import type { LayerAnalysis } from '../layer/layer-analysis.ts';
import type { AllowEntry } from '../model/allow.ts';
import type { DigestAlgorithm } from '../model/entry.ts';
import type { LayerRef } from '../model/layer.ts';
import type { Problem } from '../model/problem.ts';
import type { ResolvedImage } from '../source/source.ts';
import type { AnalysisEvent } from './events.ts';

export interface AnalyzeOptions {
  readonly cache: LayerCache | undefined;
  readonly digests: readonly DigestAlgorithm[];
  readonly limits: Limits;
  readonly inspect: InspectSettings;
  /** What the user accepts, in the order of precedence. */
  readonly allow: readonly AllowEntry[];
  /** The Dockerfile that the user supplied. */
  readonly dockerfile: string | undefined;
  /** Today, `YYYY-MM-DD`: entries that expired before do not hold. */
  readonly today: string;
  /** Layers worked on at a time, at most. */
  readonly workers: number;
  /** Digest and size mismatches become problems of the result instead of errors. */
  readonly allowMismatch: boolean;
  /** Private to this run; must exist. */
  readonly temporaryDirectory: string;
  readonly signal: AbortSignal;
  readonly onEvent: (event: AnalysisEvent) => void;
  /** Of kedge, for the result. */
  readonly version: string;
}

export interface ReadLayer {
  readonly ref: LayerRef;
  /** Bytes of the blob as stored. */
  readonly size: number;
  readonly analysis: LayerAnalysis;
}

export interface ReadImage {
  readonly resolved: ResolvedImage;
  /** Base first. */
  readonly layers: readonly ReadLayer[];
  readonly problems: readonly Problem[];
}

/** What reading one image needs: the threads, the cache under this run's fingerprint, and who to tell. */
export interface LayerReading {
  readonly options: AnalyzeOptions;
  cached(diffId: Digest): Promise<LayerAnalysis | undefined>;
  /** Reads one blob to its end. `layer` is its number for progress. */
  read(
    blob: AsyncIterable<Uint8Array>,
    ref: LayerRef,
    layer: number,
  ): Promise<{ analysis: LayerAnalysis; facts: BlobFacts }>;
}
