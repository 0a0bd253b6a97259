import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import type { FeedFiles, FeedFormat } from './feed.ts';
import type { FeedBase } from './feed-base.ts';
import type { FeedFailure, PlannedFeed } from './sync.ts';

export interface PlanOptions {
  readonly formats: readonly { readonly format: FeedFormat; readonly base: FeedBase }[];
  /** As OSV names them; undefined means all. */
  readonly ecosystems: readonly string[] | undefined;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly temporaryDirectory: string;
  readonly signal: AbortSignal;
}

export interface Plan {
  readonly feeds: readonly PlannedFeed[];
  /** Kinds of feeds whose list of ecosystems cannot be had. */
  readonly failed: readonly FeedFailure[];
  /** Ecosystems that were asked for and that no feed serves. */
  readonly unserved: readonly string[];
}

const maxListingBytes = 1024 * 1024;

/** Finds out which feeds serve the ecosystems. */
export async function planFeeds(options: PlanOptions): Promise<Plan> {
  const { ecosystems, signal } = options;
  const feeds: PlannedFeed[] = [];
  const failed: FeedFailure[] = [];
  const served = new Set<string>();
  for (const { format, base } of options.formats) {
    try {
      const listed =
        format.listing === undefined ? undefined : await fetchListing(base, format.listing, options);
      const names = await base.names?.();
      const known = { today: options.today, ...(names && { names }) };
      const feedsOf = (wanted: PlanOptions['ecosystems']): readonly FeedFiles[] =>
        format.feeds(wanted, listed, known);
      feeds.push(...feedsOf(ecosystems).map((feed) => ({ format, base, feed })));
      const always = feedsOf([]).length;
      for (const name of ecosystems ?? []) if (feedsOf([name]).length > always) served.add(name);
    } catch (error) {
      if (signal.aborted || !(error instanceof KedgeError)) throw error;
      failed.push({ feed: format.id, error });
    }
  }
  const unserved = failed.length > 0 ? [] : (ecosystems ?? []).filter((name) => !served.has(name));
  return { feeds, failed, unserved };
}

/** Undefined when the base has none. */
async function fetchListing(
  base: FeedBase,
  name: string,
  { temporaryDirectory, signal }: PlanOptions,
): Promise<readonly string[] | undefined> {
  const directory = await mkdtemp(join(temporaryDirectory, 'listing-'));
  try {
    const part = join(directory, 'listing');
    const fetched = await base.fetch({ name, part, maxBytes: maxListingBytes, signal });
    if (fetched.kind !== 'fetched') return undefined;
    const lines = (await readFile(part, 'utf8')).split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
