import type { Gate } from './gate.ts';
import { always } from './gates/always.ts';

/** Every gate, in the order in which they are described. */
export const gates: readonly Gate[] = [always];
