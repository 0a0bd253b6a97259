import type { ImageAnalysis } from '../model/analysis.ts';
import type { PolicyEvaluation } from '../model/policy.ts';

/** Turns an analysis into the text of one format. Pure: the same analysis gives the same bytes. */
export interface ReportFormat {
  /** What `-o` takes. */
  readonly id: string;
  readonly mediaType: string;
  /** One line for the help text. */
  readonly summary: string;
  write(analysis: ImageAnalysis, view: ReportView): Iterable<string>;
  /** What whoever gets the text should be warned of; undefined when nothing. */
  caution?(analysis: ImageAnalysis): string | undefined;
}

/** An analysis with a verdict. */
export type JudgedAnalysis = ImageAnalysis & { readonly policy: PolicyEvaluation };

/** A format that tells of the verdict. */
export interface PolicyFormat extends Omit<ReportFormat, 'write' | 'caution'> {
  write(analysis: JudgedAnalysis, view: ReportView): Iterable<string>;
}

/** How a report for people is shown; formats for machines ignore it. */
export interface ReportView {
  readonly color: boolean;
  /** Characters in a line. */
  readonly width: number;
  /** How long the scan took; undefined leaves it out. */
  readonly elapsedMs: number | undefined;
  /** Seconds since the epoch (SOURCE_DATE_EPOCH) for formats that demand a date; undefined means 0. */
  readonly epoch: number | undefined;
  /** Vulnerabilities in one row each, instead of one row for each thing to do. */
  readonly everyFinding?: boolean;
  /** Vulnerabilities too that do not count. */
  readonly showSuppressed?: boolean;
  /** Of a comparison: each file that differs, instead of how many in each directory. */
  readonly everyFile?: boolean;
  /** What is to be said of feeds that are old; undefined while they are fresh. */
  readonly staleFeeds?: string;
  /** Of the format `template`: the user's own. */
  readonly template?: ReportTemplate;
}

export interface ReportTemplate {
  /** Path of its file: its ending says how values are escaped. */
  readonly name: string;
  readonly text: string;
}
