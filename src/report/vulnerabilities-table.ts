import { Chalk } from 'chalk';
import { printable } from '../core/printable.ts';
import type { ReportFormat } from './format.ts';
import { canvasOf } from './section.ts';
import { incompleteLines } from './table-problems.ts';
import { vulnerabilitySections } from './table-vulnerabilities.ts';

/** What to do about every vulnerability, or with `everyFinding` each of them. */
export const vulnerabilitiesTable: ReportFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'what to do, for people',
  *write(analysis, view) {
    const canvas = canvasOf(view, new Chalk({ level: view.color ? 1 : 0 }));
    yield `${canvas.paint.bold(printable(analysis.image.location))}\n`;
    for (const lines of vulnerabilitySections(analysis, canvas, view)) {
      if (lines.length > 0) yield `\n${lines.join('\n')}\n`;
    }
    const problems = incompleteLines(analysis.problems, canvas.paint);
    if (problems.length > 0) yield `\n${problems.join('\n')}\n`;
  },
};
