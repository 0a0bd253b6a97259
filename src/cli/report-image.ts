import { availableParallelism } from 'node:os';
import type { AnalyzeOptions } from '../analysis/reading.ts';
import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { PolicyEvaluation } from '../model/policy.ts';
import { verdictReason, verdictWord } from '../report/policy-text.ts';
import type { Advisories } from './advisories.ts';
import type { Invocation } from './command.ts';
import { warnOfExpired } from './expired.ts';
import { checkFailOn } from './fail-on.ts';
import type { FailRule } from './fail-rule.ts';
import { text, usage } from './flags.ts';
import { inspectSettings } from './inspect-settings.ts';
import { checkRegular, checkTargets, type OutputTarget } from './output.ts';
import type { PolicyInUse } from './policy-in-use.ts';
import { readText } from './read-text.ts';
import { allowText, requireSearch, secretsInUse } from './secrets-in-use.ts';
import type { Session } from './session.ts';
import { type ViewFlags, viewFlags } from './vulnerability-flags.ts';
import { type Format, requireComplete, writeReports } from './write-reports.ts';

/** The longest that people write have some 100 KB. */
const MAX_DOCKERFILE_BYTES = 1024 * 1024;

export interface Outputs {
  readonly formats: readonly Format<ImageAnalysis>[];
  readonly targets: readonly OutputTarget[];
  /** What ends the command with exit status 1 once the reports are written. */
  readonly failOn?: readonly FailRule[];
  /** Whether packages are judged by advisories: `required` where the command has nothing to tell without. */
  readonly vulnerabilities?: 'no' | 'if-there' | 'required';
  /** What decides whether the image may ship. */
  readonly policy?: PolicyInUse | undefined;
  /** False where a verdict is only told, and does not end the command. */
  readonly verdictEnds?: boolean;
  /** Read in place of standard input, whose start somebody looked at. */
  readonly stdin?: AsyncIterable<Uint8Array>;
  /** File that all secrets found are to be accepted in. */
  readonly baseline?: string | undefined;
}

/** Analyzes the image the user named, writes the result to every target, and says what ends the command other than well. */
export async function report(session: Session, invocation: Invocation, outputs: Outputs): Promise<void> {
  const { failOn = [], baseline } = outputs;
  const view = await prepare(invocation, outputs);
  using advisories = await advisoriesFor(session, invocation, outputs);
  const others = await inspectSettings(session);
  const secrets = await secretsInUse(session, others.searches, baseline);
  if (failOn.some(({ kind }) => kind === 'secrets')) requireSearch(secrets);
  const startedMs = performance.now();
  session.progress.begin(invocation.args[0] ?? '');
  const inspect = { ...others, secrets: secrets?.settings };
  const lookedFor = { inspect, allow: secrets?.allow ?? [] };
  const read = judged(await analyze(session, invocation, lookedFor, outputs.stdin), advisories);
  const analysis = decided(read, outputs.policy, advisories);
  const elapsedMs = performance.now() - startedMs;
  await writeReports(session, { subject: analysis, elapsedMs, view, stale: advisories?.stale }, outputs);
  if (advisories === undefined && outputs.vulnerabilities === 'if-there') {
    sayUnjudged(session);
  }
  if (baseline !== undefined) {
    const { writeBaseline } = await import('./secrets-baseline.ts');
    const added = await writeBaseline(baseline, analysis.secrets ?? [], secrets?.baselineKey);
    session.progress.say(`${counted(added, 'secret')} added to ${baseline}`);
  }
  // What the baseline has just accepted does not count.
  const met = baseline === undefined ? failOn : failOn.filter(({ kind }) => kind !== 'secrets');
  end(session, analysis, { ...outputs, failOn: met });
}

export function sayUnjudged({ progress }: Session): void {
  progress.say('Vulnerabilities were not looked for: `kedge feeds sync` fetches the advisories');
}

/** As `report`, of packages that somebody else found. */
export async function reportSaved(
  session: Session,
  invocation: Invocation,
  { analysis, ...outputs }: Outputs & { readonly analysis: ImageAnalysis },
): Promise<void> {
  const view = await prepare(invocation, outputs);
  using advisories = await advisoriesFor(session, invocation, outputs);
  const startedMs = performance.now();
  const whole = decided(judged(analysis, advisories), outputs.policy, advisories);
  const elapsedMs = performance.now() - startedMs;
  await writeReports(session, { subject: whole, elapsedMs, view, stale: advisories?.stale }, outputs);
  end(session, whole, outputs);
}

/** Refuses what cannot work before any work is done. */
async function prepare(invocation: Invocation, { formats, targets, baseline }: Outputs): Promise<ViewFlags> {
  await checkTargets(
    targets,
    formats.map((format) => format.id),
  );
  if (baseline !== undefined) await checkRegular(baseline);
  return await viewFlags(invocation);
}

async function advisoriesFor(
  session: Session,
  invocation: Invocation,
  { failOn = [], vulnerabilities = 'no' }: Outputs,
): Promise<Advisories | undefined> {
  const asked = failOn.find(({ kind }) => kind !== 'secrets');
  if (vulnerabilities === 'no') {
    if (asked === undefined) return undefined;
    throw usage(
      `--fail-on ${asked.text} cannot be kept while vulnerabilities are not looked for`,
      'Leave out --no-vulnerabilities.',
    );
  }
  const { openAdvisories } = await import('./advisories.ts');
  return await openAdvisories(session, invocation, vulnerabilities === 'required' || asked !== undefined);
}

export function judged(analysis: ImageAnalysis, advisories: Advisories | undefined): ImageAnalysis {
  return advisories === undefined ? analysis : { ...analysis, vulnerabilities: advisories.judge(analysis) };
}

export function decided(
  analysis: ImageAnalysis,
  policy: PolicyInUse | undefined,
  advisories: Advisories | undefined,
): ImageAnalysis {
  return policy === undefined ? analysis : { ...analysis, policy: policy.judge(analysis, advisories) };
}

function end(session: Session, analysis: ImageAnalysis, { failOn = [], verdictEnds = true }: Outputs): void {
  checkFailOn(failOn, analysis);
  if (verdictEnds) checkVerdict(analysis.policy);
  requireComplete(session, analysis.problems);
}

function checkVerdict(policy: PolicyEvaluation | undefined): void {
  if (policy === undefined || verdictWord(policy) === 'pass') return;
  throw new KedgeError('POLICY_STOP', `The policy stops the image: ${verdictReason(policy)}`);
}

/** What `kedge scan` would find in the image the user named, from the same entries of the cache. */
export async function analyzeAsScan(
  session: Session,
  invocation: Invocation,
  stdin?: AsyncIterable<Uint8Array>,
): Promise<ImageAnalysis> {
  const others = await inspectSettings(session);
  const secrets = await secretsInUse(session, others.searches);
  session.progress.begin(invocation.args[0] ?? '');
  const inspect = { ...others, secrets: secrets?.settings };
  return await analyze(session, invocation, { inspect, allow: secrets?.allow ?? [] }, stdin);
}

async function analyze(
  session: Session,
  invocation: Invocation,
  lookedFor: Pick<AnalyzeOptions, 'inspect' | 'allow'>,
  stdin?: AsyncIterable<Uint8Array>,
): Promise<ImageAnalysis> {
  const { settings, signal, progress } = session;
  const today = new Date().toISOString().slice(0, 10);
  warnOfExpired(
    lookedFor.allow,
    { kind: ['allow entry', 'allow entries'], today, textOf: allowText },
    session.warn,
  );
  const dockerfile = await suppliedDockerfile(invocation);
  const { openUserImage } = await import('./open-image.ts');
  const { analyzeImage } = await import('../analysis/analyze.ts');
  await using opened = await openUserImage(session, invocation, stdin);
  return await analyzeImage(opened, {
    cache: settings.cache.enabled ? await session.cache() : undefined,
    digests: settings.digests,
    limits: settings.limits,
    ...lookedFor,
    dockerfile,
    today,
    workers: settings.workers ?? availableParallelism(),
    allowMismatch: settings.allowMismatch,
    temporaryDirectory: session.temporaryDirectory(),
    signal,
    onEvent: (event) => progress.event(event),
    version: session.version,
  });
}

async function suppliedDockerfile({ options }: Invocation): Promise<string | undefined> {
  const file = text(options, 'dockerfile');
  if (file === undefined) return undefined;
  const content = await readText(file, MAX_DOCKERFILE_BYTES);
  return content.replace(/^\uFEFF/, '');
}
