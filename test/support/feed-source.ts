import type { FeedBase } from '../../src/advisory/feed-base.ts';
import { type HttpBaseOptions, httpBase } from '../../src/advisory/http-base.ts';
import { type HttpOptions, httpClient } from '../../src/core/http.ts';
import { testRetry } from './registry-options.ts';

/** A base on a loopback server, which answers at once or is told to be given up soon. */
export function testBase(
  url: string,
  changes: Partial<HttpOptions> & Partial<Pick<HttpBaseOptions, 'maxMs'>> = {},
): FeedBase & Disposable {
  const retry = testRetry();
  const http = httpClient({
    env: {},
    connectMs: 10_000,
    idleMs: 10_000,
    retry,
    codes: { unreachable: 'FEED_UNREACHABLE', failed: 'FEED_FAILED' },
    policy: () => ({ plainHttp: true, verify: true, identify: true }),
    ...changes,
  });
  const base = httpBase(new URL(url), { http, retry, maxMs: changes.maxMs ?? 60_000 });
  return { ...base, [Symbol.dispose]: () => http.close() };
}
