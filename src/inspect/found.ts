import type { ReadyRule } from './rule-set.ts';

/** A value that a rule finds and takes for a secret. */
export interface Found {
  readonly rule: ReadyRule;
  /** As latin1. */
  readonly value: string;
  /** Of the value in the text; of base64, of what stands for it. */
  readonly start: number;
  readonly end: number;
  /** Of `start`. Both begin at 1; columns count bytes. */
  readonly line: number;
  readonly column: number;
  /** What precedes the value on its line, at most 64 characters. */
  readonly before: string;
  /** Accepted by a mark on its line. */
  readonly inline: boolean;
  /** The base64 that stands in the text for the value. */
  readonly wrapped?: string;
}

/** Before it is known on which line it stands; `before` is known of what was in base64. */
export type Spot = Omit<Found, 'line' | 'column' | 'inline' | 'before'> & {
  readonly before: string | undefined;
};
