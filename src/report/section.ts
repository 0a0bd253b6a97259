import type { ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import type { Skip } from '../model/inspection.ts';
import type { ReportView } from './format.ts';

/** What the sections of a report for people are written with. */
export interface Canvas {
  readonly paint: ChalkInstance;
  /** Characters in a line. */
  readonly width: number;
}

export function canvasOf({ width }: ReportView, paint: ChalkInstance): Canvas {
  return { paint, width: Math.max(40, width) };
}

/** Text of the image, safe to show, cut at its end. */
export function cell(text: string): string {
  return printable(text.slice(0, 200));
}

/** As `cell`, but cut to `length` characters. */
export function startCell(text: string, length: number): string {
  const shown = cell(text);
  return shown.length > length ? `${shown.slice(0, length - 1)}…` : shown;
}

/** As `startCell`, but cut at its start: the end of a path tells more. */
export function endCell(text: string, length: number): string {
  const shown = printable(text.slice(-1000));
  return shown.length > length ? `…${shown.slice(1 - length)}` : shown;
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}

/** How `alignedLines` shows columns within a section. */
export function columnsIn({ paint, width }: Canvas) {
  return { width: width - 2, title: (text: string) => paint.dim(text) };
}

/** One sentence for what was left out. Not yet printable. */
export function skipText({ by, reason, count, remedy }: Skip): string {
  return `${count.toLocaleString('en-US')} × ${reason} (${by}). ${remedy}`;
}

/** `2 critical, 1 high`: how many there are of each, in the order met. */
export function tally(names: readonly string[]): string {
  const groups = Map.groupBy(names, (name) => name);
  return Array.from(groups, ([name, { length }]) => `${length.toLocaleString('en-US')} ${name}`).join(', ');
}
