import { printable } from '../core/printable.ts';
import type { SbomDocument } from '../report/sbom-input/document.ts';
import { looksLikeSbom, readSbom } from '../report/sbom-input/read-sbom.ts';
import { stdinLocation } from '../source/stdin.ts';
import { usage } from './flags.ts';
import { collect, peek, peekFile, readDocument } from './read-document.ts';

/** What a command was given: an SBOM, or something for `openUserImage`, which must then read `stdin` if it is there. */
export type OpenedInput =
  | { readonly kind: 'sbom'; readonly document: SbomDocument; readonly bytes: Uint8Array }
  | { readonly kind: 'image'; readonly stdin?: AsyncIterable<Uint8Array> };

const scheme = 'sbom:';
/**
 * Reads `text` as `sbom:FILE`, or when it is a file that holds an SBOM, or as `-` when what comes on standard input is one
 * and no archive. Anything else is an image. Throws READ_FAILED, USAGE, and what `readSbom` throws.
 */
export async function openInput(
  text: string,
  stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean },
): Promise<OpenedInput> {
  const isSbom = text.startsWith(scheme);
  const location = isSbom ? text.slice(scheme.length) : text;
  if (isSbom && location === '')
    throw usage('sbom: names no file', 'Write sbom:FILE, or - for standard input.');
  if (location !== stdinLocation) {
    const reads = isSbom || (await holdsSbom(location));
    return reads ? toInput(await readDocument(location, scheme), location) : { kind: 'image' };
  }
  if (stdin.isTTY === true) throw usage('Standard input is a terminal: pipe an archive or an SBOM into it');
  const { head, whole } = await peek(stdin);
  if (!isSbom && !looksLikeSbom(head)) return { kind: 'image', stdin: whole };
  return toInput(await collect(whole, 'standard input'), 'standard input');
}

async function holdsSbom(path: string): Promise<boolean> {
  const head = await peekFile(path);
  return head.length > 0 && looksLikeSbom(head);
}

function toInput(bytes: Uint8Array, name: string): OpenedInput {
  return { kind: 'sbom', document: readSbom(bytes, printable(name)), bytes };
}
