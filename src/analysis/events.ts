/**
 * What a scan tells whoever shows its progress. `layer` is the layer's place in the image, base first; in a stream, where
 * that is not yet known, its place in the stream.
 */
export type AnalysisEvent =
  | { readonly kind: 'resolved'; readonly location: string; readonly layers: number }
  | {
      readonly kind: 'layer-started';
      readonly layer: number;
      readonly name: string;
      /** Bytes of the blob as stored, when known. */
      readonly size: number | undefined;
    }
  /** Bytes of the blob since the last such event. */
  | { readonly kind: 'layer-bytes'; readonly layer: number; readonly bytes: number }
  | { readonly kind: 'layer-done'; readonly layer: number; readonly name: string; readonly cached: boolean }
  | { readonly kind: 'joining' };
