import { Chalk } from 'chalk';
import { printable } from '../core/printable.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Secret } from '../model/secret.ts';
import { hiddenOf, hiddenText, placeText } from '../model/secret-place.ts';
import type { ReportFormat } from './format.ts';
import { shortInstruction } from './instruction.ts';
import { type Canvas, canvasOf, cell, startCell } from './section.ts';
import { searchLines, skipLines } from './table-facts.ts';
import { incompleteLines } from './table-problems.ts';
import { acceptedBy, doubtsOf, paintSeverity, severityTally, sortSecrets } from './table-secrets.ts';

/** Every secret with what an entry of an allow list needs: rule, path, fingerprint. */
export const secretsTable: ReportFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'every secret, for people',
  *write(analysis, view) {
    const canvas = canvasOf(view, new Chalk({ level: view.color ? 1 : 0 }));
    yield `${canvas.paint.bold(printable(analysis.image.location))}\n`;
    yield* secretSections(analysis, canvas);
    for (const lines of [searchLines(analysis, canvas), skipLines(analysis, canvas)]) {
      if (lines.length > 0) yield `\n${lines.join('\n')}\n`;
    }
    const problems = incompleteLines(analysis.problems, canvas.paint);
    if (problems.length > 0) yield `\n${problems.join('\n')}\n`;
  },
};

function* secretSections({ secrets }: ImageAnalysis, canvas: Canvas): Generator<string> {
  const { paint } = canvas;
  if (secrets === undefined) {
    yield `\n${paint.bold('Secrets')}  not looked for\n`;
    return;
  }
  const { counting, doubtful, accepted } = sortSecrets(secrets);
  yield `\n${paint.bold('Secrets')}  ${severityTally(counting) || 'none found'}\n`;
  yield* blocks(counting, canvas);
  if (doubtful.length > 0) yield `\n${paint.bold('Doubtful')}  ${doubtful.length} (${doubtsOf(doubtful)})\n`;
  yield* blocks(doubtful, canvas);
  if (accepted.length > 0)
    yield `\n${paint.bold('Accepted')}  ${accepted.length} (${acceptedBy(accepted)})\n`;
  yield* blocks(accepted, canvas);
}

function* blocks(secrets: readonly Secret[], canvas: Canvas): Generator<string> {
  for (const secret of secrets) yield `${secretBlock(secret, canvas).join('\n')}\n`;
}

function secretBlock(secret: Secret, { paint, width }: Canvas): string[] {
  const { severity, title, place, preview, rule, fingerprint, encoding, doubts, accepted } = secret;
  const column = 'column' in place ? `:${place.column}` : '';
  const notes = [
    ...doubts,
    ...(encoding === undefined ? [] : [`in ${encoding}`]),
    ...(accepted === undefined
      ? []
      : [accepted.by === 'inline' ? 'accepted inline' : `accepted by ${accepted.file ?? 'an entry'}`]),
    ...(accepted?.expires === undefined ? [] : [`until ${accepted.expires}`]),
    ...(accepted?.reason === undefined ? [] : [accepted.reason]),
  ];
  return [
    `  ${paintSeverity(severity, paint)}  ${cell(title)}  ${printable(preview)}`.trimEnd(),
    `    ${printable(placeText(place))}${column}`,
    ...origin(secret).map((text) => paint.dim(`    ${startCell(text, width - 4)}`)),
    paint.dim(`    rule ${printable(rule)}  fingerprint ${printable(fingerprint)}`),
    ...(notes.length === 0 ? [] : [paint.dim(`    ${cell(notes.join(', '))}`)]),
  ];
}

/** The layer with the instruction that made it. */
function origin({ layer, instruction, place }: Secret): string[] {
  const hidden = hiddenOf(place);
  const later = hidden === undefined ? '' : ` (${hiddenText(hidden)})`;
  const from = instruction === undefined ? '' : shortInstruction(instruction);
  if (layer === undefined) return from === '' ? [] : [from];
  return [`layer ${layer}${later}${from === '' ? '' : `: ${from}`}`];
}
