import { ci } from './ci.ts';
import { cis } from './cis.ts';
import { standard } from './default.ts';
import type { Starter } from './starter.ts';
import { strict } from './strict.ts';

/** Every bundle to begin with; the first is what is used when no other is given. */
export const starters: readonly [Starter, ...Starter[]] = [standard, ci, cis, strict];
