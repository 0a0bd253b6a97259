import { printable } from '../core/printable.ts';
import type { FileRecord, ImageAnalysis } from '../model/analysis.ts';
import { digestAlgorithms } from '../model/entry.ts';
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

/**
 * RFC 4180 with a heading: https://www.rfc-editor.org/rfc/rfc4180
 * Control characters and bytes that are not UTF-8 stand as `\xHH`; what a spreadsheet would take for a formula is
 * preceded by an apostrophe.
 */
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
    field(`/${path}`),
    kind,
    octal(mode),
    uid,
    gid,
    size,
    field(kind === 'hardlink' ? `/${target}` : target),
    ...digestAlgorithms.map((algorithm) => digests?.[algorithm] ?? ''),
    layer,
    hidden?.how ?? '',
    hidden?.by ?? '',
  ];
  return `${values.join(',')}\r\n`;
}

function field(name: string): string {
  const text = printable(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
