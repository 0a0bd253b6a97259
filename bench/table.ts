import type { Contestant } from './contestants.ts';
import type { BenchImage } from './images.ts';
import type { Measured } from './measure.ts';

export interface Row {
  readonly image: BenchImage;
  readonly contestant: Contestant;
  /** Empty when it could not run. */
  readonly runs: readonly Measured[];
}

const megabyte = 1e6;
const headings = [
  'image',
  'what',
  'seconds',
  'min–max',
  'CPU s',
  '× floor',
  'memory MB',
  'tmp MB',
  'budget',
  '',
];

/** The one table: medians over the runs, with the plan's budget beside kedge's rows. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => cells(row, rows));
  const widths = headings.map((heading, column) =>
    Math.max(...[headings, ...lines].map((line) => (line[column] ?? heading).length)),
  );
  const pad = (cell: string, column: number): string =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0);
  const draw = (line: readonly string[]): string => line.map(pad).join('  ').trimEnd();
  return [draw(headings), ...lines.map(draw)].join('\n');
}

function cells(row: Row, rows: readonly Row[]): string[] {
  const { image, contestant, runs } = row;
  const label = [`${Math.round(image.unpacked / megabyte)} MB`, contestant.name];
  if (runs.length === 0) return [...label, contestant.missing ?? 'failed', '', '', '', '', '', '', ''];
  const seconds = runs.map((run) => run.seconds);
  const time = median(seconds);
  const floor = timeOf(rows, image, ({ name }) => name === 'floor');
  const { budget, kept } = verdict(row, rows);
  return [
    ...label,
    time.toFixed(2),
    `${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)}`,
    median(runs.map((run) => run.cpuSeconds)).toFixed(1),
    floor === undefined ? '' : (time / floor).toFixed(2),
    String(Math.round(median(runs.map((run) => run.memory)) / megabyte)),
    (median(runs.map((run) => run.disk)) / megabyte).toFixed(1),
    budget,
    kept,
  ];
}

/** Section 7 of the plan. */
function verdict(row: Row, rows: readonly Row[]): { readonly budget: string; readonly kept: string } {
  const { image, contestant, runs } = row;
  if (contestant.kind !== 'kedge') return { budget: '', kept: '' };
  const cold = contestant.cache === 'emptied';
  const time = median(runs.map((run) => run.seconds));
  const floor = timeOf(rows, image, ({ name }) => name === 'floor') ?? Infinity;
  const peer = timeOf(rows, image, ({ kind }) => kind === 'peer') ?? Infinity;
  const limits: [string, boolean][] = [
    ['≤ 300 MB', median(runs.map((run) => run.memory)) <= 300 * megabyte],
    ['tmp ≤ 5 %', median(runs.map((run) => run.disk)) <= 0.05 * image.unpacked],
  ];
  if (cold) limits.unshift(['≤ 1.0 × floor', time <= floor], ['≤ peer / 5', time <= peer / 5]);
  else limits.unshift(['≤ 0.5 s', time <= 0.5]);
  const over = limits.filter(([, kept]) => !kept).map(([name]) => name);
  return {
    budget: limits.map(([name]) => name).join(', '),
    kept: over.length === 0 ? 'kept' : `over: ${over.join(', ')}`,
  };
}

/** The median of the fastest contestant of that sort. */
function timeOf(
  rows: readonly Row[],
  image: BenchImage,
  sort: (contestant: Contestant) => boolean,
): number | undefined {
  const times = rows
    .filter((row) => row.image === image && row.runs.length > 0 && sort(row.contestant))
    .map((row) => median(row.runs.map((run) => run.seconds)));
  return times.length > 0 ? Math.min(...times) : undefined;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}
