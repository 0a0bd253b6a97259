import { KedgeError } from '../../core/errors.ts';
import { tarReader } from '../../core/tar.ts';
import type { FeedFile } from '../feed.ts';
import { fileBytes } from './feed-file.ts';

export interface TarDocument {
  /** As in the archive. */
  readonly name: string;
  /** Undefined when it has more than one document may. */
  readonly bytes: Uint8Array | undefined;
}

export interface TarDocumentsOptions {
  /** Which files to hand out. */
  readonly wanted: (name: string) => boolean;
  /** Of all files together, unpacked. */
  readonly maxBytes: number;
  /** Of one. */
  readonly maxDocumentBytes: number;
}

/** The wanted files of a tar archive, packed or not, one after the other. */
export async function* tarDocuments(
  file: FeedFile,
  options: TarDocumentsOptions,
): AsyncGenerator<TarDocument> {
  const complete: TarDocument[] = [];
  let any = false;
  const reader = tarReader(({ name, kind, size }) => {
    any = true;
    if (kind !== 'file' || !options.wanted(name)) return undefined;
    if (size > options.maxDocumentBytes) {
      complete.push({ name, bytes: undefined });
      return undefined;
    }
    const parts: Uint8Array[] = [];
    return {
      write: (chunk) => void parts.push(Buffer.from(chunk)),
      end: () => void complete.push({ name, bytes: Buffer.concat(parts) }),
    };
  });
  for await (const chunk of fileBytes(file, options.maxBytes)) {
    reader.push(chunk);
    yield* complete.splice(0);
  }
  reader.finish();
  yield* complete.splice(0);
  if (!any) throw new KedgeError('FILE_MALFORMED', `${file.name} is no archive with anything in it`);
}
