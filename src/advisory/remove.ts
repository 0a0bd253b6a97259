import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { suggestion } from '../core/nearest.ts';
import { RawFeed } from './raw-feed.ts';
import { lockStore } from './store/lock.ts';
import { openStore } from './store/open-store.ts';
import { updateStore } from './store/write-store.ts';

export interface RemoveOptions {
  /** Of the store. */
  readonly path: string;
  readonly ids: readonly string[];
  readonly signal: AbortSignal;
  readonly onWait: () => void;
}

/** Takes feeds out of the store, with what was fetched for them; answers the digest of what is left. */
export async function removeFeeds({ path, ids, signal, onWait }: RemoveOptions): Promise<string> {
  using lock = await lockStore(path, { signal, onWait });
  checkKnown(path, ids);
  const changes = ids.map((id) => ({ kind: 'gone', id }) as const);
  const { digest } = await updateStore({ path, signal, lock, changes });
  for (const id of ids) await rm(new RawFeed(dirname(path), id).directory, { recursive: true, force: true });
  return digest;
}

function checkKnown(path: string, ids: readonly string[]): void {
  using store = openStore(path);
  const known = store.feeds.map(({ id }) => id);
  const unknown = ids.filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const named = unknown.map((id) => `${id}${suggestion(id, known)}`).join(', ');
  throw new KedgeError('USAGE', `There are no feeds ${named}`, { remedy: '`kedge feeds status` shows all.' });
}
