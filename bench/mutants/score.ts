import type { Fate, Mutant } from './mutant.ts';

export interface Tried {
  readonly mutant: Mutant;
  readonly fate: Fate;
}

/** Percent of the mutants that some test noticed. */
export function scoreOf(tried: readonly Tried[]): number {
  const valid = tried.filter(({ fate }) => fate !== 'invalid');
  const noticed = valid.filter(({ fate }) => fate === 'killed' || fate === 'timeout');
  return valid.length === 0 ? 100 : (100 * noticed.length) / valid.length;
}

const headings = ['score', 'mutants', 'noticed', 'timeout', 'not noticed', 'not run', 'file'];

/** One line a file, the worst first, and one for all. */
export function scoreTable(tried: readonly Tried[]): string {
  const files = [...Map.groupBy(tried, ({ mutant }) => mutant.path)];
  const rows = files
    .toSorted(([, a], [, b]) => scoreOf(a) - scoreOf(b))
    .map(([path, mutants]) => cells(path, mutants));
  const lines = [headings, ...rows, cells('all', tried)];
  const widths = headings.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, at) => (at < headings.length - 1 ? cell.padStart(widths[at] ?? 0) : cell)).join('  '),
    )
    .join('\n');
}

function cells(name: string, tried: readonly Tried[]): string[] {
  const count = (...fates: readonly Fate[]): string =>
    String(tried.filter(({ fate }) => fates.includes(fate)).length);
  return [
    `${scoreOf(tried).toFixed(1)} %`,
    count('killed', 'timeout', 'survived', 'uncovered'),
    count('killed', 'timeout'),
    count('timeout'),
    count('survived'),
    count('uncovered'),
    name,
  ];
}
