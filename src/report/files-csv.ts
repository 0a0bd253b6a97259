import type { FileRecord, ImageAnalysis } from '../model/analysis.ts';
import { digestAlgorithms } from '../model/entry.ts';
import { csvField } from './csv-field.ts';
import { octal } from './file-record.ts';
import { type FilesFormat, type FilesView, listed } from './files-format.ts';
import { inChunks } from './json-text.ts';

const columns = [
  'path',
  'kind',
  'mode',
  'uid',
  'gid',
  'size',
  'target',
  ...digestAlgorithms,
  'layer',
  'hidden',
  'hidden_by',
];

/** RFC 4180 with a heading; `csvField` says what becomes of names. */
export const filesCsv: FilesFormat = {
  id: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  summary: 'one line a file, for spreadsheets and scripts',
  write: (analysis, view) => inChunks(lines(analysis, view)),
};

function* lines({ files }: ImageAnalysis, view: FilesView): Generator<string> {
  yield `${columns.join(',')}\r\n`;
  for (const file of listed(files, view)) yield line(file);
}

/** Only names come from the image as they are. */
function line(file: FileRecord): string {
  const { path, kind, mode, uid, gid, size, layer, hidden, digests } = file;
  const target = file.target ?? '';
  const values = [
    csvField(`/${path}`),
    kind,
    octal(mode),
    uid,
    gid,
    size,
    csvField(kind === 'hardlink' ? `/${target}` : target),
    ...digestAlgorithms.map((algorithm) => digests?.[algorithm] ?? ''),
    layer,
    hidden?.how ?? '',
    hidden?.by ?? '',
  ];
  return `${values.join(',')}\r\n`;
}
