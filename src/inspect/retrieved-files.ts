import { KedgeError } from '../core/errors.ts';
import { compileGlobs } from '../core/glob.ts';
import type { StreamReader } from '../layer/reader.ts';
import { countRedactions, fromRoot, type RetrievedContent, retrievedFilesId } from './retrieved-content.ts';
import type { InspectSettings } from './settings.ts';

/** A layer may hold a wanted path any number of times. */
const MAX_KEPT = 64 * 1024 * 1024;

/** Keeps the content of the files that the user wants to have in the result. */
export function retrievedFiles({ retrieve }: InspectSettings): StreamReader<RetrievedContent> | undefined {
  if (retrieve.globs.length === 0) return undefined;
  const wanted = compile(retrieve.globs);
  return {
    id: retrievedFilesId,
    version: 1,
    maxKept: MAX_KEPT,
    keepsContent: true,
    skips: {
      'packed-secret': 'A secret in an archive cannot be taken out of it: scan what it holds unpacked.',
      'too-large': 'Raise retrieve.maxBytes.',
      'too-many': 'Name fewer files in retrieve.files: 64 MiB of one layer are kept.',
    },
    open({ path, size }, skip) {
      if (!wanted(path)) return undefined;
      if (size > retrieve.maxBytes) {
        skip('too-large');
        return undefined;
      }
      const chunks: Buffer[] = [];
      return {
        write: (chunk) => void chunks.push(Buffer.from(chunk)),
        *end() {
          const text = Buffer.concat(chunks).toString('latin1');
          yield { text, size, redactions: countRedactions(text) };
        },
      };
    },
  };
}

function compile(globs: readonly string[]): (path: string) => boolean {
  const bad = globs.filter((glob) => !isGlob(glob));
  if (bad.length === 0) return compileGlobs(globs.map(fromRoot));
  throw new KedgeError('CONFIG_INVALID', `retrieve.files holds what is no glob: ${bad.join(', ')}`, {
    remedy: 'Close every [, with the lower end of a range first.',
  });
}

function isGlob(glob: string): boolean {
  try {
    compileGlobs([fromRoot(glob)]);
    return true;
  } catch {
    return false;
  }
}
