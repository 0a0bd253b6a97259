import { asterisks } from '../core/covered.ts';
import { grouped } from '../core/units.ts';
import type { TriggerOutcome } from './gate.ts';
import { amount } from './tally.ts';

/** Whether a secret may have stood in a text before it was taken out. */
export function isCovered(text: string): boolean {
  return text.includes(asterisks);
}

/** The outcome of a condition on `looked` texts, `covered` of which it could not compare whole. */
export function withCovered(
  outcome: TriggerOutcome,
  covered: number,
  [looked, noun]: readonly [number, string],
): TriggerOutcome {
  if (covered === 0) return outcome;
  const whole = amount(looked, noun);
  const unjudged = `secrets were taken out of ${grouped(covered)} of ${whole}`;
  return { ...outcome, notes: [...outcome.notes, unjudged], unjudged };
}
