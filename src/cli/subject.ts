import { printable } from '../core/printable.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Invocation } from './command.ts';
import { openInput } from './open-sbom.ts';
import { analyzeAsScan } from './report-image.ts';
import { readSavedAnalysis } from './saved-analysis.ts';
import { sbomAnalysis } from './sbom-analysis.ts';
import type { Session } from './session.ts';

/** What a command judges: an image, the analysis of one that was saved, or an SBOM that tells of packages alone. */
export type Subject =
  | { readonly kind: 'image'; readonly stdin?: AsyncIterable<Uint8Array> }
  | { readonly kind: 'analysis' | 'sbom'; readonly analysis: ImageAnalysis };

/** As `openInput`; an SBOM that is an analysis of kedge's own is all of it. Throws NOT_AN_ANALYSIS too. */
export async function openSubject(session: Session, location: string): Promise<Subject> {
  const input = await openInput(location, session.host.stdin);
  if (input.kind === 'image') return input;
  if (input.document.format === 'kedge-json') {
    const text = Buffer.from(input.bytes).toString('utf8');
    return { kind: 'analysis', analysis: readSavedAnalysis(text, printable(location)) };
  }
  return { kind: 'sbom', analysis: sbomAnalysis(input.document, { location, version: session.version }) };
}

/** The analysis of the first argument, read as `kedge scan` reads it. */
export async function analyzeSubject(session: Session, invocation: Invocation): Promise<ImageAnalysis> {
  const subject = await openSubject(session, invocation.args[0] ?? '');
  return subject.kind === 'image'
    ? await analyzeAsScan(session, invocation, subject.stdin)
    : subject.analysis;
}
