import { Chalk, type ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import type { FileRecord } from '../model/analysis.ts';
import type { EntryKind } from '../model/entry.ts';
import { type FilesFormat, listed } from './files-format.ts';
import { inChunks } from './json-text.ts';

const letters: Readonly<Record<EntryKind, string>> = {
  file: '-',
  hardlink: '-',
  directory: 'd',
  symlink: 'l',
  'character-device': 'c',
  'block-device': 'b',
  fifo: 'p',
  socket: 's',
};

/** Like `ls -ln`, with the layer: one line a file as it comes, so columns have the width of usual values. */
export const filesTable: FilesFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'one line a file, as ls -l shows them',
  *write(analysis, view) {
    const paint = new Chalk({ level: view.color ? 1 : 0 });
    yield `${paint.dim(row(['Mode', 'Uid', 'Gid', 'Size', 'Layer'], 'Path'))}\n`;
    yield* inChunks(listed(analysis.files, view).map((file) => `${line(file, paint)}\n`));
  },
};

function line(file: FileRecord, paint: ChalkInstance): string {
  const owner = [String(file.uid), String(file.gid), String(file.size), String(file.layer)];
  const text = row([letters[file.kind] + permissions(file.mode), ...owner], name(file));
  if (file.hidden === undefined) return text;
  return paint.dim(`${text}  (${file.hidden.how} by layer ${file.hidden.by})`);
}

function row(
  [mode = '', uid = '', gid = '', size = '', layer = '']: readonly string[],
  path: string,
): string {
  return `${mode.padEnd(10)} ${uid.padStart(5)} ${gid.padStart(5)} ${size.padStart(11)} ${layer.padStart(5)}  ${path}`;
}

function name(file: FileRecord): string {
  const path = printable(`/${file.path}`);
  if (file.target === undefined) return path;
  return file.kind === 'hardlink'
    ? `${path} link to ${printable(`/${file.target}`)}`
    : `${path} -> ${printable(file.target)}`;
}

/** `rwxr-xr-x` with `s` and `t` for setuid, setgid and sticky. */
function permissions(mode: number): string {
  const triple = (shift: number, special: boolean, letter: string) => {
    const bits = (mode >> shift) & 7;
    const execute = (bits & 1) !== 0;
    const last = special ? (execute ? letter : letter.toUpperCase()) : execute ? 'x' : '-';
    return `${bits & 4 ? 'r' : '-'}${bits & 2 ? 'w' : '-'}${last}`;
  };
  return (
    triple(6, (mode & 0o4000) !== 0, 's') +
    triple(3, (mode & 0o2000) !== 0, 's') +
    triple(0, (mode & 0o1000) !== 0, 't')
  );
}
