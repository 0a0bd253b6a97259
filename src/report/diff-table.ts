import { Chalk, type ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import type {
  DiffSection,
  FileChange,
  ImageDiff,
  PackageChange,
  SecretChange,
  VerdictChange,
  VulnerabilityChange,
} from '../model/diff.ts';
import { placeText } from '../model/secret-place.ts';
import type { DiffFormat } from './diff-format.ts';
import {
  causeTally,
  causeText,
  changesOf,
  concerns,
  countsText,
  directoryCounts,
  fileCounts,
  fileDetail,
  movedText,
  noDifference,
  packageCounts,
  secretCounts,
  secretDetail,
  sideText,
  summaryText,
  verdictCounts,
  verdictText,
  vulnerabilityCounts,
  vulnerabilityDetail,
} from './diff-text.ts';
import type { ReportView } from './format.ts';
import { type Canvas, canvasOf, cell, columnsIn, endCell, indented, startCell } from './section.ts';
import { alignedLines, type Column } from './text-table.ts';

/** Tables are laid out in pieces, so that thousands of rows take no more memory than these. */
const rowsInPiece = 500;
const shownDirectories = 20;
const shownNotes = 20;
const maxText = 300;

/** What changed, section by section: those with changes first, the sum at the end. */
export const diffTable: DiffFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'what changed, for people',
  *write(diff, view) {
    const canvas = canvasOf(view, new Chalk({ level: view.color ? 1 : 0 }));
    const { paint } = canvas;
    yield `${paint.bold('Before')}  ${line(sideText(diff.before))}\n`;
    yield `${paint.bold('After')}   ${line(sideText(diff.after))}\n`;
    const parts = partsOf(diff, canvas, view);
    for (const { title, tally, rows } of parts.filter(({ tally }) => tally !== undefined)) {
      yield `\n${paint.bold(title)}  ${tally}\n`;
      for (const piece of rows()) yield indented(piece).join('\n').concat('\n');
    }
    const rest = parts.filter(({ tally }) => tally === undefined);
    if (rest.length > 0) yield '\n';
    for (const { title, section } of rest) yield `${paint.bold(title)}  ${unchangedText(section)}\n`;
    const notes = noteLines(diff, canvas, view);
    if (notes.length > 0) yield `\n${notes.join('\n')}\n`;
    yield `\n${line(summaryText(diff))}\n`;
  },
};

interface Part {
  readonly title: string;
  readonly section: DiffSection<unknown>;
  /** Undefined where there is nothing to show. */
  readonly tally: string | undefined;
  readonly rows: () => Iterable<string[]>;
}

function partsOf(diff: ImageDiff, canvas: Canvas, view: ReportView): Part[] {
  const all = view.showSuppressed === true;
  const vulnerabilities = changesOf(diff.vulnerabilities);
  const secrets = changesOf(diff.secrets);
  const files = changesOf(diff.files);
  return [
    {
      title: 'Verdict',
      section: diff.verdict,
      tally: verdictTally(diff),
      rows: () => inPieces(changesOf(diff.verdict), canvas, verdictRows),
    },
    {
      title: 'Vulnerabilities',
      section: diff.vulnerabilities,
      tally: tallyOf(vulnerabilityCounts(diff), vulnerabilities),
      rows: () => findingPieces(vulnerabilities, all, canvas, vulnerabilityRows),
    },
    {
      title: 'Secrets',
      section: diff.secrets,
      tally: tallyOf(secretCounts(diff), secrets),
      rows: () => findingPieces(secrets, all, canvas, secretRows),
    },
    {
      title: 'Packages',
      section: diff.packages,
      tally: tallyOf(packageCounts(diff), changesOf(diff.packages)),
      rows: () => inPieces(changesOf(diff.packages), canvas, packageRows),
    },
    {
      title: 'Files',
      section: diff.files,
      tally: tallyOf(fileCounts(diff), files),
      rows: () =>
        view.everyFile === true ? inPieces(files, canvas, fileRows) : [directoryRows(files, canvas)],
    },
  ];
}

function tallyOf(
  counts: Readonly<Record<string, number>>,
  changes: Parameters<typeof causeTally>[0],
): string | undefined {
  return changes.length === 0 ? undefined : countsText(counts) || noDifference;
}

function verdictTally(diff: ImageDiff): string | undefined {
  const text = verdictText(diff.before, diff.after);
  const counts = countsText(verdictCounts(diff));
  if (!diff.verdict.compared || (text === undefined && counts === '')) return undefined;
  return [text ?? diff.after.verdict?.finalAction ?? '', counts].filter((part) => part !== '').join('; ');
}

function unchangedText(section: DiffSection<unknown>): string {
  return section.compared ? noDifference : line(`not compared: ${section.why}`);
}

function* inPieces<T>(
  items: readonly T[],
  canvas: Canvas,
  toRows: (items: readonly T[], canvas: Canvas) => string[],
): Generator<string[]> {
  for (let at = 0; at < items.length; at += rowsInPiece) {
    yield toRows(items.slice(at, at + rowsInPiece), canvas);
  }
}

function* findingPieces<T extends VulnerabilityChange | SecretChange>(
  changes: readonly T[],
  all: boolean,
  canvas: Canvas,
  toRows: (items: readonly T[], canvas: Canvas) => string[],
): Generator<string[]> {
  const shown = all ? changes : changes.filter(concerns);
  yield* inPieces(shown, canvas, toRows);
  const hidden = changes.length - shown.length;
  if (hidden > 0) {
    yield [canvas.paint.dim(`${hidden.toLocaleString('en-US')} more that do not count: --show-suppressed`)];
  }
}

function vulnerabilityRows(changes: readonly VulnerabilityChange[], canvas: Canvas): string[] {
  const columns: Column[] = [
    'Change',
    'Severity',
    'Vulnerability',
    'Package',
    'Version',
    'What',
    'Cause',
  ].map((title) => ({ title }));
  const narrow = Math.floor(canvas.width / 6);
  const rows = changes.map((change) => {
    const { kind, before, after, causes } = change;
    return [
      paintKind(kind, canvas.paint),
      movedText(before?.vulnerability.severity, after?.vulnerability.severity),
      startCell((after ?? before)?.vulnerability.id ?? '', narrow),
      startCell(movedText(before?.pkg.name, after?.pkg.name), narrow),
      startCell(movedText(before?.pkg.version, after?.pkg.version), Math.floor(canvas.width / 4)),
      startCell(vulnerabilityDetail(change), Math.floor(canvas.width / 4)),
      line(causeText(causes)),
    ];
  });
  return alignedLines(columns, rows, columnsIn(canvas));
}

function secretRows(changes: readonly SecretChange[], canvas: Canvas): string[] {
  const columns: Column[] = ['Change', 'Severity', 'Secret', 'Place', 'Value', 'What', 'Cause'].map(
    (title) => ({
      title,
    }),
  );
  const quarter = Math.floor(canvas.width / 4);
  const rows = changes.map((change) => {
    const { kind, before, after, causes } = change;
    const secret = after ?? before;
    return [
      paintKind(kind, canvas.paint),
      movedText(before?.severity, after?.severity),
      startCell(secret?.title ?? '', quarter),
      secret === undefined ? '' : endCell(placeText(secret.place), quarter),
      cell(secret?.preview ?? ''),
      startCell(secretDetail(change), quarter),
      line(causeText(causes)),
    ];
  });
  return alignedLines(columns, rows, columnsIn(canvas));
}

function packageRows(changes: readonly PackageChange[], canvas: Canvas): string[] {
  const columns: Column[] = ['Change', 'Type', 'Package', 'Version', 'Cause'].map((title) => ({ title }));
  const rows = changes.map(({ kind, before, after, causes }) => [
    kind,
    cell((after ?? before)?.type ?? ''),
    startCell((after ?? before)?.name ?? '', Math.floor(canvas.width / 4)),
    startCell(movedText(before?.version, after?.version), Math.floor(canvas.width / 3)),
    line(causeText(causes)),
  ]);
  return alignedLines(columns, rows, columnsIn(canvas));
}

function fileRows(changes: readonly FileChange[], canvas: Canvas): string[] {
  const columns: Column[] = ['Change', 'File', 'What', 'Cause'].map((title) => ({ title }));
  const rows = changes.map((change) => [
    change.kind,
    endCell(`/${(change.after ?? change.before)?.path ?? ''}`, Math.floor(canvas.width / 2)),
    startCell(fileDetail(change), Math.floor(canvas.width / 4)),
    line(causeText(change.causes)),
  ]);
  return alignedLines(columns, rows, columnsIn(canvas));
}

function directoryRows(changes: readonly FileChange[], canvas: Canvas): string[] {
  const directories = directoryCounts(changes);
  const columns: Column[] = [
    { title: 'Directory' },
    { title: 'Added', align: 'right' },
    { title: 'Removed', align: 'right' },
    { title: 'Changed', align: 'right' },
  ];
  const rows = directories
    .slice(0, shownDirectories)
    .map(({ directory, added, removed, changed }) => [
      startCell(directory, Math.floor(canvas.width / 2)),
      ...[added, removed, changed].map((count) => (count === 0 ? '' : count.toLocaleString('en-US'))),
    ]);
  const more = directories.length - shownDirectories;
  return [
    ...alignedLines(columns, rows, columnsIn(canvas)),
    canvas.paint.dim(`${more > 0 ? `… and ${more} more directories. ` : ''}Each file: --every-file`),
  ];
}

function verdictRows(changes: readonly VerdictChange[], canvas: Canvas): string[] {
  const columns: Column[] = ['Change', 'Action', 'Gate', 'Trigger', 'Message', 'Cause'].map((title) => ({
    title,
  }));
  const rows = changes.map(({ kind, before, after, causes }) => [
    paintKind(kind, canvas.paint),
    movedText(before?.action, after?.action),
    cell((after ?? before)?.gate ?? ''),
    cell((after ?? before)?.trigger ?? ''),
    startCell((after ?? before)?.message ?? '', Math.floor(canvas.width / 3)),
    line(causeText(causes)),
  ]);
  return alignedLines(columns, rows, columnsIn(canvas));
}

function noteLines({ notes }: ImageDiff, { paint }: Canvas, { staleFeeds }: ReportView): string[] {
  const more = notes.length - shownNotes;
  return [
    ...notes.slice(0, shownNotes).map((note) => `${paint.yellow('note')}  ${line(note)}`),
    ...(more > 0 ? [paint.dim(`… and ${more} more notes in -o json`)] : []),
    ...(staleFeeds === undefined ? [] : [`${paint.yellow('note')}  ${line(staleFeeds)}`]),
  ];
}

function paintKind(kind: VulnerabilityChange['kind'], paint: ChalkInstance): string {
  if (kind === 'new') return paint.red(kind);
  return kind === 'gone' ? paint.green(kind) : paint.yellow(kind);
}

function line(text: string): string {
  return printable(text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text);
}
