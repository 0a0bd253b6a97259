import { encodeName } from '../core/name-bytes.ts';
import { printable } from '../core/printable.ts';

/** What one kind of finding (secrets, malware …) gives to a SARIF run. */
export interface SarifFindings {
  readonly rules: readonly SarifRule[];
  /** What matters most first: a run that is too long is cut at its end. */
  readonly results: Iterable<SarifResult>;
  readonly count: number;
}

/** https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html section 3.49. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: SarifMessage;
  /** Where it is left out the short one stands for it: code scanning demands both. */
  readonly fullDescription?: SarifMessage;
  readonly help: SarifMessage;
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: {
    readonly tags: readonly string[];
    /** 0.1 to 10.0: code scanning ranks by it. */
    readonly 'security-severity'?: string;
  };
}

export interface SarifResult {
  readonly ruleId: string;
  readonly level: SarifLevel;
  readonly message: SarifMessage;
  readonly locations: readonly SarifLocation[];
  readonly partialFingerprints: { readonly [name: string]: string };
  readonly suppressions: readonly SarifSuppression[];
  readonly properties: object;
}

export interface SarifMessage {
  readonly text: string;
}

export type SarifLevel = 'error' | 'warning' | 'note';

/** Code scanning takes no result without a physical location. */
export interface SarifLocation {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: { readonly startLine: number; readonly startColumn?: number };
  };
  readonly logicalLocations?: readonly SarifLogicalLocation[];
}

interface SarifLogicalLocation {
  readonly name: string;
  readonly fullyQualifiedName?: string;
  readonly kind: string;
}

interface SarifSuppression {
  readonly kind: 'inSource' | 'external';
  readonly status: 'accepted';
  readonly justification?: string;
}

/** Text for a person. Brackets would make links, braces placeholders (sections 3.11.5 and 3.11.6). */
export function sarifMessage(text: string): SarifMessage {
  return {
    text: printable(text)
      .replaceAll(/[\\[\]]/g, '\\$&')
      .replaceAll(/[{}]/g, '$&$&'),
  };
}

/** A place in a file of the image; without a line, its first. */
export function fileLocation(
  path: string,
  { line = 1, column }: { line?: number; column?: number } = {},
): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(path) },
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    },
  };
}

/** RFC 3986: the bytes of the path, percent-encoded but for what a segment may hold; a colon could end a scheme. */
function relativeUri(path: string): string {
  let uri = '';
  for (const byte of encodeName(path)) {
    const character = String.fromCharCode(byte);
    uri += /[A-Za-z0-9\-._~/!]/.test(character)
      ? character
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return uri;
}
