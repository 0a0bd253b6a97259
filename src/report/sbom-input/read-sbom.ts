import { parseBoundedJson } from '../../core/bounded-json.ts';
import { KedgeError } from '../../core/errors.ts';
import { isJsonObject, type JsonObject } from '../../core/json.ts';
import { decodeText, documentText } from '../document-text.ts';
import { readCyclonedx } from './cyclonedx.ts';
import { cyclonedxFromXml } from './cyclonedx-xml.ts';
import type { SbomDocument } from './document.ts';
import { readAnalysis } from './kedge-json.ts';
import { textOf } from './members.ts';
import { readPurlList } from './purl-list.ts';
import { readSpdx } from './spdx.ts';
import { readSyft } from './syft-json.ts';

/**
 * Reads an SBOM, in whichever of the known formats its content shows. `name` names it in messages.
 * Throws NOT_AN_SBOM for anything else, FILE_MALFORMED for what is broken, LIMIT_EXCEEDED.
 */
export function readSbom(bytes: Uint8Array, name: string): SbomDocument {
  const text = documentText(bytes, name);
  const start = /\S/.exec(text)?.[0];
  if (start === '{') return readJson(text, name);
  if (start === '<') return readXml(text, name);
  if (/^(?:[ \t]*(?:#[^\n]*)?\r?\n){0,1000}[ \t]*pkg:/i.test(text)) return readPurlList(text, name);
  if (/^SPDXVersion:/m.test(text.slice(0, 4096))) throw unknown(name, 'an SPDX document in tag-value form');
  throw unknown(name, start === undefined ? 'empty' : isPacked(bytes) ? 'compressed' : 'of no known format');
}

/** Whether these first bytes of something, of which it has more than 500, belong to a document and not to an archive. */
export function looksLikeSbom(head: Uint8Array): boolean {
  if (isPacked(head) || Buffer.from(head.subarray(257, 262)).toString('latin1') === 'ustar') return false;
  return /^\s*(?:[{<#]|pkg:|SPDXVersion:)/i.test(decodeText(head));
}

/** By gzip or zstd. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x28 && second === 0xb5);
}

function readJson(text: string, name: string): SbomDocument {
  const document = parseBoundedJson(text, name);
  if (!isJsonObject(document)) throw unknown(name, 'JSON, but no object');
  if (document['bomFormat'] === 'CycloneDX') return readCyclonedx(document, name, 'cyclonedx-json');
  const spdx = textOf(document['spdxVersion']);
  if (spdx?.startsWith('SPDX-2.')) return readSpdx(document, name);
  if (Array.isArray(document['artifacts']) && isJsonObject(document['source']))
    return readSyft(document, name);
  const { tool } = document;
  if (isJsonObject(tool) && tool['name'] === 'kedge' && Array.isArray(document['packages'])) {
    return readAnalysis(document, name);
  }
  throw unknown(name, kindOf(document));
}

function readXml(text: string, name: string): SbomDocument {
  const bom = cyclonedxFromXml(text, name);
  if (bom['specVersion'] === undefined) throw unknown(name, 'XML, but not of CycloneDX');
  return readCyclonedx(bom, name, 'cyclonedx-xml');
}

/** Documents that are easily taken for one another. */
function kindOf(document: JsonObject): string {
  if (String(document['@context']).includes('spdx.org/rdf/3')) return 'an SPDX 3 document';
  if (document['payloadType'] !== undefined || document['predicateType'] !== undefined) {
    return 'an attestation: what is wanted is the SBOM in its predicate';
  }
  if (Array.isArray(document['matches'])) return 'a report of Grype';
  if (Array.isArray(document['Results'])) return 'a report of Trivy';
  if (Array.isArray(document['vulnerabilities'])) return 'a list of vulnerabilities';
  if (document['schemaVersion'] === 2) return 'the manifest of an image';
  return 'JSON, but of no known format';
}

function unknown(name: string, what: string): KedgeError {
  return new KedgeError('NOT_AN_SBOM', `${name} is no SBOM: it is ${what}`, {
    remedy:
      'Give CycloneDX as JSON or XML, SPDX 2.3 as JSON, JSON of Syft or kedge, or package URLs, one a line.',
  });
}
