import { existsSync } from 'node:fs';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { DiffSide } from '../model/diff.ts';
import { looksLikeReport, readReport } from '../report/report-input/read-report.ts';
import { readSbom } from '../report/sbom-input/read-sbom.ts';
import { stdinLocation } from '../source/stdin.ts';
import { usage } from './flags.ts';
import { type OpenedInput, openInput } from './open-sbom.ts';
import { collect, peek, peekFile, readDocument } from './read-document.ts';

/** What one side of a comparison was given: a report, or something to look into. */
export type OpenedCompared = OpenedInput | { readonly kind: 'report'; readonly side: DiffSide };

const scheme = 'report:';

/**
 * Reads `text` as `report:FILE`, as a file or standard input that holds a report, or as `openInput` does.
 * Throws NOT_A_REPORT for JSON that is neither a report nor an SBOM.
 */
export async function openCompared(
  text: string,
  stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean },
): Promise<OpenedCompared> {
  const isNamed = text.startsWith(scheme);
  const location = isNamed ? text.slice(scheme.length) : text;
  if (isNamed && location === '') {
    throw usage('report: names no file', 'Write report:FILE, or - for standard input.');
  }
  if (location === stdinLocation) return await fromStdin(stdin, isNamed);
  const name = printable(location);
  if (isNamed) return { kind: 'report', side: readReport(await readDocument(location, scheme), name) };
  if (looksLikeReport(await peekFile(location))) {
    return reportOrSbom(await readDocument(location, scheme), name);
  }
  if (/\.json$/i.test(text) && !text.includes(':') && !existsSync(text)) {
    throw new KedgeError('IMAGE_NOT_FOUND', `${name}: there is no such file`);
  }
  return await openInput(text, stdin);
}

async function fromStdin(
  stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean },
  isReport: boolean,
): Promise<OpenedCompared> {
  if (stdin.isTTY === true)
    throw usage('Standard input is a terminal: pipe an archive, SBOM or report into it');
  const { head, whole } = await peek(stdin);
  const name = 'standard input';
  if (!isReport && !looksLikeReport(head)) return await openInput(stdinLocation, whole);
  const bytes = await collect(whole, name);
  return isReport ? { kind: 'report', side: readReport(bytes, name) } : reportOrSbom(bytes, name);
}

/** What is neither is told to be no report. */
function reportOrSbom(bytes: Uint8Array, name: string): OpenedCompared {
  try {
    return { kind: 'report', side: readReport(bytes, name) };
  } catch (error) {
    if (!(error instanceof KedgeError) || error.code !== 'NOT_A_REPORT') throw error;
    try {
      return { kind: 'sbom', document: readSbom(bytes, name), bytes };
    } catch (other) {
      throw other instanceof KedgeError && other.code === 'NOT_AN_SBOM' ? error : other;
    }
  }
}
