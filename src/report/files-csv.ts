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
  yield line(columns);
  for (const file of listed(files, view)) yield line(cells(file));
}

function cells(file: FileRecord): readonly string[] {
  const target = file.target ?? '';
  return [
    `/${file.path}`,
    file.kind,
    octal(file.mode),
    String(file.uid),
    String(file.gid),
    String(file.size),
    file.kind === 'hardlink' ? `/${target}` : target,
    ...digestAlgorithms.map((algorithm) => file.digests?.[algorithm] ?? ''),
    String(file.layer),
    file.hidden?.how ?? '',
    file.hidden === undefined ? '' : String(file.hidden.by),
  ];
}

function line(values: readonly string[]): string {
  return `${values.map(field).join(',')}\r\n`;
}

function field(value: string): string {
  if (/^[\w/][\w./:-]*$/.test(value)) return value;
  const text = printable(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
