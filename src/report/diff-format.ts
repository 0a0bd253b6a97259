import type { ImageDiff } from '../model/diff.ts';
import type { ReportView } from './format.ts';

/** Turns a comparison into the text of one format. Pure: the same comparison gives the same bytes. */
export interface DiffFormat {
  /** What `-o` takes. */
  readonly id: string;
  readonly mediaType: string;
  /** One line for the help text. */
  readonly summary: string;
  write(diff: ImageDiff, view: ReportView): Iterable<string>;
}
