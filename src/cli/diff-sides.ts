import { compareSides } from '../diff/compare.ts';
import type { ImageDiff } from '../model/diff.ts';
import { diffFormats } from '../report/list.ts';
import { stdinLocation } from '../source/stdin.ts';
import type { Invocation } from './command.ts';
import { checkFailOnNew } from './fail-on-new.ts';
import { type FailKind, type FailRule, failRules } from './fail-rule.ts';
import { targets, text, usage } from './flags.ts';
import { checkTargets } from './output.ts';
import { type AskedSide, sideReader } from './read-side.ts';
import type { Session } from './session.ts';
import { requireComplete, writeReports } from './write-reports.ts';

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
  const read = sideReader(session, invocation, rules);
  const before = await read(asked[0]);
  const after = await read(asked[1]);
  if (before.isReport && after.isReport) refusePolicy(invocation);
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

function askedSides({ args: [first = '', second], options }: Invocation): readonly [AskedSide, AskedSide] {
  const [feedsBefore, feedsAfter] = [text(options, 'feedsBefore'), text(options, 'feedsAfter')];
  if (second === undefined && feedsBefore === undefined && feedsAfter === undefined) {
    throw usage(
      'kedge diff compares two things',
      'Name two images, SBOMs or reports; or one, and advisories with --feeds-before or --feeds-after.',
    );
  }
  const piped = [first, second].filter(
    (location) => location?.replace(/^(?:sbom|report):/, '') === stdinLocation,
  ).length;
  if (piped > 1) throw usage('Standard input cannot be both sides');
  if (piped > 0 && options['passwordStdin'] === true) {
    throw usage('Standard input cannot be both one side and the password');
  }
  return [
    { side: 'before', location: first, feeds: feedsBefore },
    { side: 'after', location: second ?? first, feeds: feedsAfter },
  ];
}

function refusePolicy({ options }: Invocation): void {
  if (text(options, 'policy') === undefined) return;
  throw usage(
    '--policy is of no use where both sides are reports, each with the verdict of its time',
    'Leave it out, or write sbom:FILE to judge an analysis anew.',
  );
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
