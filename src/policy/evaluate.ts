import {
  type GateAction,
  gateActions,
  type PolicyEvaluation,
  type PolicyFinding,
  type PolicyProblem,
  type RuleOutcome,
} from '../model/policy.ts';
import { formatReference } from '../model/reference.ts';
import { AllowlistUse } from './allowlist-use.ts';
import type { Bundle, Mapping, Policy, Rule } from './bundle.ts';
import type { PolicyFacts } from './facts.ts';
import { matchedImage } from './image-match.ts';
import { lifecycleProblem } from './life-cycle.ts';
import { triggerIdOf } from './trigger-id.ts';

/** Pure: judges the image by the first mapping that matches, as the Engine does. */
export function evaluate(bundle: Bundle, facts: PolicyFacts): PolicyEvaluation {
  const image = matchedImage(facts);
  const mapping = bundle.mappings.find((each) => each.matches(image));
  const allowedImage = bundle.allowedImages.find((each) => each.matches(image));
  const deniedImage = bundle.deniedImages.find((each) => each.matches(image));
  const judged = judge(bundle, mapping, facts);
  const policyAction = gravest(judged.findings.map(({ action }) => action));
  const [finalAction, reason] = deniedImage
    ? (['stop', 'blacklisted'] as const)
    : allowedImage
      ? (['go', 'whitelisted'] as const)
      : ([policyAction, 'policy_evaluation'] as const);
  return {
    bundle: { id: bundle.id, name: bundle.name, digest: bundle.digest, raw: bundle.raw },
    tag: formatReference(facts.reference),
    at: new Date(facts.at).toISOString(),
    mapping: mapping?.raw,
    findings: judged.findings,
    policyAction,
    finalAction,
    reason,
    allowedImage: allowedImage?.raw,
    deniedImage: deniedImage?.raw,
    rules: judged.rules,
    problems: [...missingMapping(mapping), ...judged.problems, ...incomplete(facts)],
  };
}

/** `go` when there is nothing. */
function gravest(actions: readonly GateAction[]): GateAction {
  return gateActions.find((action) => actions.includes(action)) ?? 'go';
}

interface Judged {
  readonly findings: readonly PolicyFinding[];
  readonly rules: readonly RuleOutcome[];
  readonly problems: readonly PolicyProblem[];
}

function judge(bundle: Bundle, mapping: Mapping | undefined, facts: PolicyFacts): Judged {
  const policies = mapping?.policyIds.flatMap((id) => bundle.policies.get(id) ?? []) ?? [];
  const allowlists = mapping?.allowlistIds.flatMap((id) => bundle.allowlists.get(id) ?? []) ?? [];
  const use = new AllowlistUse(allowlists, facts.at);
  const findings: PolicyFinding[] = [];
  const rules: RuleOutcome[] = [];
  const problems = new Map<string, PolicyProblem>();
  for (const policy of policies) {
    for (const rule of byGate(policy.rules)) {
      const judgedRule = judgeRule(policy, rule, facts, use);
      for (const finding of judgedRule.findings) findings.push(finding);
      rules.push(judgedRule.outcome);
      for (const problem of [lifecycleProblem(rule), silence(rule, judgedRule.unjudged)]) {
        if (problem) problems.set(problem.message, problem);
      }
    }
  }
  return { findings, rules, problems: [...problems.values(), ...use.problems()] };
}

/** The Engine evaluates the gates one after the other, in the order of their first rules. */
function byGate(rules: readonly Rule[]): Rule[] {
  return [...Map.groupBy(rules, ({ gate }) => gate).values()].flat();
}

function judgeRule(policy: Policy, rule: Rule, facts: PolicyFacts, use: AllowlistUse) {
  const { gate, trigger, action, parameters } = rule;
  const { looked, notes, matches, unjudged } = rule.prepared.check(facts);
  const named = { policyId: policy.id, ruleId: rule.id, gate: gate.name, trigger: trigger.name };
  const findings = matches.map(({ id, idAfterRule, otherIds = [], message }): PolicyFinding => {
    const ownId = idAfterRule === undefined ? id : `${rule.id}${idAfterRule}`;
    const triggerId = ownId ?? triggerIdOf(gate.name, trigger.name, message);
    const allowlisted = use.markFor(gate.name, [triggerId, ...otherIds]);
    const finding = { ...named, triggerId, message };
    return allowlisted ? { ...finding, action: 'go', allowlisted } : { ...finding, action };
  });
  const allowlisted = findings.filter((finding) => finding.allowlisted !== undefined).length;
  const outcome: RuleOutcome = {
    ...named,
    action,
    parameters,
    looked,
    notes,
    fired: findings.length,
    allowlisted,
  };
  return { findings, outcome, unjudged };
}

function silence({ id, gate, trigger }: Rule, unjudged: string | undefined): PolicyProblem | undefined {
  if (unjudged === undefined) return undefined;
  return warning(`rule ${id} (${gate.name}: ${trigger.name}) could not judge all of the image: ${unjudged}`);
}

function missingMapping(mapping: Mapping | undefined): PolicyProblem[] {
  return mapping ? [] : [warning('no mapping of the bundle matches the image, so no policy looked at it')];
}

function incomplete({ analysis: { problems } }: PolicyFacts): PolicyProblem[] {
  if (problems.length === 0) return [];
  return [
    warning(`the analysis is incomplete (problems: ${problems.length}): what was not read cannot fire`),
  ];
}

function warning(message: string): PolicyProblem {
  return { severity: 'warning', message };
}
