import type { Purl } from '../../model/purl.ts';

export type VexStatus = 'not_affected' | 'fixed' | 'affected' | 'under_investigation';

/** Whatever identifies a product or a part of one. Empty when the document names it in words alone. */
export interface VexComponent {
  readonly purls: readonly Purl[];
  /** `sha256:…` of an image. */
  readonly digests: readonly string[];
  /** Platform names, in either form. */
  readonly cpes: readonly string[];
}

/** What a document says of one vulnerability in one product. */
export interface VexStatement {
  /** Every name of the vulnerability. */
  readonly names: readonly string[];
  readonly status: VexStatus;
  readonly reason: string;
  readonly product: VexComponent;
  /** What of the product it is about; empty: the product itself. */
  readonly parts: readonly VexComponent[];
  /** When it was made, in milliseconds since the epoch. */
  readonly timeMs: number;
  /** The document and its author. */
  readonly source: string;
}

export interface VexDocument {
  readonly statements: readonly VexStatement[];
  /** What of it can never be held against an image, in words. */
  readonly unused: readonly string[];
}

export function isIdentified({ purls, digests, cpes }: VexComponent): boolean {
  return purls.length + digests.length + cpes.length > 0;
}

/** `not affected: component_not_present, not shipped` */
export function reasonOf(status: VexStatus, why: readonly (string | undefined)[]): string {
  const said = why.filter((part) => part !== undefined && part !== '').join(', ');
  const words = status.replaceAll('_', ' ');
  return said === '' ? words : `${words}: ${said}`;
}
