import { KedgeError } from '../core/errors.ts';
import { sideOf } from '../diff/analysis-side.ts';
import { compareSides } from '../diff/compare.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { DiffSide, ImageDiff } from '../model/diff.ts';
import { diffFormats } from '../report/list.ts';
import { stdinLocation } from '../source/stdin.ts';
import { openAdvisories } from './advisories.ts';
import type { Invocation } from './command.ts';
import { checkFailOnNew } from './fail-on-new.ts';
import { type FailKind, type FailRule, failRules } from './fail-rule.ts';
import { withFeedsAt } from './feeds-place.ts';
import { targets, text, usage } from './flags.ts';
import { openCompared } from './open-compared.ts';
import { checkTargets } from './output.ts';
import { analyzeAsScan, judged, sayUnjudged } from './report-image.ts';
import type { Session } from './session.ts';
import { requireComplete, writeReports } from './write-reports.ts';

/** One side as the user asked for it. */
interface Asked {
  readonly side: 'before' | 'after';
  /** Image, SBOM or report. */
  readonly location: string;
  /** Advisories to judge it by, instead of those in use. */
  readonly feeds: string | undefined;
}

/** What one side comes to. */
interface Read {
  readonly side: DiffSide;
  /** What is to be said of its advisories, where they are old. */
  readonly stale: string | undefined;
}

/** `kedge diff` */
export async function compareAsked(
  session: Session,
  invocation: Invocation,
  kinds: readonly FailKind[],
): Promise<void> {
  const outputs = targets(invocation.options, 'table');
  await checkTargets(
    outputs,
    diffFormats.map(({ id }) => id),
  );
  const asked = askedSides(invocation);
  const rules = failRules(session.settings.failOn, kinds);
  const startedMs = performance.now();
  const reader = sideReader(session, invocation, rules);
  const before = await reader(asked[0]);
  const after = await reader(asked[1]);
  const diff = compareSides({ before: before.side, after: after.side }, session.version);
  requireCompared(rules, diff);
  const elapsedMs = performance.now() - startedMs;
  const { options } = invocation;
  const view = {
    showSuppressed: options['showSuppressed'] === true,
    everyFile: options['everyFile'] === true,
  };
  const stale = after.stale ?? before.stale;
  await writeReports(
    session,
    { subject: diff, elapsedMs, view, stale },
    { formats: diffFormats, targets: outputs },
  );
  checkFailOnNew(rules, diff);
  requireComplete(session, [...before.side.problems, ...after.side.problems]);
}

function askedSides({ args: [first = '', second], options }: Invocation): readonly [Asked, Asked] {
  const [feedsBefore, feedsAfter] = [text(options, 'feedsBefore'), text(options, 'feedsAfter')];
  if (second === undefined && feedsBefore === undefined && feedsAfter === undefined) {
    throw usage(
      'kedge diff compares two things',
      'Name two images, SBOMs or reports; or one, and advisories with --feeds-before or --feeds-after.',
    );
  }
  const piped = [first, second].filter((location) => location === stdinLocation).length;
  if (piped > 1) throw usage('Standard input cannot be both sides');
  if (piped > 0 && options['passwordStdin'] === true) {
    throw usage('Standard input cannot be both one side and the password');
  }
  return [
    { side: 'before', location: first, feeds: feedsBefore },
    { side: 'after', location: second ?? first, feeds: feedsAfter },
  ];
}

/** Reads sides, one that is named twice once. */
function sideReader(
  session: Session,
  invocation: Invocation,
  rules: readonly FailRule[],
): (asked: Asked) => Promise<Read> {
  const wanted = invocation.options['vulnerabilities'] !== false;
  const isJudged = rules.some(({ kind }) => kind !== 'secrets');
  const inputs = new Map<string, ReturnType<typeof readInput>>();
  return async (asked) => {
    const { location, feeds } = asked;
    const input = inputs.get(location) ?? readInput(session, invocation, location);
    inputs.set(location, input);
    const read = await input;
    if (read.kind === 'report') {
      if (feeds !== undefined) throw reportIsJudged(asked);
      return { side: { ...read.side, name: location }, stale: undefined };
    }
    const { analysis, reader } = read;
    const name = feeds === undefined ? location : `${location} by ${feeds}`;
    if (!wanted) return { side: sideOf(analysis, { name, reader }), stale: undefined };
    const ours = feeds === undefined ? session : await withFeedsAt(session, feeds, asked.side);
    using advisories = await openAdvisories(ours, invocation, isJudged || feeds !== undefined);
    if (advisories === undefined) sayUnjudged(session);
    return { side: sideOf(judged(analysis, advisories), { name, reader }), stale: advisories?.stale };
  };
}

function reportIsJudged({ side, location }: Asked): KedgeError {
  return usage(
    `${location} is a report, with the vulnerabilities found when it was made`,
    `Leave out --feeds-${side}, or write sbom:${location} to judge its packages anew.`,
  );
}

type ReadInput =
  | { readonly kind: 'report'; readonly side: DiffSide }
  | { readonly kind: 'analysis'; readonly analysis: ImageAnalysis; readonly reader: string };

async function readInput(session: Session, invocation: Invocation, location: string): Promise<ReadInput> {
  const input = await openCompared(location, session.host.stdin);
  if (input.kind === 'report') return input;
  if (input.kind === 'sbom') {
    const { sbomAnalysis } = await import('./sbom-analysis.ts');
    const { document } = input;
    const analysis = sbomAnalysis(document, { location, version: session.version });
    const reader = ['SBOM in', document.format, document.version]
      .filter((part) => part !== undefined)
      .join(' ');
    return { kind: 'analysis', analysis, reader };
  }
  const ofImage = { ...invocation, args: [location] };
  const analysis = await analyzeAsScan(session, ofImage, input.stdin);
  return { kind: 'analysis', analysis, reader: `kedge ${session.version}` };
}

/** Nobody may believe that nothing is new when nothing was compared. */
function requireCompared(rules: readonly FailRule[], diff: ImageDiff): void {
  for (const { kind, text: written } of rules) {
    const section = kind === 'secrets' ? diff.secrets : diff.vulnerabilities;
    if (section.compared) continue;
    throw usage(
      `--fail-on ${written} cannot be kept: ${kind === 'secrets' ? 'secrets' : 'vulnerabilities'} ${section.why}`,
      'Compare what was looked for on both sides, or leave out the condition.',
    );
  }
}
