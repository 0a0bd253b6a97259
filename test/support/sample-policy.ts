import { digestOf } from '../../src/core/digest.ts';
import type { PolicyEvaluation, PolicyFinding, RuleOutcome } from '../../src/model/policy.ts';
import type { JudgedAnalysis } from '../../src/report/format.ts';
import { hostileName, sampleAnalysis } from './sample-analysis.ts';

export function sampleFinding(changes: Partial<PolicyFinding> = {}): PolicyFinding {
  return {
    policyId: 'p1',
    ruleId: 'r1',
    gate: 'dockerfile',
    trigger: 'instruction',
    triggerId: '41cb7cdf04850e33a11f80c42bf660b3',
    message: "Dockerfile directive 'HEALTHCHECK' not found, matching condition 'not_exists' check",
    action: 'warn',
    ...changes,
  };
}

export function sampleRule(changes: Partial<RuleOutcome> = {}): RuleOutcome {
  return {
    policyId: 'p1',
    ruleId: 'r1',
    gate: 'dockerfile',
    trigger: 'instruction',
    action: 'warn',
    parameters: { instruction: 'HEALTHCHECK', check: 'not_exists' },
    looked: '2 instructions',
    notes: [],
    fired: 1,
    allowlisted: 0,
    ...changes,
  };
}

/** One finding that warns, one that stops, one that is allowlisted; one rule that finds nothing. */
export function samplePolicy(changes: Partial<PolicyEvaluation> = {}): PolicyEvaluation {
  return {
    bundle: {
      id: 'b1',
      name: 'House rules',
      digest: digestOf(Buffer.from('bundle')),
      raw: { id: 'b1', name: 'House rules', version: '1_0' },
    },
    tag: 'registry.example/team/app:1.2',
    at: '2026-05-01T10:00:00.000Z',
    mapping: { registry: '*', repository: '*', image: { type: 'tag', value: '*' }, policy_id: 'p1' },
    findings: [
      sampleFinding(),
      sampleFinding({
        ruleId: 'r2',
        gate: 'vulnerabilities',
        trigger: 'package',
        triggerId: 'CVE-2024-2961+libc6',
        message: `HIGH Vulnerability found in os package type (dpkg) - libc6 ${hostileName} | <b>`,
        action: 'stop',
      }),
      sampleFinding({
        ruleId: 'r2',
        gate: 'vulnerabilities',
        trigger: 'package',
        triggerId: 'CVE-2024-0001+tar',
        message: 'CRITICAL Vulnerability found in os package type (dpkg) - tar',
        action: 'go',
        allowlisted: { listId: 'w1', listName: 'Accepted', itemId: 'i1' },
      }),
    ],
    policyAction: 'stop',
    finalAction: 'stop',
    reason: 'policy_evaluation',
    allowedImage: undefined,
    deniedImage: undefined,
    rules: [
      sampleRule(),
      sampleRule({
        ruleId: 'r2',
        gate: 'vulnerabilities',
        trigger: 'package',
        action: 'stop',
        parameters: { package_type: 'all', severity: 'high', severity_comparison: '>=' },
        looked: '44 vulnerabilities',
        notes: ['42 below severity high'],
        fired: 2,
        allowlisted: 1,
      }),
      sampleRule({
        ruleId: 'r3',
        gate: 'vulnerabilities',
        trigger: 'stale_feed_data',
        parameters: { max_days_since_sync: '2' },
        looked: 'advisories of 2026-05-01',
        notes: ['0 days old'],
        fired: 0,
      }),
    ],
    problems: [{ severity: 'warning', message: 'Allowlist item i9 expired on 2026-04-01' }],
    ...changes,
  };
}

export function judgedAnalysis(changes: Partial<PolicyEvaluation> = {}): JudgedAnalysis {
  const policy = samplePolicy(changes);
  return { ...sampleAnalysis(), policy };
}
