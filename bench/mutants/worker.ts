import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
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
}

export type Answer =
  | {
      readonly kind: 'covered';
      readonly files: readonly CoveredFile[];
      readonly ms: number;
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
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  versions.next(undefined);
  const started = performance.now();
  let failure: string | undefined;
  try {
    await versions.run(test);
  } catch (error) {
    failure = String(error);
  }
  const ms = performance.now() - started;
  const { result } = await session.post('Profiler.takePreciseCoverage');
  session.disconnect();
  const files = result
    .filter(({ url }) => url.startsWith('file:') && url.includes('/src/') && url.includes('?v='))
    .map(({ url, functions }) => ({
      path: fileURLToPath(url.replace(/\?.*$/, '')).slice(root.length + 1),
      ranges: functions.flatMap(({ ranges }) =>
        ranges.map(({ startOffset, endOffset, count }) => ({ start: startOffset, end: endOffset, count })),
      ),
    }));
  return { kind: 'covered', files, ms, ...(failure === undefined ? {} : { failure }) };
}
