import { Chalk } from 'chalk';
import { printable } from '../core/printable.ts';
import type { PolicyFormat } from './format.ts';
import { canvasOf } from './section.ts';
import { policyLines } from './table-policy.ts';
import { problemLines } from './table-problems.ts';

/** The verdict and every finding, for people. */
export const policyTable: PolicyFormat = {
  id: 'table',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'the verdict and every finding, for people',
  *write(analysis, view) {
    const paint = new Chalk({ level: view.color ? 1 : 0 });
    yield `${paint.bold(printable(analysis.image.location))}\n\n`;
    yield `${policyLines(analysis.policy, canvasOf(view, paint)).join('\n')}\n`;
    const problems = problemLines(analysis.problems, paint);
    if (problems.length > 0) yield `\n${problems.join('\n')}\n`;
  },
};
