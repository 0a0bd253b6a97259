import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedFormat, FeedRecord } from '../../src/advisory/feed.ts';
import type { Advisory } from '../../src/model/advisory.ts';

export type Bad = Extract<FeedRecord, { kind: 'bad' }>;

export interface FeedInput {
  readonly feed: string;
  /** As below the base of the feed. */
  readonly name: string;
}

/** What the format makes of a file with this content. */
export async function recordsOf(
  format: FeedFormat,
  content: string | Uint8Array,
  { feed, name }: FeedInput,
): Promise<FeedRecord[]> {
  const directory = mkdtempSync(join(tmpdir(), 'kedge-feed-'));
  try {
    const path = join(directory, 'file');
    writeFileSync(path, content);
    return await Array.fromAsync(format.read({ name, path }, feed));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

export function advisoriesIn(records: readonly FeedRecord[]): Advisory[] {
  return records.flatMap((record) => (record.kind === 'advisory' ? [record.advisory] : []));
}

export function badIn(records: readonly FeedRecord[]): Bad[] {
  return records.filter((record) => record.kind === 'bad');
}
