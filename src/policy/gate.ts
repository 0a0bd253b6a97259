import type { PolicyFacts } from './facts.ts';
import type { ParameterFault, Parameters, Values } from './parameter.ts';

/** One occurrence. */
export interface TriggerMatch {
  /** What allowlists name it by; left out, it is made of gate, trigger and message (see `triggerIdOf`). */
  readonly id?: string;
  /** In the place of `id`: what stands behind the id of the rule, where the Engine makes ids of both. */
  readonly idAfterRule?: string;
  /** Ids under which allowlists may name the same: other ids of a vulnerability. */
  readonly otherIds?: readonly string[];
  readonly message: string;
}

export interface TriggerOutcome {
  /** What was looked at: `93 packages`, `the effective user, root`. */
  readonly looked: string;
  /** Why what was looked at did not fire: `40 below severity high`. Empty when all of it did. */
  readonly notes: readonly string[];
  readonly matches: readonly TriggerMatch[];
  /** Why the rule could not judge the image, or not all of it: nobody may take its silence for consent. */
  readonly unjudged?: string;
}

/** Of a trigger that was not given what it looks at. */
export function unjudged(reason: string): TriggerOutcome {
  return { looked: `nothing: ${reason}`, notes: [], matches: [], unjudged: reason };
}

/** A trigger with the parameters of one rule. */
export interface PreparedTrigger {
  /** Pure: the same facts give the same outcome. */
  check(facts: PolicyFacts): TriggerOutcome;
}

export type Lifecycle = 'active' | 'deprecated' | 'eol';

export interface Trigger {
  readonly name: string;
  /** Other names that are understood, Enterprise's among them. */
  readonly aliases: readonly string[];
  readonly description: string;
  readonly parameters: Parameters;
  readonly lifecycle: Lifecycle;
  /** Whether it looks at vulnerabilities: without advisories there is nothing for it to judge. */
  readonly needsAdvisories: boolean;
  /** Takes all faults together. `given` has its names in lower case. */
  prepare(
    given: ReadonlyMap<string, string>,
  ): PreparedTrigger | { readonly faults: readonly ParameterFault[] };
}

export interface Gate {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description: string;
  readonly lifecycle?: Lifecycle;
  /** What to use instead of a deprecated or end-of-life gate. */
  readonly supersededBy?: string;
  readonly triggers: readonly Trigger[];
}

export interface TriggerDefinition<P extends Parameters> {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly description: string;
  readonly parameters: P;
  readonly lifecycle?: Lifecycle;
  readonly needsAdvisories?: boolean;
  /** Faults of values that are sound by themselves and not together. */
  together?(values: Values<P>): readonly ParameterFault[];
  check(facts: PolicyFacts, values: Values<P>): TriggerOutcome;
}

export function trigger<P extends Parameters>(definition: TriggerDefinition<P>): Trigger {
  const { name, aliases = [], description, parameters } = definition;
  const { lifecycle = 'active', needsAdvisories = false } = definition;
  return {
    name,
    aliases,
    description,
    parameters,
    lifecycle,
    needsAdvisories,
    prepare(given) {
      const { values, faults } = readValues(parameters, given);
      if (faults.length > 0) return { faults };
      const together = definition.together?.(values) ?? [];
      if (together.length > 0) return { faults: together };
      return { check: (facts) => definition.check(facts, values) };
    },
  };
}

function readValues<P extends Parameters>(parameters: P, given: ReadonlyMap<string, string>) {
  const values: Record<string, unknown> = {};
  const faults: ParameterFault[] = [];
  for (const [name, { kind, required, aliases = [] }] of Object.entries(parameters)) {
    const written = [name, ...aliases].map((alias) => given.get(alias)).find((text) => text !== undefined);
    if (written === undefined) {
      if (required) faults.push({ parameter: name, problem: 'is required and missing' });
      continue;
    }
    const read = kind.read(written);
    if ('problem' in read) faults.push({ parameter: name, problem: read.problem });
    else values[name] = read.value;
  }
  return { values: values as Values<P>, faults };
}
