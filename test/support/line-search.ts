import { defaultLimits } from '../../src/core/limits.ts';
import type { LineMatch } from '../../src/inspect/line-match.ts';
import { lineSearches } from '../../src/inspect/line-search.ts';
import type { LineSearch } from '../../src/inspect/settings.ts';
import type { FileSink } from '../../src/layer/reader.ts';
import { noInspection } from './inspect.ts';

/** What takes the bytes of a file of that size. */
export function sinkOf(
  searches: readonly LineSearch[],
  size: number,
  skip: (reason: string) => void = () => undefined,
): FileSink<LineMatch> {
  const sink = lineSearches({ ...noInspection, searches })?.open(
    { path: 'file', size, mode: 0o644, limits: defaultLimits },
    skip,
  );
  if (!sink) throw new RangeError('the file is not searched');
  return sink;
}
