import type { ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import type { GateAction, PolicyEvaluation, PolicyFinding } from '../model/policy.ts';
import {
  actionText,
  bundleText,
  findingsByGate,
  findingTally,
  verdictReason,
  verdictWord,
} from './policy-text.ts';
import { type Canvas, cell, columnsIn, indented, startCell } from './section.ts';
import { alignedLines, type Column } from './text-table.ts';

/** The verdict, and what led to it: of each gate at most `most` findings. */
export function policyLines(
  evaluation: PolicyEvaluation | undefined,
  canvas: Canvas,
  most = Infinity,
): string[] {
  if (evaluation === undefined) return [];
  const { paint } = canvas;
  const verdict = verdictWord(evaluation);
  const shown = verdict === 'fail' ? paint.red.bold('FAIL') : paint.green.bold('PASS');
  const facts: readonly (readonly [string, string])[] = [
    ['Judged as', evaluation.tag],
    ['Bundle', bundleText(evaluation)],
    ['Time', evaluation.at],
    ['Findings', findingTally(evaluation) || 'none'],
  ];
  return [
    `${paint.bold('Policy')}  ${shown}  ${evaluation.finalAction}: ${verdictReason(evaluation)}`,
    ...indented([
      ...facts.map(([label, value]) => `${paint.dim(label.padEnd(11))}${printable(value)}`),
      ...findingsByGate(evaluation).flatMap(({ gate, findings }) => [
        '',
        paint.bold(cell(gate)),
        ...indented(findingRows(findings, canvas, most)),
      ]),
      ...problemLines(evaluation, paint),
    ]),
  ];
}

/** Some have the titles and links of advisories in them. */
const longestMessage = 2000;

export function paintAction(action: GateAction, paint: ChalkInstance, text: string = action): string {
  if (action === 'stop') return paint.red.bold(text);
  return action === 'warn' ? paint.yellow(text) : text;
}

/** A row for each finding, and its message whole below it. */
function findingRows(findings: readonly PolicyFinding[], canvas: Canvas, most: number): string[] {
  const { paint, width } = canvas;
  const columns: Column[] = [{ title: 'Action' }, { title: 'Trigger' }, { title: 'Trigger id' }];
  const shown = findings.slice(0, most);
  const rows = shown.map((finding) => {
    const text = startCell(actionText(finding), Math.floor(width / 3));
    return [
      finding.allowlisted === undefined ? paintAction(finding.action, paint, text) : paint.dim(text),
      cell(finding.trigger),
      cell(finding.triggerId),
    ];
  });
  const [titles = '', ...lines] = alignedLines(columns, rows, { ...columnsIn(canvas), width: width - 4 });
  const more = findings.length - shown.length;
  return [
    titles,
    ...lines.flatMap((line, index) => [
      line,
      `  ${printable((shown[index]?.message ?? '').slice(0, longestMessage))}`,
    ]),
    ...(more > 0 ? [paint.dim(`… and ${more} more: kedge check`)] : []),
  ];
}

function problemLines({ problems }: PolicyEvaluation, paint: ChalkInstance): string[] {
  if (problems.length === 0) return [];
  return [
    '',
    ...problems.map(({ severity, message }) => {
      const word = severity === 'error' ? paint.red.bold(severity) : paint.yellow(severity);
      return `${word}: ${printable(message)}`;
    }),
  ];
}
