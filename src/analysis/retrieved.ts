import { gzipSync } from 'node:zlib';
import {
  countRedactions,
  fromRoot,
  retrievedFilesId as id,
  linkRemedy,
  type RetrievedContent,
} from '../inspect/retrieved-content.ts';
import type { RetrieveSettings } from '../inspect/settings.ts';
import type { RetrievedFile, Skip } from '../model/inspection.ts';
import { compare, type FoldedImage } from './fold.ts';

export interface Retrieval {
  /** By path. */
  readonly files: readonly RetrievedFile[];
  readonly skips: readonly Skip[];
}

/** The visible files that were asked for, also under the name of a link that was asked for by its path. */
export function retrieval(image: FoldedImage, { globs }: RetrieveSettings): Retrieval {
  const files = new Map<string, RetrievedFile>();
  for (const { path, layer, data } of image.findings<RetrievedContent>({ id }))
    files.set(path, toFile(path, layer, data));
  let links = 0;
  for (const path of globs.map(fromRoot)) {
    const target = files.has(path) ? undefined : linkedFile(image, path);
    if (target === undefined) continue;
    const file = files.get(target);
    if (file) files.set(path, { ...file, path });
    else links += 1;
  }
  return {
    files: [...files.values()].sort((a, b) => compare(a.path, b.path)),
    skips: links === 0 ? [] : [{ by: id, reason: 'link', count: links, remedy: linkRemedy }],
  };
}

/** The file that links, hard or symbolic, at `path` or above it lead to; undefined where there are none. */
function linkedFile(image: FoldedImage, path: string): string | undefined {
  const resolved = image.resolve(path);
  const entry = resolved === undefined ? undefined : image.files.get(resolved);
  if (entry?.kind === 'hardlink') return entry.target;
  return entry?.kind === 'file' && resolved !== path ? resolved : undefined;
}

function toFile(path: string, layer: number, { text, size, redactions }: RetrievedContent): RetrievedFile {
  const content = gzipSync(Buffer.from(text, 'latin1'));
  // The system it was packed on (RFC 1952, section 2.3.1): "unknown" everywhere. Node leaves the time at 0.
  content[9] = 255;
  return {
    path,
    layer,
    size,
    content: content.toString('base64'),
    redactions: Math.max(0, countRedactions(text) - redactions),
  };
}
