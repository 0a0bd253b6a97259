import { join } from 'node:path';
import type { FeedFormat } from '../../src/advisory/feed.ts';
import type { FeedBase } from '../../src/advisory/feed-base.ts';
import { feedFormats } from '../../src/advisory/list.ts';
import { type SyncEvent, type SyncResult, syncFeeds } from '../../src/advisory/sync.ts';
import { zipOf } from './zip.ts';

export const formatOf = (id: string): FeedFormat => {
  const found = feedFormats.find((format) => format.id === id);
  if (found === undefined) throw new RangeError(`no format ${id}`);
  return found;
};

export interface OsvRecord {
  readonly id: string;
  readonly modified: string;
  readonly package?: string;
  readonly fixed?: string;
}

/** A record as OSV has it. https://ossf.github.io/osv-schema/ */
export function osvText(
  { id, modified, package: name = 'left-pad', fixed = '1.0.0' }: OsvRecord,
  ecosystem = 'npm',
): string {
  return JSON.stringify({
    schema_version: '1.6.0',
    id,
    modified,
    affected: [
      {
        package: { ecosystem, name },
        ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed }] }],
      },
    ],
  });
}

/** The files that OSV keeps of an ecosystem: all records in one, each on its own, and the list with their times. */
export function osvFiles(
  ecosystem: string,
  records: readonly OsvRecord[],
): Record<string, string | Uint8Array> {
  const texts = records.map((record) => [`${record.id}.json`, osvText(record, ecosystem)] as const);
  return {
    [`${ecosystem}/all.zip`]: zipOf(Object.fromEntries(texts), { stored: true }),
    ...Object.fromEntries(texts.map(([name, text]) => [`${ecosystem}/${name}`, text])),
    [`${ecosystem}/modified_id.csv`]: records.map(({ id, modified }) => `${modified},${id}\n`).join(''),
  };
}

export interface TestSync {
  readonly directory: string;
  readonly base: FeedBase;
  /** Of OSV; `kev` stands for its own format. */
  readonly ecosystems: readonly string[];
  readonly now?: string;
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: SyncEvent) => void;
}

export function storeIn(directory: string): string {
  return join(directory, 'advisories.sqlite');
}

export async function testSync({
  directory,
  base,
  ecosystems,
  now,
  signal,
  onEvent,
}: TestSync): Promise<SyncResult> {
  const feeds = ecosystems.flatMap((name) => {
    const format = formatOf(name === 'kev' ? 'kev' : 'osv');
    return format.feeds([name], [name]).map((feed) => ({ format, feed, base }));
  });
  return await syncFeeds({
    path: storeIn(directory),
    feeds,
    signal: signal ?? new AbortController().signal,
    now: now ?? '2026-01-02T00:00:00Z',
    onEvent: onEvent ?? (() => undefined),
  });
}
