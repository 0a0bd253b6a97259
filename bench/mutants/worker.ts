import type { Profiler } from 'node:inspector';
import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Mutant } from './mutant.ts';
import { Versions } from './versions.ts';

export type Order =
  | { readonly kind: 'cover'; readonly test: string }
  | { readonly kind: 'try'; readonly mutant: Mutant; readonly tests: readonly string[] };

/** Parts of a file by offset; the innermost that holds an offset tells whether it was run. */
export interface CoveredFile {
  readonly path: string;
  readonly ranges: readonly { readonly start: number; readonly end: number; readonly count: number }[];
  /** Whether any function of it was called. */
  readonly called: boolean;
}

export type Answer =
  | {
      readonly kind: 'covered';
      readonly files: readonly CoveredFile[];
      readonly cpuMs: number;
      readonly failure?: string;
    }
  | { readonly kind: 'tried'; readonly fate: 'killed' | 'survived' | 'invalid' };

const { root }: { readonly root: string } = workerData;
const versions = await Versions.open(root);
parentPort?.on('message', (order: Order) => {
  void answer(order).then((answered) => parentPort?.postMessage(answered, []));
});
parentPort?.postMessage('ready', []);

async function answer(order: Order): Promise<Answer> {
  return order.kind === 'cover' ? await cover(order.test) : { kind: 'tried', fate: await attempt(order) };
}

async function attempt({
  mutant,
  tests,
}: Extract<Order, { kind: 'try' }>): Promise<'killed' | 'survived' | 'invalid'> {
  versions.next(mutant);
  try {
    for (const test of tests) await versions.run(test);
    return 'survived';
  } catch (error) {
    const { code } = error instanceof Error && 'code' in error ? error : { code: undefined };
    return code === 'ERR_INVALID_TYPESCRIPT_SYNTAX' ? 'invalid' : 'killed';
  }
}

async function cover(test: string): Promise<Answer> {
  // What is scanned for the first mutant is there for all: the second run is what a mutant costs.
  versions.next(undefined);
  const failure = await failureOf(test);
  versions.next(undefined);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const before = process.threadCpuUsage();
  await failureOf(test);
  const { user, system } = process.threadCpuUsage(before);
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const files = result.flatMap(({ url, functions }) => {
    const path = versions.pathOf(url);
    return path === undefined ? [] : [coveredFile(path, functions)];
  });
  const covered = { kind: 'covered', files, cpuMs: (user + system) / 1000 } as const;
  return failure === undefined ? covered : { ...covered, failure };
}

async function failureOf(test: string): Promise<string | undefined> {
  try {
    await versions.run(test);
    return undefined;
  } catch (error) {
    return String(error);
  }
}

function coveredFile(path: string, functions: readonly Profiler.FunctionCoverage[]): CoveredFile {
  return {
    path,
    // The first is the module itself.
    called: functions.slice(1).some(({ ranges: [whole] }) => (whole?.count ?? 0) > 0),
    ranges: functions.flatMap(({ ranges }) =>
      ranges.map(({ startOffset, endOffset, count }) => ({ start: startOffset, end: endOffset, count })),
    ),
  };
}
