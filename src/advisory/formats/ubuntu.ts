import type { FeedFile, FeedFormat, FeedRecord } from '../feed.ts';
import { badRecord, checkedOr } from './checked.ts';
import { guarded, parseJson, readJson } from './feed-file.ts';
import { maxRecordBytes } from './osv-files.ts';
import { osvRecord } from './osv-record.ts';
import { type TarDocument, tarDocuments } from './tar-documents.ts';
import { ubuntuVexRecord } from './ubuntu-vex.ts';

/** Unpacked; the documents of all CVEs have some gigabytes. */
const maxBytes = 64 * 1024 ** 3;

/** Canonical's own OSV and VEX records in one archive: what osv.dev has of Ubuntu, and what is not affected or not mended. */
export const ubuntu: FeedFormat = {
  id: 'ubuntu',
  title: 'Ubuntu security notices',
  version: 1,
  base: 'https://codeload.github.com/canonical/ubuntu-security-notices',
  onRequest: true,
  feeds: (ecosystems) =>
    !ecosystems || ecosystems.some((name) => name === 'Ubuntu' || name.startsWith('Ubuntu:'))
      ? [{ id: 'ubuntu', files: ['tar.gz/refs/heads/main'] }]
      : [],
  read: (file, feed) => guarded(file, feed, records(file, feed)),
};

async function* records(file: FeedFile, feed: string): AsyncGenerator<FeedRecord> {
  if (file.name.endsWith('.json')) {
    const only = record(await readJson(file), file.name, feed);
    if (only) yield only;
    return;
  }
  const wanted = (name: string): boolean => /(?:^|\/)(?:osv|vex)\/.+\.json$/.test(name);
  for await (const document of tarDocuments(file, { wanted, maxBytes, maxDocumentBytes: maxRecordBytes })) {
    const found = documentRecord(document, feed);
    if (found) yield found;
  }
}

function documentRecord({ name, bytes }: TarDocument, feed: string): FeedRecord | undefined {
  if (!bytes) return badRecord(name, `has more than ${maxRecordBytes} bytes`);
  return checkedOr<FeedRecord | undefined>(
    () => record(parseJson(bytes, name), name, feed),
    (why) => badRecord(name, why),
  );
}

function record(json: unknown, name: string, feed: string): FeedRecord | undefined {
  return /(?:^|\/)vex\//.test(name)
    ? ubuntuVexRecord(json, name, feed)
    : osvRecord(json, name, { feed, ecosystem: 'Ubuntu' });
}
