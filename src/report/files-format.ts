import type { FileCatalogue, FileRecord, ImageAnalysis } from '../model/analysis.ts';
import type { ReportView } from './format.ts';

export interface FilesView extends ReportView {
  /** Whether files that a later layer deleted or replaced are listed too. */
  readonly hidden: boolean;
}

/** Turns the file catalogue of an image into the text of one format. Pure; holds one record at a time. */
export interface FilesFormat {
  /** What `-o` takes. */
  readonly id: string;
  readonly mediaType: string;
  /** One line for the help text. */
  readonly summary: string;
  write(analysis: ImageAnalysis, view: FilesView): Iterable<string>;
}

export function listed(files: FileCatalogue, view: FilesView): IteratorObject<FileRecord> {
  return Iterator.from(files).filter((file) => view.hidden || file.hidden === undefined);
}
