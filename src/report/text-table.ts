import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Of the last: characters that it keeps while another can give some; 12 when not given. */
  readonly least?: number;
}

/** How titles are shown: a chalk style, or the identity. */
export type Style = (text: string) => string;

const gap = 2;
const leastLast = 12;
const edges = ['top', 'bottom', 'left', 'right', 'mid'] as const;
const chars = Object.fromEntries(
  edges.flatMap((edge) => [edge, `${edge}-mid`, `${edge}-left`, `${edge}-right`]).map((name) => [name, '']),
);

/**
 * Rows in aligned columns without lines, one string a line, `width` characters at most: the last column is cut first,
 * then the widest; with `wrap` texts go on in the next line instead. A column without any cell is left out. Cells must be
 * printable already; they may be styled.
 */
export function alignedLines(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  view: { readonly width: number; readonly title: Style; readonly wrap?: boolean },
): string[] {
  const used = columns.map((_, index) => rows.some((row) => row[index]));
  const kept = columns.filter((_, index) => used[index]);
  const cells = rows.map((row) => row.filter((_, index) => used[index]));
  const table = new Table({
    chars: { ...chars, middle: '' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    colWidths: columnWidths(kept, cells, view.width).map((width) => width + gap),
    colAligns: kept.map(({ align = 'left' }) => align),
    wordWrap: view.wrap === true,
  });
  table.push(
    kept.map(({ title }) => view.title(title)),
    ...cells,
  );
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
  const widths = columns.map(({ title }, index) =>
    Math.max(title.length, ...rows.map((row) => displayWidth(row[index] ?? ''))),
  );
  const last = widths.length - 1;
  let excess = widths.reduce((sum, column) => sum + column + gap, -gap) - width;
  const least = Math.min(widths[last] ?? 0, columns[last]?.least ?? leastLast);
  const cut = Math.max(0, Math.min(excess, (widths[last] ?? 0) - least));
  widths[last] = (widths[last] ?? 0) - cut;
  for (excess -= cut; excess > 0; excess -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = Math.max(1, (widths[widest] ?? 0) - 1);
  }
  return widths;
}

const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\uff01-\uff60]/gu;

/** Terminal cells that `text` takes, near enough for a column. */
function displayWidth(text: string): number {
  const shown = stripVTControlCharacters(text);
  return Array.from(shown).length + (shown.match(wide)?.length ?? 0);
}
