import { isDigest } from '../../core/digest.ts';
import { type Purl, parsePurl } from '../../model/purl.ts';
import type { VexComponent } from './statement.ts';

/** What identifies a thing, from whatever a document has: package URLs, addresses that end in a digest, CPEs. */
export function componentOf(names: readonly (string | undefined)[]): VexComponent {
  const purls: Purl[] = [];
  const digests: string[] = [];
  const cpes: string[] = [];
  for (const name of names) {
    if (name === undefined) continue;
    const purl = purlOf(name);
    const digest = purl === undefined ? digestIn(name) : imageDigest(purl);
    if (digest !== undefined) digests.push(digest);
    else if (purl !== undefined) purls.push(purl);
    else if (/^cpe:(?:2\.3:|\/)/.test(name)) cpes.push(name);
  }
  return { purls, digests, cpes };
}

/** `sha256:HEX` of what documents write as an algorithm and a value. */
export function digestText(algorithm: string, value: string): string {
  return `${algorithm.toLowerCase().replaceAll('-', '')}:${value.toLowerCase()}`;
}

export function purlOf(text: string): Purl | undefined {
  try {
    return parsePurl(text);
  } catch {
    return undefined;
  }
}

/** `registry.example/app@sha256:…`, or the digest alone. */
function digestIn(text: string): string | undefined {
  const digest = text.slice(text.lastIndexOf('@') + 1);
  return isDigest(digest) ? digest : undefined;
}

/** The version of a package URL of an image is the digest of its manifest or config. */
function imageDigest({ type, version }: Purl): string | undefined {
  return (type === 'oci' || type === 'docker') && isDigest(version) ? version : undefined;
}
