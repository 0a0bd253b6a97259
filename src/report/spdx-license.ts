import { createHash } from 'node:crypto';
import { toLicense } from '../model/license.ts';

/** A text that is no SPDX id, as `hasExtractedLicensingInfos` holds it. */
export interface ExtractedLicense {
  readonly licenseId: string;
  readonly name?: string;
  readonly extractedText: string;
}

/** Turns declarations into SPDX expressions, and keeps what those refer to. */
export class SpdxLicenses {
  readonly #extracted = new Map<string, ExtractedLicense>();
  readonly #expressions = new Map<string, string>();

  /** All declarations apply together. */
  expression(declared: readonly string[]): string {
    const parts = new Set(declared.filter((text) => text.trim() !== '').map((text) => this.#term(text)));
    if (parts.size === 0) return 'NOASSERTION';
    if (parts.size === 1) return Array.from(parts).join('');
    return Array.from(parts, (part) => (/ (?:AND|OR) /.test(part) ? `(${part})` : part)).join(' AND ');
  }

  /** By id. */
  extracted(): ExtractedLicense[] {
    return Array.from(this.#extracted.values()).sort((a, b) => (a.licenseId < b.licenseId ? -1 : 1));
  }

  #term(text: string): string {
    const known = this.#expressions.get(text);
    if (known !== undefined) return known;
    const term = this.#toTerm(text);
    this.#expressions.set(text, term);
    return term;
  }

  #toTerm(text: string): string {
    const license = toLicense(text);
    if (license.kind === 'id') return license.id;
    if (license.kind === 'expression') {
      for (const licenseId of license.references) {
        this.#extracted.set(licenseId, {
          licenseId,
          extractedText: 'Named by the package, its text is not known.',
        });
      }
      return license.expression;
    }
    const licenseId = `LicenseRef-${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
    this.#extracted.set(licenseId, { licenseId, name: text.slice(0, 100), extractedText: text });
    return licenseId;
  }
}
