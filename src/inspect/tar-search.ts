import { tarReader } from '../core/tar.ts';
import { mayOpen } from './archive-members.ts';
import { type ContentSink, memberOf, type Place } from './content.ts';
import { isDamage, type SearchContext } from './search-context.ts';
import { openBytes } from './text-search.ts';

const blockBytes = 512;

/** Searches the members of a tar; what follows damage is searched as bytes, so that nothing is lost. */
export function openTar(context: SearchContext, place: Place): ContentSink {
  let member: ContentSink | undefined;
  const endMember = (): void => {
    member?.end();
    member = undefined;
  };
  const tar = tarReader(({ kind, size, name, sparse }) => {
    if (kind !== 'file' || size === 0) return undefined;
    if (sparse) context.skip('archive-format');
    if (sparse || !mayOpen(context, name)) return undefined;
    const sink = context.open(memberOf(place, name, size));
    member = sink;
    return { write: (chunk) => sink.write(chunk), end: endMember };
  });
  let rest: ContentSink | undefined;
  const damaged = (error: unknown): void => {
    if (!isDamage(error)) throw error;
    context.skip('archive-damaged');
    endMember();
    rest = openBytes(context, place);
  };
  let given = 0;
  return {
    write(chunk) {
      try {
        if (!rest) tar.push(chunk);
      } catch (error) {
        damaged(error);
      }
      const readTo = Math.ceil(tar.offset / blockBytes) * blockBytes;
      rest?.write(chunk.subarray(Math.max(readTo - given, 0)));
      given += chunk.length;
    },
    end() {
      try {
        if (!rest) tar.finish();
      } catch (error) {
        damaged(error);
      }
      rest?.end();
    },
  };
}
