import { join } from 'node:path';
import { ageInDays, staleFeeds, withChecks } from '../advisory/freshness.ts';
import { KedgeError } from '../core/errors.ts';
import { counted } from '../core/units.ts';
import type { FeedState } from '../model/advisory.ts';
import { feedsDirectory } from './places.ts';
import type { Session } from './session.ts';

const maxNamed = 3;
export const storeName = 'advisories.sqlite';

/** Where advisories and what was fetched for them lie. */
export function feedsFolder({ settings, host }: Pick<Session, 'settings' | 'host'>): string {
  return settings.feeds.directory ?? feedsDirectory(host.env);
}

/** The store of advisories. */
export function storeFile(session: Pick<Session, 'settings' | 'host'>): string {
  return join(feedsFolder(session), storeName);
}

/** `feeds` of an open store, each with the time it was last known to be up to date. */
export async function feedStates(
  session: Session,
  feeds: readonly FeedState[],
): Promise<readonly FeedState[]> {
  return await withChecks(feedsFolder(session), feeds);
}

/** As `feedStates`, and says so when feeds are stale: with `--require-fresh` by throwing FEEDS_STALE. */
export async function checkFreshness(
  session: Session,
  feeds: readonly FeedState[],
): Promise<readonly FeedState[]> {
  const states = await feedStates(session, feeds);
  sayStale(session, staleAmong(session, states));
  return states;
}

export function staleAmong({ settings }: Session, states: readonly FeedState[]): readonly FeedState[] {
  return staleFeeds(states, { maxAgeDays: settings.feeds.maxAgeDays, nowMs: Date.now() });
}

/** The first few in words. */
export function firstNames(feeds: readonly FeedState[]): string {
  const named = feeds.slice(0, maxNamed).map(({ id }) => id);
  const others = feeds.length - named.length;
  return `${named.join(', ')}${others === 0 ? '' : ` and ${others} more`}`;
}

export function sayStale({ settings, warn }: Session, stale: readonly FeedState[]): void {
  if (stale.length === 0) return;
  const oldest = Math.max(...stale.map((feed) => ageInDays(feed, Date.now())));
  const message = `Advisories of ${counted(stale.length, 'feed')} have not been up to date for up to ${counted(oldest, 'day')}: ${firstNames(stale)}`;
  if (!settings.requireFresh) return warn(message);
  throw new KedgeError('FEEDS_STALE', message, {
    remedy: 'Bring them up to date with `kedge feeds sync`, or raise `feeds.maxAgeDays`.',
  });
}
