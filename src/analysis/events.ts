/** What a scan tells whoever shows its progress. Layer indexes are base first. */
export type AnalysisEvent =
  | { readonly kind: 'resolved'; readonly location: string; readonly layers: number }
  | {
      readonly kind: 'layer-started';
      readonly layer: number;
      readonly name: string;
      /** Bytes of the blob as stored, when known. */
      readonly size: number | undefined;
    }
  | { readonly kind: 'layer-bytes'; readonly layer: number; readonly bytes: number }
  | { readonly kind: 'layer-done'; readonly layer: number; readonly name: string; readonly cached: boolean }
  | { readonly kind: 'joining' };
