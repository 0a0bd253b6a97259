import { stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { KedgeError } from '../core/errors.ts';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import { storeFile, storeName } from './feeds-in-use.ts';
import type { Session } from './session.ts';

/**
 * The session with the advisories at `place` instead of those in use: a folder as `feeds.directory` is one, the store in
 * it, or a bundle, which is verified and unpacked for this run. `side` keeps several apart.
 */
export async function withFeedsAt(session: Session, place: string, side: string): Promise<Session> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) {
    throw new KedgeError('FEEDS_MISSING', `${printable(place)}: there is no such file or directory`, {
      remedy: 'Name a folder of advisories, or a bundle that `kedge feeds export` wrote.',
    });
  }
  if (found.isDirectory()) return inFolder(session, resolve(place));
  if (basename(place) === storeName) return inFolder(session, dirname(resolve(place)));
  const unpacked = inFolder(session, join(session.temporaryDirectory(), `feeds-${side}`));
  await unpack(unpacked, place);
  return unpacked;
}

function inFolder(session: Session, directory: string): Session {
  const { settings } = session;
  return { ...session, settings: { ...settings, feeds: { ...settings.feeds, directory } } };
}

async function unpack(session: Session, file: string): Promise<void> {
  const { progress, signal } = session;
  const { importBundle } = await import('../advisory/bundle-import.ts');
  const { trustedKeys } = await import('./feeds-bundle.ts');
  progress.doing(`Verifying ${file}`);
  await importBundle({
    path: storeFile(session),
    file,
    trusted: trustedKeys(session),
    signal,
    onWait: () => undefined,
    onProgress: ({ feed, records }) => progress.doing(`Reading ${feed}: ${counted(records, 'record')}`),
  });
}
