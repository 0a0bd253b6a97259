import { markdownCode, markdownText } from './markdown-text.ts';

/** GitHub takes comments of 65,536 characters. */
export const mostCharacters = 60_000;
const longestValue = 120;

export interface MarkdownTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Characters that may still be written. */
  readonly left: () => number;
}

/** Rows as long as there is room, and how many there was none for. */
export function* tableOf({ title, headings, rows, left }: MarkdownTable): Generator<string> {
  if (rows.length === 0) return;
  const head = `\n### ${title}\n\n${line(headings)}${line(headings.map(() => '---'))}`;
  if (head.length > left()) return;
  yield head;
  for (const [index, row] of rows.entries()) {
    const text = line(row);
    if (text.length > left()) {
      yield `\n… and ${rows.length - index} more\n`;
      return;
    }
    yield text;
  }
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

export function code(text: string): string {
  return markdownCode(cut(text));
}

export function plain(text: string): string {
  return plainLine(cut(text));
}

/** As `plain`, of any length. Mentions work through a backslash; a space of no width ends them. */
export function plainLine(text: string): string {
  return markdownText(text).replaceAll(/[@#]/g, '$&\u200b');
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
