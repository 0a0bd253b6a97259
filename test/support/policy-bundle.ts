import type { PolicyEvaluation } from '../../src/model/policy.ts';
import { parseReference } from '../../src/model/reference.ts';
import type { Bundle } from '../../src/policy/bundle.ts';
import { evaluate } from '../../src/policy/evaluate.ts';
import type { PolicyFacts } from '../../src/policy/facts.ts';
import { type BundleFault, checkBundle, readBundle } from '../../src/policy/read-bundle.ts';
import { factsOf } from './policy.ts';

export type Written = Record<string, unknown>;

/** Fires once, under the id `always`. */
export const alwaysStop: Written = {
  id: 'stop',
  gate: 'always',
  trigger: 'always',
  action: 'STOP',
  params: [],
};

export const everyImage: Written = {
  id: 'every',
  name: 'every image',
  registry: '*',
  repository: '*',
  image: { type: 'tag', value: '*' },
  policy_id: 'p',
  whitelist_ids: [],
};

export function policy(rules: readonly Written[] = [alwaysStop], changes: Written = {}): Written {
  return { id: 'p', name: 'P', version: '1_0', rules, ...changes };
}

export function allowlist(items: readonly Written[], changes: Written = {}): Written {
  return { id: 'w', name: 'W', version: '1_0', items, ...changes };
}

/** One policy that stops every image, with changes. */
export function written(changes: Written = {}): Written {
  return {
    id: 'b',
    name: 'B',
    version: '1_0',
    policies: [policy()],
    whitelists: [],
    mappings: [everyImage],
    ...changes,
  };
}

/** As `written`, with the items in an allowlist that is in use. */
export function allowing(items: readonly Written[], changes: Written = {}): Written {
  const mappings = [{ ...everyImage, whitelist_ids: ['w'] }];
  return written({ whitelists: [allowlist(items)], mappings, ...changes });
}

export function bundleOf(bundle: Written): Bundle {
  return readBundle(JSON.stringify(bundle), 'bundle.json');
}

/** The verdict on the image under that name. */
export function verdict(
  bundle: Written,
  name = 'ghcr.io/acme/app:1',
  facts: Partial<PolicyFacts> = {},
): PolicyEvaluation {
  return evaluate(bundleOf(bundle), { ...factsOf(), reference: parseReference(name), ...facts });
}

export function faultsIn(bundle: unknown): readonly BundleFault[] {
  return checkBundle(JSON.stringify(bundle), 'bundle.json').faults;
}

/** `PATH MESSAGE`, those that keep the bundle from being used. */
export function errorsIn(bundle: unknown): string[] {
  return told(bundle, 'error');
}

export function warningsIn(bundle: unknown): string[] {
  return told(bundle, 'warning');
}

function told(bundle: unknown, wanted: BundleFault['severity']): string[] {
  return faultsIn(bundle)
    .filter(({ severity }) => severity === wanted)
    .map(
      ({ path, message, suggestion }) =>
        `${path} ${message}${suggestion === undefined ? '' : ` → ${suggestion}`}`,
    );
}
