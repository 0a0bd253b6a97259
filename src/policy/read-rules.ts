import { nearest } from '../core/nearest.ts';
import { type GateAction, gateActions } from '../model/policy.ts';
import type { Rule } from './bundle.ts';
import { type BundleNode, quoted } from './bundle-node.ts';
import type { Gate, PreparedTrigger, Trigger } from './gate.ts';
import { lifecycleOf } from './life-cycle.ts';
import { gates } from './list.ts';
import { findGate, findParameter, findTrigger } from './names.ts';

/** The rule, or nothing when a fault keeps it from being one. */
export function readRule(node: BundleNode, position: number): Rule | undefined {
  if (!node.object()) return undefined;
  node.only(['id', 'gate', 'trigger', 'action', 'params', 'recommendation', 'comment', 'description']);
  const id = node.member('id').text() ?? `rules[${position}]`;
  const action = readAction(node.member('action'));
  const gate = readGate(node.member('gate'));
  const trigger = gate && readTrigger(node.member('trigger'), gate);
  const read = gate && trigger && readUsed(node, gate, trigger);
  if (!gate || !trigger || !read?.prepared || !action) return undefined;
  return { id, gate, trigger, action, parameters: read.written, prepared: read.prepared };
}

function readAction(node: BundleNode): GateAction | undefined {
  const text = node.required();
  if (text === undefined) return undefined;
  const action = gateActions.find((each) => each === text.toLowerCase());
  if (!action) node.fault(`${quoted(text)} is no action: stop, warn or go`, nearest(text, gateActions));
  return action;
}

function readGate(node: BundleNode): Gate | undefined {
  const name = node.required();
  if (name === undefined) return undefined;
  const gate = findGate(name);
  if (!gate) {
    node.fault(`${quoted(name)} is no gate`, nearest(name, namesOf(gates)));
    return undefined;
  }
  return gate;
}

function readTrigger(node: BundleNode, gate: Gate): Trigger | undefined {
  const name = node.required();
  if (name === undefined) return undefined;
  const trigger = findTrigger(gate, name);
  if (!trigger) {
    node.fault(`${quoted(name)} is no trigger of gate ${gate.name}`, nearest(name, namesOf(gate.triggers)));
    return undefined;
  }
  return trigger;
}

/** What is at its end is reported and kept, since an evaluation goes on without it; nothing reads its parameters. */
function readUsed(node: BundleNode, gate: Gate, trigger: Trigger): ReadParameters {
  const lifecycle = lifecycleOf(gate, trigger);
  const place = node.member(gate.lifecycle === lifecycle ? 'gate' : 'trigger');
  const use = gate.supersededBy === undefined ? '' : `: use ${gate.supersededBy}`;
  if (lifecycle === 'deprecated') place.warn(`is deprecated${use}`);
  if (lifecycle !== 'eol') return readParameters(node.member('params'), trigger);
  place.ended(`is at its end of life and no longer evaluated${use}`);
  const prepared = trigger.prepare(new Map());
  return 'faults' in prepared ? { written: {} } : { written: {}, prepared };
}

interface ReadParameters {
  readonly written: { readonly [name: string]: string };
  readonly prepared?: PreparedTrigger;
}

function readParameters(params: BundleNode, trigger: Trigger): ReadParameters {
  const given = new Map<string, string>();
  const places = new Map<string, BundleNode>();
  let sound = true;
  for (const node of params.items()) {
    const read = readParameter(node, trigger, places);
    if (read === undefined) sound = false;
    else if (read.value !== undefined) given.set(read.name, read.value);
  }
  const written = Object.fromEntries(given);
  const prepared = trigger.prepare(given);
  if (!('faults' in prepared)) return sound ? { written, prepared } : { written };
  for (const { parameter, problem } of prepared.faults) {
    const place = places.get(parameter);
    if (place === undefined) params.fault(`parameter ${parameter} ${problem}`);
    // What has a fault of its own was not given to the trigger, which takes it for missing.
    else if (typeof place.value === 'string') place.fault(`parameter ${parameter} ${problem}`);
  }
  return { written };
}

/** Undefined for one with a fault. `places` is told where its value stands. */
function readParameter(node: BundleNode, trigger: Trigger, places: Map<string, BundleNode>) {
  if (!node.object()) return undefined;
  node.only(['name', 'value']);
  const name = node.member('name').required()?.toLowerCase();
  const value = node.member('value');
  if (name === undefined) return undefined;
  const parameter = findParameter(trigger.parameters, name);
  if (parameter === undefined) {
    const known = Object.keys(trigger.parameters);
    node.member('name').fault(`${quoted(name)} is no parameter of ${trigger.name}`, nearest(name, known));
    return undefined;
  }
  if (places.has(parameter)) {
    node.member('name').fault(`parameter ${parameter} is given twice`);
    return undefined;
  }
  if (!value.written) return { name, value: undefined };
  places.set(parameter, value);
  const text = value.text();
  return text === undefined ? undefined : { name, value: text };
}

function namesOf(all: readonly { readonly name: string; readonly aliases?: readonly string[] }[]): string[] {
  return all.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
}
