import type { SbomDocument } from '../../src/report/sbom-input/document.ts';
import { readSbom } from '../../src/report/sbom-input/read-sbom.ts';

/** Reads a document that the test wrote: text as it is, anything else as JSON. */
export function sbomOf(document: unknown): SbomDocument {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return readSbom(Buffer.from(text), 'it');
}

/** What a matcher goes by: `type name version (source version) purl`. */
export function judged({ packages }: SbomDocument): string[] {
  return packages.map(({ type, name, version, source, purl }) => {
    const from = source === undefined ? '' : ` (${[source.name, source.version].filter(Boolean).join(' ')})`;
    return `${type} ${name} ${version}${from} ${purl}`;
  });
}

/** The codes of what could not be read. */
export function problemsOf({ problems }: SbomDocument): string[] {
  return problems.map(({ code }) => code);
}
