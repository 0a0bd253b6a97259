import { createHash } from 'node:crypto';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { PolicyFinding } from '../model/policy.ts';
import { imageName } from './image-name.ts';
import { findingsByGate, levelOf } from './policy-text.ts';
import { fileLocation, type SarifFindings, type SarifRule, sarifMessage } from './sarif-result.ts';

/** Findings of a policy bundle: a rule for each gate and trigger. */
export function policyFindings({ policy, image }: ImageAnalysis): SarifFindings {
  const findings = policy === undefined ? [] : findingsByGate(policy).flatMap((group) => group.findings);
  const rules = new Map(findings.map((finding) => [ruleId(finding), toRule(finding)]));
  const { name } = imageName(image);
  return {
    rules: Array.from(rules.values()),
    results: findings.values().map((finding) => ({
      ruleId: ruleId(finding),
      level: levelOf(finding.action),
      message: sarifMessage(finding.message),
      locations: [fileLocation(name)],
      partialFingerprints: { primaryLocationLineHash: hashOf(finding) },
      suppressions:
        finding.allowlisted === undefined
          ? []
          : [
              {
                kind: 'external',
                status: 'accepted',
                justification: `Allowlisted by ${finding.allowlisted.listName}, item ${finding.allowlisted.itemId}`,
              },
            ],
      properties: {
        action: finding.action,
        triggerId: finding.triggerId,
        policyId: finding.policyId,
        ruleId: finding.ruleId,
      },
    })),
    count: findings.length,
  };
}

function ruleId({ gate, trigger }: PolicyFinding): string {
  return `policy/${gate}/${trigger}`;
}

function toRule(finding: PolicyFinding): SarifRule {
  const id = ruleId(finding);
  return {
    id,
    name: id,
    shortDescription: sarifMessage(`Policy gate ${finding.gate}, trigger ${finding.trigger}`),
    help: {
      text: `\`kedge policy show ${finding.gate} ${finding.trigger}\` says what it looks for, \`kedge policy explain\` why it fired.`,
    },
    defaultConfiguration: { level: levelOf(finding.action) },
    properties: { tags: ['policy'] },
  };
}

function hashOf({ gate, trigger, triggerId, policyId, ruleId }: PolicyFinding): string {
  return createHash('sha256').update([gate, trigger, triggerId, policyId, ruleId].join('\0')).digest('hex');
}
