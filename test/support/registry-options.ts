import { setImmediate } from 'node:timers/promises';
import type { RetryPolicy } from '../../src/core/retry.ts';
import type { RegistryOptions } from '../../src/source/registry.ts';
import type { OpenOptions } from '../../src/source/source.ts';

/** The moment it is in tests, unless one moves it. */
export const testNow = Date.UTC(2026, 0, 1);

/** Waits for no time at all and remembers how long it should have waited. */
export function testRetry(waits: number[] = [], now: () => number = () => testNow): RetryPolicy {
  return {
    attempts: 4,
    baseMs: 500,
    maxMs: 60_000,
    random: () => 0,
    now,
    async wait(ms, signal) {
      waits.push(ms);
      await setImmediate();
      signal.throwIfAborted();
    },
  };
}

export function testRegistryOptions(changes: Partial<RegistryOptions> = {}): RegistryOptions {
  return {
    insecureRegistries: [],
    mirrors: {},
    env: {},
    home: '/nonexistent',
    timeouts: { connectMs: 10_000, idleMs: 10_000 },
    machine: { os: 'linux', architecture: 'amd64' },
    retry: testRetry(),
    ...changes,
  };
}

export function testOpenOptions(changes: Partial<OpenOptions> = {}): OpenOptions {
  return { platform: undefined, allowMismatch: false, signal: new AbortController().signal, ...changes };
}
