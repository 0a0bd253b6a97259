import type { PolicyProblem } from '../model/policy.ts';
import type { Rule } from './bundle.ts';
import type { Gate, Lifecycle, Trigger } from './gate.ts';

type Used = Pick<Rule, 'gate' | 'trigger'>;

/** Of the two, the one that is nearer to its end. */
export function lifecycleOf(gate: Gate, trigger: Trigger): Lifecycle {
  const both = [gate.lifecycle, trigger.lifecycle];
  return both.includes('eol') ? 'eol' : both.includes('deprecated') ? 'deprecated' : 'active';
}

/** What the Engine said of every evaluation by a gate or trigger that is not in service, or not for long. */
export function lifecycleProblem({ gate, trigger }: Used): PolicyProblem | undefined {
  const lifecycle = lifecycleOf(gate, trigger);
  if (lifecycle === 'active') return undefined;
  const wholeGate = gate.lifecycle === lifecycle;
  const what = wholeGate ? `Gate ${gate.name}` : `Gate/trigger ${gate.name}/${trigger.name}`;
  const instead =
    wholeGate && gate.supersededBy !== undefined ? ` and replaced with '${gate.supersededBy}'` : '';
  return lifecycle === 'eol'
    ? {
        severity: 'error',
        message: `${what} has been End-of-Lifed. It will not be evaluated, and should be removed from policies${instead}`,
      }
    : {
        severity: 'warning',
        message: `${what} is deprecated. It will continue to function, but it should be removed from policies${instead}`,
      };
}
