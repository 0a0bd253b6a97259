import type { Gate, Trigger } from './gate.ts';
import { gates } from './list.ts';
import type { Parameters } from './parameter.ts';

/** The gate of that name or alias, whatever its case. */
export function findGate(name: string): Gate | undefined {
  return find(gates, name);
}

/** The trigger of that name or alias, whatever its case. */
export function findTrigger(gate: Gate, name: string): Trigger | undefined {
  return find(gate.triggers, name);
}

/** The name of the parameter that `name` (in lower case) is a name or an alias of. */
export function findParameter(parameters: Parameters, name: string): string | undefined {
  return Object.entries(parameters).find(
    ([own, { aliases = [] }]) => own === name || aliases.includes(name),
  )?.[0];
}

interface Named {
  readonly name: string;
  readonly aliases?: readonly string[];
}

function find<T extends Named>(all: readonly T[], name: string): T | undefined {
  const lower = name.toLowerCase();
  const is = (other: string): boolean => other.toLowerCase() === lower;
  return all.find((each) => is(each.name)) ?? all.find(({ aliases = [] }) => aliases.some(is));
}
