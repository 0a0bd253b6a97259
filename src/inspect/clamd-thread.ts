import type { MessagePort } from 'node:worker_threads';

/** What the thread that speaks with clamd is given. */
export interface ClamdThreadData {
  readonly address: string;
  readonly port: MessagePort;
  /** Shared; see `slots`. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

/** Places in the shared state: bytes given to the thread that have not left it, and a count of all that happened. */
export const slots = { pending: 0, events: 1 } as const;

export type ToClamd =
  | { readonly kind: 'bytes'; readonly file: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  | { readonly kind: 'abandon' }
  | { readonly kind: 'fits'; readonly size: number };

export type FromClamd =
  | { readonly kind: 'answer'; readonly file: number; readonly answer: string }
  | { readonly kind: 'fits'; readonly fits: boolean }
  | { readonly kind: 'failed'; readonly why: string };
