import { gunzipSync } from 'node:zlib';
import { decodeName } from '../core/name-bytes.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { remembered } from './remembered.ts';

/** An analysis may come from elsewhere: what is packed into a little of it must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

interface RetrievedText {
  readonly text: string;
  /** Secrets were taken out of it. */
  readonly isCovered: boolean;
}

/** Texts of the files whose content was kept, by path with a leading slash, unpacked when asked for. */
const retrievedTexts = remembered(({ retrieved }: ImageAnalysis) => {
  const texts = new Map<string, string | undefined>();
  const byPath = new Map(retrieved.map((file) => [`/${file.path}`, file]));
  return (path: string): RetrievedText | undefined => {
    const file = byPath.get(path);
    if (file === undefined) return undefined;
    if (!texts.has(path)) texts.set(path, unpacked(file.content));
    const text = texts.get(path);
    return text === undefined ? undefined : { text, isCovered: file.redactions > 0 };
  };
});

/** Undefined when the content of no such file was kept, or cannot be read. */
export function retrievedText(analysis: ImageAnalysis, path: string): RetrievedText | undefined {
  return retrievedTexts(analysis)(path);
}

function unpacked(content: string): string | undefined {
  try {
    return decodeName(gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: MAX_BYTES }));
  } catch {
    return undefined;
  }
}
