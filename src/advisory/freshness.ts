import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isJsonObject } from '../core/json.ts';
import type { FeedState } from '../model/advisory.ts';
import { replaceText } from './raw-feed.ts';

/*
 * A feed that did not change is not written to the store again. When it was last found unchanged lies beside the store,
 * with the digest of what it was found to be.
 */

const name = 'checked.json';
const dayMs = 24 * 60 * 60 * 1000;

type Checks = Readonly<Record<string, { readonly digest: string; readonly fetched: string }>>;

/** `feeds` of a store, each with the last time its publisher said that this is how things are. */
export async function withChecks(
  directory: string,
  feeds: readonly FeedState[],
): Promise<readonly FeedState[]> {
  const checks = await readChecks(directory);
  return feeds.map((feed) => {
    const check = checks[feed.id];
    const isLater = check?.digest === feed.digest && Date.parse(check.fetched) > Date.parse(feed.fetched);
    return isLater ? { ...feed, fetched: check.fetched } : feed;
  });
}

/** Notes what `feeds`, just asked for, are. The caller holds the store's lock. */
export async function writeChecks(
  directory: string,
  feeds: readonly Pick<FeedState, 'id' | 'digest' | 'fetched'>[],
): Promise<void> {
  const added = feeds.map(({ id, digest, fetched }) => [id, { digest, fetched }] as const);
  const checks = { ...(await readChecks(directory)), ...Object.fromEntries(added) };
  await replaceText(join(directory, name), `${JSON.stringify(checks)}\n`);
}

/** Whole days since the feed was last known to be up to date. */
export function ageInDays({ fetched }: Pick<FeedState, 'fetched'>, nowMs: number): number {
  return Math.floor((nowMs - Date.parse(fetched)) / dayMs);
}

/** Those that have not been up to date for more than `maxAgeDays`. */
export function staleFeeds(
  feeds: readonly FeedState[],
  { maxAgeDays, nowMs }: { readonly maxAgeDays: number; readonly nowMs: number },
): readonly FeedState[] {
  return feeds.filter(({ fetched }) => !(nowMs - Date.parse(fetched) <= maxAgeDays * dayMs));
}

async function readChecks(directory: string): Promise<Checks> {
  const text = await readFile(join(directory, name), 'utf8').catch(() => '{}');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return {};
  }
  if (!isJsonObject(value)) return {};
  const checks = Object.entries(value).flatMap(([id, check]) => {
    if (!isJsonObject(check)) return [];
    const { digest, fetched } = check;
    return typeof digest === 'string' && typeof fetched === 'string'
      ? [[id, { digest, fetched }] as const]
      : [];
  });
  return Object.fromEntries(checks);
}
