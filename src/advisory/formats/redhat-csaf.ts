import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr } from './checked.ts';
import { guarded, parseJson, readJson } from './feed-file.ts';
import { redhatCsafRecord } from './redhat-csaf-record.ts';
import { tarDocuments } from './tar-documents.ts';

/** Unpacked; the documents of all CVEs have tens of gigabytes, for each build of each product is named. */
const maxBytes = 256 * 1024 ** 3;
/** Of one; those about the kernel have some 50 MB. */
const maxDocumentBytes = 256 * 1024 * 1024;

/** Red Hat's own VEX: beside what its bulletins fix, what is not fixed, will not be, and is not affected. */
export const redhatCsaf: FeedFormat = {
  id: 'redhat-csaf',
  title: 'Red Hat VEX',
  version: 1,
  base: 'https://security.access.redhat.com/data/csaf/v2/vex',
  onRequest: true,
  // Its one line is the name of the archive, which has the date in it.
  listing: 'archive_latest.txt',
  feeds: (ecosystems, listed) =>
    !ecosystems || ecosystems.some((name) => name === 'Red Hat' || name.startsWith('Red Hat:'))
      ? [{ id: 'redhat-csaf', files: [archiveOf(listed)] }]
      : [],
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

/** A mirror without the listing has the archive under a name that stays. */
function archiveOf(listed: readonly string[] | undefined): string {
  return listed?.find((line) => /^csaf_vex_[\w.-]{1,100}\.tar\.zst$/.test(line)) ?? 'csaf_vex_latest.tar.zst';
}

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  if (file.name.endsWith('.json')) {
    const only = redhatCsafRecord(await readJson(file), file.name, feed);
    if (only) yield only;
    return;
  }
  const wanted = (name: string): boolean => /(?:^|\/)cve-[\w-]+\.json$/.test(name);
  for await (const { name, bytes } of tarDocuments(file, { wanted, maxBytes, maxDocumentBytes })) {
    const found = bytes
      ? checkedOr<FeedRecord | undefined>(
          () => redhatCsafRecord(parseJson(bytes, name), name, feed),
          (why) => badRecord(name, why),
        )
      : badRecord(name, `has more than ${maxDocumentBytes} bytes`);
    if (found) yield found;
  }
}
