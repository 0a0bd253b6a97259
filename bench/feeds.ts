import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { measure } from './measure.ts';
import { run } from './process.ts';

interface Line {
  readonly what: string;
  readonly figure: string;
  readonly budget?: string;
  readonly kept?: boolean;
}

const megabyte = 1e6;
const job = join(import.meta.dirname, 'feeds-job.ts');

/**
 * `npm run bench -- feeds`: a store of 500,000 advisories with 2 million ranges, 300,000 predictions and 1,400 known
 * exploits, made up in the proportions of real feeds; built, asked and changed, beside what SQLite takes at least.
 */
export async function feedsBench(cache: string): Promise<string> {
  const home = join(cache, 'feeds');
  await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  try {
    return draw([...(await builds(home)), ...(await judgements(home)), ...(await updates(home))]);
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function builds(home: string): Promise<Line[]> {
  const generate = await measured('generate', home);
  const floor = await measured('floor', home);
  const floorSize = await sizeOf(home, 'floor.sqlite');
  await rm(join(home, 'floor.sqlite'));
  const build = await measured('build', home);
  const size = await sizeOf(home, 'advisories.sqlite');
  return [
    { what: 'making the records up (part of the next two)', figure: figures(generate) },
    { what: 'floor: the same rows in plain tables', figure: `${figures(floor)}, ${megabytes(floorSize)}` },
    {
      what: 'build, to disk',
      figure: figures(build),
      budget: '≤ 300 s, ≤ 500 MB of memory',
      kept: build.seconds <= 300 && build.memory <= 500 * megabyte,
    },
    { what: 'its size', figure: megabytes(size), budget: '≤ 1 GB', kept: size <= 1000 * megabyte },
  ];
}

async function judgements(home: string): Promise<Line[]> {
  const judge = await middleOf('judge', home);
  const report = await middleOf('report', home);
  return [
    { what: 'open', figure: `${judge.openMs.toFixed(1)} ms` },
    {
      what: `1,000 packages looked up, ${judge.count} records judged (part of the next)`,
      ...figureOf(judge),
    },
    { what: `report of them, ${report.count} findings`, ...figureOf(report) },
  ];
}

async function middleOf(name: 'judge' | 'report', home: string): Promise<Judged> {
  const runs: Judged[] = [];
  for (let round = 0; round < 3; round += 1) runs.push(JSON.parse(await output(name, home)));
  const [, middle] = runs.toSorted((a, b) => a.workMs - b.workMs);
  return middle ?? { openMs: 0, workMs: 0, cpuMs: 0, count: 0 };
}

function figureOf({ workMs, cpuMs }: Judged): Omit<Line, 'what'> {
  const figure = `${workMs.toFixed(0)} ms (${cpuMs.toFixed(0)} ms CPU)`;
  return { figure, budget: '≤ 300 ms', kept: workMs <= 300 };
}

interface Judged {
  readonly openMs: number;
  readonly workMs: number;
  readonly cpuMs: number;
  /** Of records or findings. */
  readonly count: number;
}

async function updates(home: string): Promise<Line[]> {
  const copy: { readonly seconds: number } = JSON.parse(await output('copy', home));
  const update: { readonly seconds: number; readonly cpuSeconds: number } = JSON.parse(
    await output('update', home),
  );
  return [
    { what: 'copy of the file, to disk (part of the next)', figure: `${copy.seconds.toFixed(2)} s` },
    {
      what: 'update of 1,000 records',
      figure: `${update.seconds.toFixed(2)} s (${update.cpuSeconds.toFixed(2)} s CPU)`,
    },
  ];
}

async function measured(name: string, home: string): Promise<Awaited<ReturnType<typeof measure>>> {
  return measure({ argv: [process.execPath, job, name, home], temporary: home });
}

async function output(name: string, home: string): Promise<string> {
  return (await run(process.execPath, [job, name, home])).stdout;
}

async function sizeOf(home: string, name: string): Promise<number> {
  return (await stat(join(home, name))).size;
}

function figures({ seconds, cpuSeconds, memory }: Awaited<ReturnType<typeof measure>>): string {
  return `${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s CPU), ${megabytes(memory)} of memory`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / megabyte)} MB`;
}

function draw(lines: readonly Line[]): string {
  const cells = lines.map(({ what, figure, budget = '', kept }) => {
    const verdict = kept === undefined ? '' : kept ? 'kept' : 'over';
    return [what, figure, budget, verdict];
  });
  const width = (column: number): number => Math.max(...cells.map((line) => line[column]?.length ?? 0));
  const widths = [width(0), width(1), width(2), 4];
  return cells
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
