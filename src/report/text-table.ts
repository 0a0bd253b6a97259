import Table from 'cli-table3';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Longer cells are cut to this many characters, with an ellipsis. */
  readonly max?: number;
}

/** How titles are shown: a chalk style, or the identity. */
export type Style = (text: string) => string;

const gap = 2;
const edges = ['top', 'bottom', 'left', 'right', 'mid'] as const;
const chars = Object.fromEntries(
  edges.flatMap((edge) => [edge, `${edge}-mid`, `${edge}-left`, `${edge}-right`]).map((name) => [name, '']),
);

/**
 * Rows in aligned columns without lines, one string a line, `width` characters at most: the last column is cut to
 * what is left. Cells must be printable already.
 */
export function alignedLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  view: { width: number; title: Style },
): string[] {
  const widths = columnWidths(columns, rows, view.width);
  const table = new Table({
    chars: { ...chars, middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    colWidths: widths.map((width) => width + gap),
    colAligns: columns.map(({ align = 'left' }) => align),
  });
  const titled = columns.some(({ title }) => title !== '');
  if (titled) table.push(columns.map(({ title }) => view.title(title)));
  table.push(...rows.map((row) => [...row]));
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title, max = Number.POSITIVE_INFINITY }, index) => {
    const longest = Math.max(title.length, ...rows.map((row) => displayWidth(row[index] ?? '')));
    return Math.max(1, Math.min(longest, max));
  });
  const last = widths.length - 1;
  const before = widths.slice(0, last).reduce((sum, column) => sum + column + gap, 0);
  widths[last] = Math.max(8, Math.min(widths[last] ?? 0, width - before));
  return widths;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/gu;

/** Terminal cells that `text` takes, near enough for a column. */
function displayWidth(text: string): number {
  return Array.from(text).length + (text.match(wide)?.length ?? 0);
}
