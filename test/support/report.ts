import type { ReportView } from '../../src/report/format.ts';

export const plainView: ReportView = { color: false, width: 80, elapsedMs: undefined, epoch: undefined };

/** All that a format writes, as one string. */
export function textOf(parts: Iterable<string>): string {
  return Array.from(parts).join('');
}
