import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { run } from './process.ts';
import { median } from './table.ts';

const main = join(import.meta.dirname, '../.bench/kedge/bin/kedge.js');
const budgets: readonly [flag: string, ms: number][] = [
  ['--version', 80],
  ['--help', 120],
];

/** How long kedge takes to say what it is, against the plan's budget. */
export async function starts(): Promise<string> {
  if (!existsSync(main)) return 'kedge --version: not built';
  const lines: string[] = [];
  for (const [flag, budget] of budgets) {
    const times: number[] = [];
    for (let round = 0; round < 11; round += 1) {
      const began = performance.now();
      await run(process.execPath, [main, flag]);
      times.push(performance.now() - began);
    }
    const time = median(times);
    lines.push(
      `kedge ${flag}: ${Math.round(time)} ms, budget ${budget} ms, ${time <= budget ? 'kept' : 'over'}`,
    );
  }
  return lines.join('\n');
}
