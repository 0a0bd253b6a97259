import type { PolicyEvaluation, PolicyFinding, RuleOutcome } from '../model/policy.ts';
import { actionText, verdictReason, verdictWord } from './policy-text.ts';
import { xmlText } from './xml-text.ts';

/** Of JUnit tests. */
export interface Counts {
  readonly tests: number;
  readonly failures: number;
}

export function policySuiteCounts(policy: PolicyEvaluation): Counts {
  const failed = policy.rules.filter((rule) => stopsOf(policy, rule).length > 0);
  return {
    tests: policy.rules.length + 1,
    failures: failed.length + (verdictWord(policy) === 'fail' ? 1 : 0),
  };
}

/** A rule fails when it stops the image; what it warns of stands in its output. */
export function* policySuites(policy: PolicyEvaluation): Generator<string> {
  const verdict = verdictWord(policy);
  const said = `${verdict}: ${verdictReason(policy)}`;
  const failed = verdict === 'fail' ? 1 : 0;
  yield `<testsuite name="policy" ${countsText({ tests: 1, failures: failed })}>\n`;
  yield testCase({
    suite: 'policy',
    name: `verdict on ${policy.tag}`,
    failed: failed > 0,
    said,
    lines: problemsOf(policy),
  });
  yield '</testsuite>\n';
  for (const [gate, rules] of Map.groupBy(policy.rules, (rule) => rule.gate)) {
    const failures = rules.filter((rule) => stopsOf(policy, rule).length > 0).length;
    yield `<testsuite name="${xmlText(`policy ${gate}`)}" ${countsText({ tests: rules.length, failures })}>\n`;
    for (const rule of rules) yield ruleCase(policy, rule);
    yield '</testsuite>\n';
  }
}

function ruleCase(policy: PolicyEvaluation, rule: RuleOutcome): string {
  const findings = findingsOf(policy, rule);
  const stops = stopsOf(policy, rule);
  return testCase({
    suite: `policy.${rule.gate}`,
    name: `${rule.trigger} (${rule.policyId}, ${rule.ruleId})`,
    failed: stops.length > 0,
    said: stops[0]?.message ?? '',
    lines: findings.map((finding) => `${actionText(finding)}: ${finding.message} [${finding.triggerId}]`),
  });
}

interface Case {
  readonly suite: string;
  readonly name: string;
  readonly failed: boolean;
  readonly said: string;
  readonly lines: readonly string[];
}

function testCase({ suite, name, failed, said, lines }: Case): string {
  const open = `<testcase classname="${xmlText(suite)}" name="${xmlText(name)}" time="0"`;
  const text = lines.map(xmlText).join('\n');
  if (failed) {
    return `${open}><failure type="stop" message="${xmlText(said)}">${text}</failure></testcase>\n`;
  }
  return text === '' ? `${open}/>\n` : `${open}><system-out>${text}</system-out></testcase>\n`;
}

function findingsOf({ findings }: PolicyEvaluation, rule: RuleOutcome): readonly PolicyFinding[] {
  return findings.filter(({ policyId, ruleId }) => policyId === rule.policyId && ruleId === rule.ruleId);
}

function stopsOf(policy: PolicyEvaluation, rule: RuleOutcome): readonly PolicyFinding[] {
  if (rule.action !== 'stop' || rule.fired === rule.allowlisted) return [];
  return findingsOf(policy, rule).filter(({ allowlisted }) => allowlisted === undefined);
}

function problemsOf({ problems }: PolicyEvaluation): readonly string[] {
  return problems.map(({ severity, message }) => `${severity}: ${message}`);
}

export function countsText({ tests, failures }: Counts): string {
  return `tests="${tests}" failures="${failures}" errors="0" skipped="0" time="0"`;
}
