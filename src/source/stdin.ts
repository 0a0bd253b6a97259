import { streamedImage } from './archive-image.ts';
import type { OpenOptions, StreamedImage } from './source.ts';
import { streamArchive } from './stream-archive.ts';

/** What a user types for an archive on standard input. */
export const stdinLocation = '-';

/** An image archive of either form from a pipe. */
export function openStdin(bytes: AsyncIterable<Uint8Array>, options: OpenOptions): StreamedImage {
  const question = { ...options, choice: undefined, locationAs: () => stdinLocation };
  return streamedImage(streamArchive(bytes, 'standard input'), 'any', question);
}
