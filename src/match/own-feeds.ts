import type { Decision } from './judge.ts';

/**
 * Kinds of feeds in which a distribution judges each vulnerability of each of its packages. What other feeds have of it
 * is made of these, later.
 */
const ownFeeds: ReadonlySet<string> = new Set([
  'alpine-secdb',
  'chainguard-secdb',
  'debian-tracker',
  'wolfi-secdb',
]);

export function isOwn({ advisory }: Decision): boolean {
  return ownFeeds.has(advisory.feed.split('/')[0] ?? '');
}

/** Those of the distribution's own feed where there are some, else all. */
export function preferred(decisions: readonly Decision[]): readonly Decision[] {
  const own = decisions.filter(isOwn);
  return own.length > 0 ? own : decisions;
}
