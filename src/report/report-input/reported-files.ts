import { isJsonObject, type JsonObject } from '../../core/json.ts';
import type { FileCatalogue, FileRecord } from '../../model/analysis.ts';
import { digestAlgorithms, entryKinds, type FileDigests } from '../../model/entry.ts';
import { compareText } from '../../version/order.ts';
import { catalogueOf } from '../analysis-document.ts';
import { wholeNumberOf } from '../sbom-input/members.ts';
import { exactPath, exactText, hiddenIn } from './reported-place.ts';
import { oneOf } from './reported-vulnerabilities.ts';

export function toFile(item: JsonObject): FileRecord | undefined {
  const [path, kind] = [exactPath(item), oneOf(entryKinds, item['kind'])];
  const [, mode] = /^0([0-7]{3,4})$/.exec(String(item['mode'])) ?? [];
  if (path === undefined || kind === undefined || mode === undefined) return undefined;
  const [target, digests, hidden] = [exactText(item, 'target'), digestsOf(item['digests']), hiddenIn(item)];
  return {
    path,
    kind,
    mode: Number.parseInt(mode, 8),
    uid: wholeNumberOf(item['uid']) ?? 0,
    gid: wholeNumberOf(item['gid']) ?? 0,
    size: wholeNumberOf(item['size']) ?? 0,
    ...(target !== undefined && { target: kind === 'hardlink' ? target.replace(/^\//, '') : target }),
    ...(digests !== undefined && { digests }),
    layer: wholeNumberOf(item['layer']) ?? 0,
    ...(hidden !== undefined && { hidden }),
  };
}

function digestsOf(value: unknown): FileDigests | undefined {
  if (!isJsonObject(value)) return undefined;
  const known = digestAlgorithms.flatMap((algorithm) => {
    const digest = value[algorithm];
    return typeof digest === 'string' ? [[algorithm, digest] as const] : [];
  });
  return Object.fromEntries(known);
}

/** In the order that a catalogue promises, whoever wrote the report. */
export function toFileCatalogue(records: readonly FileRecord[]): FileCatalogue {
  const isSorted = records.every((record, index) => compareFiles(records[index - 1] ?? record, record) <= 0);
  const sorted = isSorted ? records : records.toSorted(compareFiles);
  return catalogueOf(sorted);
}

function compareFiles(a: FileRecord, b: FileRecord): number {
  return compareText(a.path, b.path) || a.layer - b.layer;
}
