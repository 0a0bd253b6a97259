import { covering } from '../core/covered.ts';
import { type ErrorCode, KedgeError, reason } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import type { Problem } from '../model/problem.ts';
import type { LayerFinding } from './layer-analysis.ts';
import type { FileProblem, Finding } from './reader.ts';

const MAX_PROBLEMS = 1000;
/** What has gone wrong is not the file. */
const notOfTheFile: ReadonlySet<ErrorCode> = new Set(['DISK_FULL', 'WRITE_FAILED', 'CLAMD_FAILED']);

/** Whose finding it is, and of which file. */
export interface Origin {
  /** Of the reader. */
  readonly id: string;
  readonly path: string;
  readonly row: number;
  /** Texts that must not be kept: secrets found in the file. */
  readonly hidden: readonly string[];
  /** Of the layer's findings of this reader, `count` are kept. */
  readonly most?: { readonly count: number; readonly limit: string; readonly what: string };
}

/** What the readers make of one layer: findings, problems, and counts of what was left out. */
export class Collected {
  readonly findings: Record<string, LayerFinding[]> = {};
  readonly skips: Record<string, Record<string, number>> = {};
  readonly #problems: Problem[] = [];
  readonly #spent = new Map<string, number>();
  #droppedProblems = 0;
  readonly #leftOut = new Map<string, { readonly origin: Origin; count: number }>();

  /** Keeps what `work` yields; what it throws becomes a problem. */
  take(origin: Origin, work: () => Iterable<Finding>): void {
    const { id, row, hidden, most } = origin;
    const cover = covering(hidden);
    try {
      for (const data of work()) {
        const kept = (this.findings[id] ??= []);
        if (most && kept.length >= most.count) this.leaveOut(origin, 1);
        else kept.push({ row, data: cover(data) });
      }
    } catch (cause) {
      if (cause instanceof KedgeError && notOfTheFile.has(cause.code)) throw cause;
      const message = `cannot be read: ${reason(cause)}`;
      this.fileProblem(origin, { code: 'malformed-file', message });
    }
  }

  fileProblem({ id, path, hidden }: Origin, { code, message }: FileProblem): void {
    const what = covering(hidden)(printable(message));
    this.problem({ by: id, code, message: `${printable(path)} ${what}`, path });
  }

  /** Adds to what `id` has spent of its `maxKept` and answers the sum. */
  spend(id: string, characters: number): number {
    const sum = (this.#spent.get(id) ?? 0) + characters;
    this.#spent.set(id, sum);
    return sum;
  }

  /** Counts findings beyond the most that are kept. */
  leaveOut(origin: Origin, count: number): void {
    if (count === 0) return;
    const known = this.#leftOut.get(origin.id);
    if (known) known.count += count;
    else this.#leftOut.set(origin.id, { origin, count });
  }

  problem(problem: Problem): void {
    if (this.#problems.length < MAX_PROBLEMS) this.#problems.push(problem);
    else this.#droppedProblems += 1;
  }

  skip(id: string, why: string, count: number): void {
    const reasons = (this.skips[id] ??= {});
    reasons[why] = (reasons[why] ?? 0) + count;
  }

  problems(): Problem[] {
    const all = [...this.#problems];
    for (const { origin, count } of this.#leftOut.values()) {
      const message = `${count} more ${origin.most?.what} in this layer are not listed (limits.${origin.most?.limit})`;
      all.push({ by: origin.id, code: 'findings-dropped', message });
    }
    if (this.#droppedProblems === 0) return all;
    const message = `${this.#droppedProblems} more problems in this layer are not listed`;
    return [...all, { by: 'layer', code: 'problems-dropped', message }];
  }
}
