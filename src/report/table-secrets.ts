import type { ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { counts, type Secret, type SecretSeverity } from '../model/secret.ts';
import { hiddenOf, hiddenText, placeText } from '../model/secret-place.ts';
import { type Canvas, cell, columnsIn, endCell, indented, startCell, tally } from './section.ts';
import { alignedLines, type Column } from './text-table.ts';

const shownSecrets = 20;

export interface SortedSecrets {
  readonly counting: readonly Secret[];
  /** Neither accepted nor beyond doubt. */
  readonly doubtful: readonly Secret[];
  readonly accepted: readonly Secret[];
}

export function sortSecrets(secrets: readonly Secret[]): SortedSecrets {
  const open = secrets.filter(({ accepted }) => accepted === undefined);
  return {
    counting: open.filter(counts),
    doubtful: open.filter((secret) => !counts(secret)),
    accepted: secrets.filter(({ accepted }) => accepted !== undefined),
  };
}

export function secretLines({ secrets, image }: ImageAnalysis, canvas: Canvas): string[] {
  const { paint } = canvas;
  if (secrets === undefined) return [`${paint.bold('Secrets')}  not looked for`];
  const { counting, doubtful, accepted } = sortSecrets(secrets);
  const more = counting.length - shownSecrets;
  const rest = [
    ...(more > 0 ? [`… and ${more} more: kedge secrets ${printable(image.location)}`] : []),
    ...(doubtful.length > 0 ? [`${doubtful.length} doubtful (${doubtsOf(doubtful)})`] : []),
    ...(accepted.length > 0 ? [`${accepted.length} accepted (${acceptedBy(accepted)})`] : []),
  ];
  return [
    `${paint.bold('Secrets')}  ${severityTally(counting) || 'none found'}`,
    ...indented([
      ...secretRows(counting.slice(0, shownSecrets), canvas),
      ...rest.map((line) => paint.dim(line)),
    ]),
  ];
}

export function severityTally(secrets: readonly Secret[]): string {
  return tally(secrets.map(({ severity }) => severity));
}

export function doubtsOf(doubtful: readonly Secret[]): string {
  const doubts = new Set(doubtful.flatMap((secret) => secret.doubts));
  return cell(Array.from(doubts).join(', '));
}

export function acceptedBy(accepted: readonly Secret[]): string {
  const by = accepted.flatMap(({ accepted }) =>
    accepted === undefined ? [] : [accepted.by === 'inline' ? 'inline' : `by ${accepted.file ?? 'an entry'}`],
  );
  return cell(tally(by));
}

export function paintSeverity(severity: SecretSeverity, paint: ChalkInstance): string {
  if (severity === 'critical') return paint.red.bold(severity);
  if (severity === 'high') return paint.red(severity);
  return severity === 'medium' ? paint.yellow(severity) : severity;
}

function secretRows(secrets: readonly Secret[], canvas: Canvas): string[] {
  if (secrets.length === 0) return [];
  const columns: Column[] = [
    { title: 'Severity' },
    { title: 'Secret' },
    { title: 'Place' },
    { title: 'Layer' },
    { title: 'Value' },
  ];
  const longest = Math.floor(canvas.width * 0.3);
  const rows = secrets.map(({ severity, title, place, layer, preview }) => [
    paintSeverity(severity, canvas.paint),
    startCell(title, Math.floor(canvas.width / 4)),
    place.kind === 'file' ? endCell(placeText(place), longest) : startCell(placeText(place), longest),
    [layer === undefined ? '' : String(layer), hiddenText(hiddenOf(place))].filter((part) => part).join(', '),
    cell(preview),
  ]);
  return alignedLines(columns, rows, columnsIn(canvas));
}
