import type { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { sideOf } from '../diff/analysis-side.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { DiffSide } from '../model/diff.ts';
import { type Advisories, openAdvisories } from './advisories.ts';
import type { Invocation } from './command.ts';
import type { FailRule } from './fail-rule.ts';
import { withFeedsAt } from './feeds-place.ts';
import { usage } from './flags.ts';
import { openCompared } from './open-compared.ts';
import type { OpenedInput } from './open-sbom.ts';
import type { PolicyInUse } from './policy-in-use.ts';
import { analyzeAsScan, decided, judged, sayUnjudged } from './report-image.ts';
import type { Session } from './session.ts';

/** One side of a comparison as the user asked for it. */
export interface AskedSide {
  readonly side: 'before' | 'after';
  /** Image, SBOM or report. */
  readonly location: string;
  /** Advisories to judge it by, instead of those in use. */
  readonly feeds: string | undefined;
}

/** What it comes to. */
export interface ReadSide {
  readonly side: DiffSide;
  /** As it was made: nothing in it was judged. */
  readonly isReport: boolean;
  /** What is to be said of its advisories, where they are old. */
  readonly stale: string | undefined;
}

/** Found in an image, an SBOM or an analysis that is judged anew. */
interface Found {
  readonly analysis: ImageAnalysis;
  /** Who found it. */
  readonly reader: string;
}

/** Reads sides; what is named twice is read once. */
export function sideReader(
  session: Session,
  invocation: Invocation,
  rules: readonly FailRule[],
): (asked: AskedSide) => Promise<ReadSide> {
  const inputs = new Map<string, ReturnType<typeof readInput>>();
  let policy: Promise<PolicyInUse | undefined> | undefined;
  return async (asked) => {
    const { location, feeds } = asked;
    const input = inputs.get(location) ?? readInput(session, invocation, location);
    inputs.set(location, input);
    const read = await input;
    if ('side' in read) {
      if (feeds !== undefined) throw reportIsJudged(asked);
      return { side: { ...read.side, name: location }, isReport: true, stale: undefined };
    }
    policy ??= policyOf(session, invocation);
    const chosen = await policy;
    const isRequired = rules.some(({ kind }) => kind !== 'secrets') || chosen?.needsAdvisories === true;
    using advisories = await advisoriesOf(session, invocation, { asked, isRequired });
    const analysis = decided(judged(read.analysis, advisories), chosen, advisories);
    const name = feeds === undefined ? location : `${location} by ${feeds}`;
    const judge = `kedge ${session.version}`;
    const side = sideOf(analysis, { name, reader: read.reader, judge });
    return { side, isReport: false, stale: advisories?.stale };
  };
}

function reportIsJudged({ side, location }: AskedSide): KedgeError {
  return usage(
    `${location} is a report, with the vulnerabilities found when it was made`,
    `Leave out --feeds-${side}, or write sbom:${location} to judge it anew.`,
  );
}

async function policyOf(session: Session, invocation: Invocation): Promise<PolicyInUse | undefined> {
  const { file } = session.settings.policy;
  if (file === undefined) return undefined;
  const { policyInUse } = await import('./policy-in-use.ts');
  return await policyInUse(session, invocation, file);
}

async function advisoriesOf(
  session: Session,
  invocation: Invocation,
  { asked, isRequired }: { readonly asked: AskedSide; readonly isRequired: boolean },
): Promise<Advisories | undefined> {
  if (invocation.options['vulnerabilities'] === false) return undefined;
  const { feeds, side } = asked;
  const ours = feeds === undefined ? session : await withFeedsAt(session, feeds, side);
  const advisories = await openAdvisories(ours, invocation, isRequired || feeds !== undefined);
  if (advisories === undefined) sayUnjudged(session);
  return advisories;
}

async function readInput(
  session: Session,
  invocation: Invocation,
  location: string,
): Promise<Found | { readonly side: DiffSide }> {
  const input = await openCompared(location, session.host.stdin);
  if (input.kind === 'report') return input;
  if (input.kind === 'sbom') return await readSaved(session, location, input);
  const ofImage = { ...invocation, args: [location] };
  const analysis = await analyzeAsScan(session, ofImage, input.stdin);
  return { analysis, reader: `kedge ${session.version}` };
}

/** An analysis of kedge's own is all of it; other SBOMs tell of packages alone. */
async function readSaved(
  session: Session,
  location: string,
  { document, bytes }: OpenedInput & { readonly kind: 'sbom' },
): Promise<Found> {
  if (document.format === 'kedge-json') {
    const { readSavedAnalysis } = await import('./saved-analysis.ts');
    const analysis = readSavedAnalysis(Buffer.from(bytes).toString('utf8'), printable(location));
    return { analysis, reader: `kedge ${analysis.tool.version}` };
  }
  const { sbomAnalysis } = await import('./sbom-analysis.ts');
  const { format, version } = document;
  return {
    analysis: sbomAnalysis(document, { location, version: session.version }),
    reader: ['SBOM in', format, version].filter((part) => part !== undefined).join(' '),
  };
}
