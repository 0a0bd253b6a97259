import { KedgeError } from '../core/errors.ts';
import type { HttpClient } from '../core/http.ts';
import type { RetryPolicy } from '../core/retry.ts';
import { download } from './download.ts';
import { type FeedBase, nameSegments } from './feed-base.ts';

export interface HttpBaseOptions {
  readonly http: HttpClient;
  readonly retry: RetryPolicy;
  /** Longest time that one file may take, however steadily it trickles. */
  readonly maxMs: number;
}

/**
 * A web server. Name and password in the URL are sent as basic authentication, its query with every request; neither is
 * shown to anybody.
 */
export function httpBase(url: URL, options: HttpBaseOptions): FeedBase {
  const authorization = url.username === '' && url.password === '' ? undefined : basic(url);
  const folder = url.pathname.replace(/\/+$/, '');
  const shown = `${url.origin}${folder}`;
  return {
    shown,
    async fetch(request) {
      const path = nameSegments(request.name).map(encodeURIComponent).join('/');
      const file = new URL(`${folder}/${path}${url.search}`, url.origin);
      return await download({ ...options, ...request, url: file, authorization, shown: `${shown}/${path}` });
    },
  };
}

function basic({ username, password }: URL): string {
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(pair).toString('base64')}`;
  } catch {
    throw new KedgeError(
      'CONFIG_INVALID',
      'The user or password in the URL of a feed is not percent-encoded',
      {
        remedy: 'Write a percent sign in it as %25.',
      },
    );
  }
}
