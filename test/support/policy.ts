import type { ImageAnalysis } from '../../src/model/analysis.ts';
import { parseReference } from '../../src/model/reference.ts';
import type { PolicyFacts } from '../../src/policy/facts.ts';
import type { Gate, Trigger, TriggerOutcome } from '../../src/policy/gate.ts';
import type { ParameterFault } from '../../src/policy/parameter.ts';
import { triggerIdOf } from '../../src/policy/trigger-id.ts';
import { sampleAnalysis } from './sample-analysis.ts';

export function factsOf(
  analysis: ImageAnalysis = sampleAnalysis(),
  more: Partial<PolicyFacts> = {},
): PolicyFacts {
  return {
    analysis,
    reference: parseReference('ghcr.io/acme/app:1'),
    at: Date.parse('2026-01-01T00:00:00Z'),
    related: {},
    ...more,
  };
}

type Given = { readonly [name: string]: string };

export function triggerOf(gate: Gate, name: string): Trigger {
  const found = gate.triggers.find((each) => each.name === name || each.aliases.includes(name));
  if (!found) throw new Error(`${gate.name} has no trigger ${name}`);
  return found;
}

/** Prepares the trigger and has it look at the facts. */
export function outcomeOf(
  [gate, name]: readonly [Gate, string],
  given: Given = {},
  facts: PolicyFacts = factsOf(),
): TriggerOutcome {
  const prepared = triggerOf(gate, name).prepare(new Map(Object.entries(given)));
  if ('faults' in prepared) throw new Error(`faults: ${JSON.stringify(prepared.faults)}`);
  return prepared.check(facts);
}

/** What was said of every occurrence. */
export function messagesOf(...asked: Parameters<typeof outcomeOf>): readonly string[] {
  return outcomeOf(...asked).matches.map(({ message }) => message);
}

/** The ids that allowlists name the occurrences by. */
export function idsOf(...asked: Parameters<typeof outcomeOf>): readonly string[] {
  const [[gate, name]] = asked;
  const trigger = triggerOf(gate, name);
  return outcomeOf(...asked).matches.map(
    ({ id, message }) => id ?? triggerIdOf(gate.name, trigger.name, message),
  );
}

export function faultsOf(
  [gate, name]: readonly [Gate, string],
  given: Given = {},
): readonly ParameterFault[] {
  const prepared = triggerOf(gate, name).prepare(new Map(Object.entries(given)));
  return 'faults' in prepared ? prepared.faults : [];
}
