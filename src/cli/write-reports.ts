import { KedgeError } from '../core/errors.ts';
import { counted, duration } from '../core/units.ts';
import type { Problem } from '../model/problem.ts';
import type { ReportView } from '../report/format.ts';
import { type OutputTarget, writeFile, writeStream } from './output.ts';
import type { Session } from './session.ts';

/** A format of any command that reports something. */
export interface Format<T> {
  readonly id: string;
  write(subject: T, view: ReportView): Iterable<string>;
  /** What whoever gets the text should be warned of; undefined when nothing. */
  caution?(subject: T): string | undefined;
}

export interface Written<T> {
  readonly subject: T;
  readonly elapsedMs: number;
  /** What the flags say of how reports are written. */
  readonly view: Partial<ReportView>;
  /** What reports are to say of old feeds; undefined while all are fresh. */
  readonly stale?: string | undefined;
}

/** Writes what was found to every target. */
export async function writeReports<T>(
  session: Session,
  { subject, elapsedMs, view: flags, stale }: Written<T>,
  { formats, targets }: { readonly formats: readonly Format<T>[]; readonly targets: readonly OutputTarget[] },
): Promise<void> {
  const { host, progress, warn } = session;
  progress.stop();
  let timeShown = false;
  for (const { format: id, file } of targets) {
    const format = formats.find((format) => format.id === id);
    if (format === undefined) continue;
    const view = {
      ...viewOf(session, { file, elapsedMs }),
      ...flags,
      ...(stale !== undefined && { staleFeeds: stale }),
    };
    timeShown ||= view.elapsedMs !== undefined && id === 'table';
    const text = format.write(subject, view);
    await (file === undefined ? writeStream(host.stdout, text) : writeFile(file, text));
    const caution = format.caution?.(subject);
    if (caution !== undefined) warn(caution);
  }
  if (!timeShown) progress.say(`Done in ${duration(elapsedMs)}`);
}

/** Throws INCOMPLETE, once the reports are written, where the user wants nothing less than everything. */
export function requireComplete({ settings }: Session, problems: readonly Problem[]): void {
  if (!settings.requireComplete || problems.length === 0) return;
  throw new KedgeError('INCOMPLETE', `The result is incomplete: ${counted(problems.length, 'problem')}`, {
    remedy: 'The result lists them; without --require-complete they do not count.',
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
