import { availableParallelism } from 'node:os';
import { KedgeError } from '../core/errors.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { ReportView } from '../report/format.ts';
import { counted, duration } from '../report/units.ts';
import type { Invocation } from './command.ts';
import { inspectSettings } from './inspect-settings.ts';
import { checkTargets, type OutputTarget, writeFile, writeStream } from './output.ts';
import type { Session } from './session.ts';

/** A format of any command that reads an image. */
export interface ImageFormat {
  readonly id: string;
  write(analysis: ImageAnalysis, view: ReportView): Iterable<string>;
}

export interface Outputs {
  readonly formats: readonly ImageFormat[];
  readonly targets: readonly OutputTarget[];
}

/** Analyzes the image the user named and writes the result to every target. */
export async function report(
  session: Session,
  invocation: Invocation,
  { formats, targets }: Outputs,
): Promise<void> {
  const { host, progress, settings } = session;
  await checkTargets(
    targets,
    formats.map((format) => format.id),
  );
  const startedMs = performance.now();
  progress.begin(invocation.args[0] ?? '');
  const analysis = await analyze(session, invocation);
  const elapsedMs = performance.now() - startedMs;
  progress.stop();
  let timeShown = false;
  for (const { format: id, file } of targets) {
    const format = formats.find((format) => format.id === id);
    if (format === undefined) continue;
    const view = viewOf(session, { file, elapsedMs });
    timeShown ||= view.elapsedMs !== undefined && id === 'table';
    const text = format.write(analysis, view);
    await (file === undefined ? writeStream(host.stdout, text) : writeFile(file, text));
  }
  if (!timeShown) progress.say(`Done in ${duration(elapsedMs)}`);
  if (settings.requireComplete && analysis.problems.length > 0) {
    throw new KedgeError(
      'INCOMPLETE',
      `The result is incomplete: ${counted(analysis.problems.length, 'problem')}`,
      {
        remedy: 'The result lists them; without --require-complete they do not count.',
      },
    );
  }
}

async function analyze(session: Session, invocation: Invocation): Promise<ImageAnalysis> {
  const { settings, signal, progress } = session;
  const inspect = await inspectSettings(session);
  const { openUserImage } = await import('./open-image.ts');
  const { analyzeImage } = await import('../analysis/analyze.ts');
  await using opened = await openUserImage(session, invocation);
  return await analyzeImage(opened, {
    cache: settings.cache.enabled ? await session.cache() : undefined,
    digests: settings.digests,
    limits: settings.limits,
    inspect,
    allow: [],
    dockerfile: undefined,
    today: new Date().toISOString().slice(0, 10),
    workers: settings.workers ?? availableParallelism(),
    allowMismatch: settings.allowMismatch,
    temporaryDirectory: session.temporaryDirectory(),
    signal,
    onEvent: (event) => progress.event(event),
    version: session.version,
  });
}

/** Time and color are for a person at a terminal; everybody else gets the same bytes in every run. */
function viewOf(
  { host, color }: Session,
  { file, elapsedMs }: { readonly file: string | undefined; readonly elapsedMs: number },
): ReportView {
  const epoch = sourceDate(host.env['SOURCE_DATE_EPOCH']);
  const watched = file === undefined && host.stdout.isTTY && epoch === undefined;
  return {
    color: file === undefined && color,
    width: (file === undefined ? host.stdout.columns : undefined) ?? 120,
    elapsedMs: watched ? elapsedMs : undefined,
    epoch,
  };
}

/** https://reproducible-builds.org/specs/source-date-epoch/ */
function sourceDate(text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new KedgeError('USAGE', `SOURCE_DATE_EPOCH is not a number of seconds: ${text}`);
}
