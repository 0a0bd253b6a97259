import type { ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { Problem } from '../model/problem.ts';

const shownProblems = 10;
const longestMessage = 300;

/** By code and reader, the first of each. */
export function problemLines(problems: readonly Problem[], paint: ChalkInstance): string[] {
  const groups = Map.groupBy(problems, ({ code, by }) => `${code} (${by})`);
  return Array.from(groups).flatMap(([title, members], index) => {
    const more = members.length - shownProblems;
    return [
      ...(index === 0 ? [paint.bold('Problems')] : []),
      `  ${paint.yellow(printable(title))}`,
      ...members.slice(0, shownProblems).map((problem) => `    ${problemLine(problem)}`),
      ...(more > 0 ? [paint.dim(`    … and ${more} more`)] : []),
    ];
  });
}

function problemLine({ message, path, layer }: Problem): string {
  const text = message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
  const place = path === undefined || message.includes(path) ? '' : `/${path}: `;
  return printable(`${place}${text}${layer === undefined ? '' : ` (layer ${layer})`}`);
}

/** What a table of one part ends with when something could not be read. */
export function incompleteLines(problems: readonly Problem[], paint: ChalkInstance): string[] {
  if (problems.length === 0) return [];
  return [
    ...problemLines(problems, paint),
    '',
    `${paint.yellow.bold('incomplete')}: ${counted(problems.length, 'problem')}`,
  ];
}
