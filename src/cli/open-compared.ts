import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { DiffSide } from '../model/diff.ts';
import { looksLikeReport, readReport } from '../report/report-input/read-report.ts';
import { readSbom } from '../report/sbom-input/read-sbom.ts';
import { stdinLocation } from '../source/stdin.ts';
import { usage } from './flags.ts';
import { type OpenedInput, openInput } from './open-sbom.ts';
import { collect, peek, readDocument } from './read-document.ts';

/** What one side of a comparison was given: a report, or something to look into. */
export type OpenedCompared = OpenedInput | { readonly kind: 'report'; readonly side: DiffSide };

const scheme = 'report:';
const headBytes = 512;

/**
 * Reads `text` as `report:FILE`, as a file or standard input that holds a report, or as `openInput` does.
 * Throws NOT_A_REPORT for a file of JSON that is none.
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
  if (isNamed || (await holdsReport(location))) {
    return { kind: 'report', side: readReport(await readDocument(location, scheme), printable(location)) };
  }
  if (/\.json$/i.test(text) && !text.includes(':') && !existsSync(text)) {
    throw new KedgeError('IMAGE_NOT_FOUND', `${printable(text)}: there is no such file`);
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
  try {
    return { kind: 'report', side: readReport(bytes, name) };
  } catch (error) {
    const isOther = !isReport && error instanceof KedgeError && error.code === 'NOT_A_REPORT';
    if (isOther) return { kind: 'sbom', document: readSbom(bytes, name), bytes };
    throw error;
  }
}

/** Whether there is a file of that name that begins as a report does. No image does so. */
async function holdsReport(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() !== true) return false;
  try {
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    return looksLikeReport(buffer.subarray(0, bytesRead));
  } catch (cause) {
    throw new KedgeError('READ_FAILED', `${printable(path)} cannot be read: ${reason(cause)}`, { cause });
  }
}
