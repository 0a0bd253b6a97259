import type { FileRecord } from '../model/analysis.ts';
import type { DiffSide } from '../model/diff.ts';
import { type DigestAlgorithm, digestAlgorithms } from '../model/entry.ts';

/** The records of some paths, those that later layers hid too. */
export type FilePlaces = ReadonlyMap<string, readonly FileRecord[]>;

/** Undefined when the side does not tell its files. */
export function placesOf({ files }: DiffSide, paths: ReadonlySet<string>): FilePlaces | undefined {
  if (files === undefined) return undefined;
  const found = new Map<string, FileRecord[]>();
  if (paths.size === 0) return found;
  for (const file of files) {
    if (!paths.has(file.path)) continue;
    const same = found.get(file.path);
    if (same === undefined) found.set(file.path, [file]);
    else same.push(file);
  }
  return found;
}

/** Whether one content lies at the path on both sides; undefined where that cannot be told. */
export function sameContent(
  path: string,
  before: FilePlaces | undefined,
  after: FilePlaces | undefined,
): boolean | undefined {
  if (before === undefined || after === undefined) return undefined;
  const [ours, theirs] = [before.get(path) ?? [], after.get(path) ?? []];
  if (ours.length === 0 || theirs.length === 0) return false;
  const answers = ours.flatMap((one) => theirs.map((other) => equalContent(one, other)));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** Undefined when both are as large and have no digest in common. */
export function equalContent(a: FileRecord, b: FileRecord): boolean | undefined {
  if (a.size !== b.size) return false;
  const algorithm = digestAlgorithms.find((name) => has(a, name) && has(b, name));
  if (algorithm !== undefined) return a.digests?.[algorithm] === b.digests?.[algorithm];
  return a.size === 0 ? true : undefined;
}

function has({ digests }: FileRecord, algorithm: DigestAlgorithm): boolean {
  return digests?.[algorithm] !== undefined;
}
