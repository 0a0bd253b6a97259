import type { Collected, Origin } from './collected.ts';
import type { FileSink, LayerFile, PassingFile, StreamReader } from './reader.ts';

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
  const originOf = ({ id }: StreamReader): Origin => ({ id, path: file.path, row, hidden: [] });
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
      const hidden: string[] = [];
      for (const [stream, sink] of open) {
        collected.take(originOf(stream), () => sink.end(wholeFor(stream)));
        hidden.push(...(sink.hidden?.() ?? []));
      }
      // The longest first: a secret may hold another.
      return hidden.sort((a, b) => b.length - a.length);
    },
    close() {
      for (const sink of open.values()) sink.close?.();
    },
  };
}
