import { gunzipSync } from 'node:zlib';
import { decodeName } from '../core/name-bytes.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { remembered } from './remembered.ts';

/** An analysis may come from elsewhere: what is packed into a little of it must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Texts of the files whose content was kept, by path with a leading slash, unpacked when asked for. */
const retrievedTexts = remembered(({ retrieved }: ImageAnalysis) => {
  const texts = new Map<string, string | undefined>();
  const byPath = new Map(retrieved.map((file) => [`/${file.path}`, file]));
  return (path: string): string | undefined => {
    const file = byPath.get(path);
    if (file !== undefined && !texts.has(path)) texts.set(path, unpacked(file.content));
    return texts.get(path);
  };
});

/** Undefined when the content of no such file was kept, or cannot be read. */
export function retrievedText(analysis: ImageAnalysis, path: string): string | undefined {
  return retrievedTexts(analysis)(path);
}

function unpacked(content: string): string | undefined {
  try {
    return decodeName(gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: MAX_BYTES }));
  } catch {
    return undefined;
  }
}
