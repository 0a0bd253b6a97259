import { constants } from 'node:os';
import { KedgeError } from '../core/errors.ts';

export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** How long work may take to wind up after a signal; what then still runs is left behind, to end with the process. */
const graceMs = 700;

/**
 * Runs `work` until it ends or a signal comes. A signal aborts it; the result is then 128 and the signal's number,
 * whatever `work` made of it.
 */
export async function untilSignal(
  host: NodeJS.Process,
  work: (signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const controller = new AbortController();
  const { promise: overdue, resolve } = Promise.withResolvers<undefined>();
  let status: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const onSignal = (name: NodeJS.Signals): void => {
    if (status !== undefined) return;
    status = 128 + constants.signals[name];
    timer = setTimeout(() => resolve(undefined), graceMs);
    controller.abort(new KedgeError('INTERRUPTED', 'Interrupted'));
  };
  for (const name of signals) host.on(name, onSignal);
  try {
    const ended = await Promise.race([work(controller.signal), overdue]);
    return status ?? ended ?? 0;
  } finally {
    clearTimeout(timer);
    for (const name of signals) host.off(name, onSignal);
  }
}
