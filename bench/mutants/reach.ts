import { basename } from 'node:path';
import { workOff } from './crew.ts';
import type { Mutant } from './mutant.ts';
import type { CoveredFile } from './worker.ts';

/** A file of tests, and what it runs when nothing is broken. */
export interface TestFile {
  readonly path: string;
  readonly cpuMs: number;
  readonly files: ReadonlyMap<string, CoveredFile>;
  /** Why it fails as it is. */
  readonly failure?: string;
}

const TIMEOUT_MS = 120_000;

export async function reachOf(root: string, paths: readonly string[]): Promise<readonly TestFile[]> {
  return await workOff(
    root,
    paths.map((path) => ({
      order: { kind: 'cover', test: path },
      timeoutMs: TIMEOUT_MS,
      done(answer) {
        if (answer?.kind !== 'covered')
          return { path, cpuMs: 0, files: new Map(), failure: 'it does not end' };
        return { ...answer, path, files: new Map(answer.files.map((file) => [file.path, file])) };
      },
    })),
  );
}

/** A test that takes longer is worth it only when it calls something in the file. */
const QUICK_MS = 150;

/** The tests that run the place of the mutant: those of its own file first, then the quickest. */
export function testsOf({ path, start }: Mutant, reach: readonly TestFile[]): readonly TestFile[] {
  const own = basename(path, '.ts');
  const running = reach.filter(({ files }) => isRun(files.get(path), start));
  const calling = running.filter(({ files, cpuMs }) => cpuMs < QUICK_MS || files.get(path)?.called === true);
  return (calling.length > 0 ? calling : running).toSorted(
    (a, b) => Number(b.path.includes(own)) - Number(a.path.includes(own)) || a.cpuMs - b.cpuMs,
  );
}

function isRun(file: CoveredFile | undefined, offset: number): boolean {
  let innermost: CoveredFile['ranges'][number] | undefined;
  for (const range of file?.ranges ?? []) {
    if (offset < range.start || offset >= range.end) continue;
    if (!innermost || range.end - range.start <= innermost.end - innermost.start) innermost = range;
  }
  return innermost !== undefined && innermost.count > 0;
}
