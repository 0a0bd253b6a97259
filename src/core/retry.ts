import { setTimeout as sleep } from 'node:timers/promises';

/** When and how often something that failed is tried again. Clock, chance and waiting are the caller's. */
export interface RetryPolicy {
  /** Tries in all, the first included. */
  readonly attempts: number;
  /** About how long to wait before the second try; doubled each time. */
  readonly baseMs: number;
  /** Longest single wait; who asks for more (Retry-After) is not waited for. */
  readonly maxMs: number;
  /** From 0 up to 1. */
  random(): number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Rejects with the signal's reason when it is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/**
 * Milliseconds to wait after try number `tried` (from 1), or undefined to give up. `retryAfter` is the header as sent:
 * seconds or a date. https://www.rfc-editor.org/rfc/rfc9110#name-retry-after
 */
export function retryDelay(
  tried: number,
  policy: RetryPolicy,
  retryAfter: string | null = null,
): number | undefined {
  if (tried >= policy.attempts) return undefined;
  const asked = askedDelay(retryAfter, policy.now());
  if (asked !== undefined && asked > policy.maxMs) return undefined;
  const backOff = Math.min(policy.maxMs, policy.baseMs * 2 ** (tried - 1));
  if (asked !== undefined) return Math.min(policy.maxMs, asked + backOff * policy.random() * 0.1);
  return backOff * (0.5 + policy.random() / 2);
}

/** What Retry-After asks for, in milliseconds from `now`. */
export function askedDelay(retryAfter: string | null, now: number): number | undefined {
  if (retryAfter === null) return undefined;
  const text = retryAfter.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The policy for networks: five tries, about half a second before the second one, never more than half a minute. */
export function networkRetry(source: Pick<RetryPolicy, 'random' | 'now'>): RetryPolicy {
  return { attempts: 5, baseMs: 500, maxMs: 30_000, random: source.random, now: source.now, wait };
}

async function wait(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (thrown) {
    throw signal.aborted ? signal.reason : thrown;
  }
}
