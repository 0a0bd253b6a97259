import type { Collected, Origin } from './collected.ts';
import type { FileSink, Finding, LayerFile, PassingFile, StreamReader } from './reader.ts';

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
  const attempt = (stream: StreamReader, work: () => void): void =>
    collected.take(originOf(stream), () => {
      try {
        work();
      } catch (error) {
        open.delete(stream);
        throw error;
      }
      return [];
    });
  for (const stream of streams) {
    attempt(stream, () => {
      const sink = stream.open(file, (why, count = 1) => collected.skip(stream.id, why, count));
      if (sink) open.set(stream, sink);
    });
  }
  return {
    write(chunk) {
      for (const [stream, sink] of open) attempt(stream, () => sink.write(chunk));
    },
    end(wholeFor) {
      const ended = Array.from(open, ([stream, sink]) => endOf(stream, sink, wholeFor(stream)));
      const isUncoverable = ended.some(({ uncoverable }) => uncoverable);
      for (const { stream, findings, more } of ended) {
        collected.leaveOut(originOf(stream), more);
        if (isUncoverable && stream.keepsContent) {
          collected.skip(stream.id, 'packed-secret', 1);
          continue;
        }
        const hidden = hiddenBy(ended.filter((other) => other.stream !== stream));
        collected.take({ ...originOf(stream), hidden }, () => withinBounds(stream, findings, collected));
      }
      return hiddenBy(ended);
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
}

function endOf(stream: StreamReader, sink: FileSink, file: LayerFile | undefined): Ended {
  const { found, failure } = drain(() => sink.end(file));
  const findings = function* (): Generator<Finding> {
    yield* found;
    if (failure) throw failure.cause;
  };
  return {
    stream,
    findings: findings(),
    hidden: sink.hidden?.() ?? [],
    uncoverable: sink.uncoverable?.() ?? false,
    more: sink.more?.() ?? 0,
  };
}

/** All that `work` yields, and what it threw after that. */
function drain(work: () => Iterable<Finding>): { found: Finding[]; failure?: { cause: unknown } } {
  const found: Finding[] = [];
  try {
    for (const finding of work()) found.push(finding);
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
