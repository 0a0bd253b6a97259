import { fileURLToPath } from 'node:url';
import { directoryBase } from '../advisory/directory-base.ts';
import type { FeedFormat } from '../advisory/feed.ts';
import type { FeedBase } from '../advisory/feed-base.ts';
import { httpBase } from '../advisory/http-base.ts';
import { feedFormats } from '../advisory/list.ts';
import { KedgeError } from '../core/errors.ts';
import { httpClient } from '../core/http.ts';
import { suggestion } from '../core/nearest.ts';
import { usage } from './flags.ts';
import { readCertificates, userRetry } from './open-image.ts';
import type { Session } from './session.ts';

/** Every kind of feed in use, with the place it is taken from. */
export interface FeedBases extends Disposable {
  readonly formats: readonly { readonly format: FeedFormat; readonly base: FeedBase }[];
  /** Kinds that `--offline` keeps from being asked. */
  readonly leftOut: readonly FeedFormat[];
}

/** Longest time that one file may take. */
const maxFileMs = 2 * 60 * 60 * 1000;

/** Throws CONFIG_INVALID for sources that cannot be used, USAGE when `--offline` leaves none. */
export async function openFeedBases(session: Session): Promise<FeedBases> {
  const { settings } = session;
  const { sources } = settings.feeds;
  checkNames(Object.keys(sources));
  const places = feedFormats
    .filter(({ id, onRequest }) => onRequest !== true || sources[id] !== undefined)
    .map((format) => ({ format, place: placeOf(sources[format.id] ?? format.base, format.id) }))
    .filter(({ place }) => place !== 'none');
  const usable = places.filter(({ place }) => typeof place === 'string' || !settings.offline);
  if (usable.length === 0 && places.length > 0) {
    throw usage(
      'With --offline feeds cannot be fetched from the network',
      'Name directories in `feeds.sources`, or take over a bundle with `kedge feeds import`.',
    );
  }
  const opener = await openHttp(session);
  return {
    formats: usable.map(({ format, place }) => ({
      format,
      base: typeof place === 'string' ? directoryBase(place) : opener.open(place),
    })),
    leftOut: places.filter((one) => !usable.includes(one)).map(({ format }) => format),
    [Symbol.dispose]: () => opener.close(),
  };
}

function checkNames(names: readonly string[]): void {
  const known = feedFormats.map(({ id }) => id);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const named = unknown.map((name) => `${name}${suggestion(name, known)}`).join(', ');
  throw new KedgeError('CONFIG_INVALID', `feeds.sources names unknown kinds of feeds: ${named}`, {
    remedy: `Kinds: ${known.join(', ')}.`,
  });
}

/** A directory, `none`, or a URL. What stands there may hold a password and is not shown. */
function placeOf(text: string, id: string): string | URL {
  if (text === 'none' || text.startsWith('/')) return text;
  const url = URL.parse(text);
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  try {
    if (url?.protocol === 'file:') return fileURLToPath(url);
  } catch {
    // Said below.
  }
  throw new KedgeError('CONFIG_INVALID', `feeds.sources.${id} is neither a URL nor the path of a directory`);
}

async function openHttp({ settings, host }: Session) {
  const certificates = await readCertificates(settings.registry);
  const { connectSeconds, idleSeconds } = settings.timeouts;
  const closers: (() => void)[] = [];
  return {
    open(url: URL): FeedBase {
      const retry = userRetry();
      const http = httpClient({
        ...certificates,
        env: host.env,
        connectMs: connectSeconds * 1000,
        idleMs: idleSeconds * 1000,
        retry,
        codes: { unreachable: 'FEED_UNREACHABLE', failed: 'FEED_FAILED' },
        policy: ({ origin }) => ({
          plainHttp: url.protocol === 'http:',
          verify: true,
          identify: origin === url.origin,
        }),
      });
      closers.push(() => http.close());
      return httpBase(url, { http, retry, maxMs: maxFileMs });
    },
    close: () => closers.forEach((close) => close()),
  };
}
