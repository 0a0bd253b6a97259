import type { Gate } from './gate.ts';
import { always } from './gates/always.ts';
import { kedge } from './gates/kedge.ts';

/** Every gate, in the order in which they are described. */
export const gates: readonly Gate[] = [always, kedge];
