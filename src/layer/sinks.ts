import type { Collected, Origin } from './collected.ts';
import type { FileProblem, FileSink, Finding, LayerFile, PassingFile, StreamReader } from './reader.ts';

/** The stream readers' sinks of one file. */
export interface FileSinks {
  write(chunk: Uint8Array): void;
  /** Answers the texts that nothing else made of the file may hold. `wholeFor` gives the file to those that want it whole. */
  end(wholeFor: (stream: StreamReader) => LayerFile | undefined): readonly string[];
  close(): void;
}

/** A sink that throws is done: what it found before is lost, and the file is a problem. */
export function openSinks(
  streams: readonly StreamReader[],
  {
    file,
    row,
    collected,
  }: { readonly file: PassingFile; readonly row: number; readonly collected: Collected },
): FileSinks {
  const open = new Map<StreamReader, FileSink>();
  const originOf = ({ id, most }: StreamReader): Origin => ({
    id,
    path: file.path,
    row,
    hidden: [],
    ...(most && { most: { ...most, count: file.limits[most.limit] } }),
  });
  const fail = (stream: StreamReader, error: unknown): void => {
    open.delete(stream);
    collected.take(originOf(stream), () => {
      throw error;
    });
  };
  for (const stream of streams) {
    try {
      const sink = stream.open(file, (why, count = 1) => collected.skip(stream.id, why, count));
      if (sink) open.set(stream, sink);
    } catch (error) {
      fail(stream, error);
    }
  }
  return {
    write(chunk) {
      for (const [stream, sink] of open) {
        try {
          sink.write(chunk);
        } catch (error) {
          fail(stream, error);
        }
      }
    },
    end(wholeFor) {
      const ended: Ended[] = [];
      for (const [stream, sink] of open) {
        const one = endOf(stream, sink, wholeFor(stream));
        if (one) ended.push(one);
      }
      if (ended.length === 0) return nothing;
      const isUncoverable = ended.some(({ uncoverable }) => uncoverable);
      const all = hiddenBy(ended);
      for (const { stream, findings, more, problems } of ended) {
        for (const problem of problems) collected.fileProblem({ ...originOf(stream), hidden: all }, problem);
        collected.leaveOut(originOf(stream), more);
        if (isUncoverable && stream.keepsContent) {
          collected.skip(stream.id, 'packed-secret', 1);
          continue;
        }
        const hidden = hiddenBy(ended.filter((other) => other.stream !== stream));
        collected.take({ ...originOf(stream), hidden }, () => withinBounds(stream, findings, collected));
      }
      return all;
    },
    close() {
      for (const sink of open.values()) sink.close?.();
    },
  };
}

/** What one sink found, not yet kept: what others hide has to be taken out of it first. */
interface Ended {
  readonly stream: StreamReader;
  readonly findings: Iterable<Finding>;
  readonly hidden: readonly string[];
  readonly uncoverable: boolean;
  readonly more: number;
  readonly problems: readonly FileProblem[];
}

const nothing: readonly never[] = [];

/** Undefined when it has nothing to say of the file, as of most. */
function endOf(stream: StreamReader, sink: FileSink, file: LayerFile | undefined): Ended | undefined {
  const { found, failure } = drain(sink, file);
  const hidden = sink.hidden?.() ?? nothing;
  const uncoverable = sink.uncoverable?.() ?? false;
  const more = sink.more?.() ?? 0;
  const problems = sink.problems?.() ?? nothing;
  const isSilent = found.length + hidden.length + problems.length + more === 0 && !failure && !uncoverable;
  // What keeps content is counted even so.
  if (isSilent && stream.keepsContent !== true) return undefined;
  const findings = function* (): Generator<Finding> {
    yield* found;
    if (failure) throw failure.cause;
  };
  return { stream, findings: findings(), hidden, uncoverable, more, problems };
}

/** All that it yields, and what it threw after that. */
function drain(
  sink: FileSink,
  file: LayerFile | undefined,
): { found: Finding[]; failure?: { cause: unknown } } {
  const found: Finding[] = [];
  try {
    for (const finding of sink.end(file)) found.push(finding);
    return { found };
  } catch (cause) {
    return { found, failure: { cause } };
  }
}

/** The longest first: a secret may hold another. */
function hiddenBy(ended: readonly Ended[]): string[] {
  return ended.flatMap(({ hidden }) => hidden).sort((a, b) => b.length - a.length);
}

function* withinBounds(
  { id, maxKept }: StreamReader,
  findings: Iterable<Finding>,
  collected: Collected,
): Generator<Finding> {
  for (const finding of findings) {
    if (maxKept === undefined || collected.spend(id, JSON.stringify(finding).length) <= maxKept)
      yield finding;
    else collected.skip(id, 'too-many', 1);
  }
}
