import { toFileDocument } from './file-record.ts';
import { type FilesFormat, listed } from './files-format.ts';
import { inChunks, jsonLines } from './json-text.ts';

/** An array of the `files` of `schemas/analysis.schema.json`, one a line. */
export const filesJson: FilesFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'one JSON object a file',
  *write(analysis, view) {
    yield* inChunks(jsonLines(listed(analysis.files, view).map(toFileDocument)));
    yield '\n';
  },
};
