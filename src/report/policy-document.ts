import type { PolicyEvaluation, PolicyFinding, RuleOutcome } from '../model/policy.ts';

/** A verdict as documents hold it; `schemas/analysis.schema.json` says what each member means. */
export function toPolicyDocument(evaluation: PolicyEvaluation | undefined) {
  if (evaluation === undefined) return null;
  const { bundle, tag, at, mapping, finalAction, policyAction, reason, problems } = evaluation;
  return {
    bundle: { id: bundle.id, name: bundle.name, digest: bundle.digest },
    tag,
    at,
    mapping: mapping ?? null,
    finalAction,
    policyAction,
    reason,
    allowedImage: evaluation.allowedImage ?? null,
    deniedImage: evaluation.deniedImage ?? null,
    findings: evaluation.findings.map(toFindingDocument),
    rules: evaluation.rules.map(toRuleDocument),
    problems: problems.map(({ severity, message }) => ({ severity, message })),
  };
}

function toFindingDocument(finding: PolicyFinding) {
  const { policyId, ruleId, gate, trigger, triggerId, message, action, allowlisted } = finding;
  return {
    policyId,
    ruleId,
    gate,
    trigger,
    triggerId,
    message,
    action,
    allowlisted: allowlisted && {
      listId: allowlisted.listId,
      listName: allowlisted.listName,
      itemId: allowlisted.itemId,
    },
  };
}

function toRuleDocument(rule: RuleOutcome) {
  const { policyId, ruleId, gate, trigger, action, parameters, looked, notes, fired, allowlisted } = rule;
  return { policyId, ruleId, gate, trigger, action, parameters, looked, notes, fired, allowlisted };
}
