import type { ImageAnalysis } from '../model/analysis.ts';
import type { BundleJson, PolicyEvaluation, PolicyFinding } from '../model/policy.ts';
import type { PolicyFormat } from './format.ts';
import { jsonText } from './json-text.ts';
import { verdictWord } from './policy-text.ts';

const header = [
  'Image_Id',
  'Repo_Tag',
  'Trigger_Id',
  'Gate',
  'Trigger',
  'Check_Output',
  'Gate_Action',
  'Whitelisted',
  'Policy_Id',
] as const;

/** What `GET /images/{digest}/check?detail=true` of Anchore Engine answers; `anchore-cli evaluate check` reads it. */
export const engineJson: PolicyFormat = {
  id: 'engine-json',
  mediaType: 'application/json',
  summary: "the verdict as Anchore Engine's API gives it",
  *write({ policy, image }) {
    const digest = image.manifestDigest ?? image.id;
    yield `${jsonText([{ [digest]: { [policy.tag]: [evaluationOf(policy, { image, digest })] } }])}\n`;
  },
};

interface Subject {
  readonly image: ImageAnalysis['image'];
  readonly digest: string;
}

function evaluationOf(policy: PolicyEvaluation, subject: Subject) {
  return {
    policyId: policy.bundle.id,
    status: verdictWord(policy),
    last_evaluation: policy.at,
    detail: { policy: policy.bundle.raw ?? {}, result: resultOf(policy, subject) },
  };
}

function resultOf(policy: PolicyEvaluation, { image, digest }: Subject) {
  const { at, finalAction, reason, tag, problems } = policy;
  const seconds = Math.floor(Date.parse(at) / 1000);
  const id = image.id.replace(/^sha256:/, '');
  return {
    user_id: '',
    image_id: id,
    image_digest: digest,
    tag,
    bundle: policy.bundle.raw ?? {},
    created_at: seconds,
    last_modified: seconds,
    final_action: finalAction,
    final_action_reason: reason,
    matched_mapping_rule: engineNames(orFalse(policy.mapping)),
    matched_whitelisted_images_rule: orFalse(policy.allowedImage),
    matched_blacklisted_images_rule: orFalse(policy.deniedImage),
    evaluation_problems: problems.map(({ severity, message }) => ({
      severity: severity === 'error' ? 'error' : 'warn',
      problem_type: severity === 'error' ? 'PolicyError' : 'PolicyWarning',
      details: message,
    })),
    result: tableOf(policy, id),
  };
}

function tableOf({ findings, tag, policyAction }: PolicyEvaluation, id: string) {
  const rows = findings.map((finding) => [
    id,
    tag,
    finding.triggerId,
    finding.gate,
    finding.trigger,
    finding.message,
    finding.action,
    markOf(finding),
    finding.policyId,
  ]);
  return {
    [id]: { result: { header, row_count: rows.length, rows, final_action: policyAction } },
    policy_data: [],
    policy_name: '',
    whitelist_data: [],
    whitelist_names: [],
  };
}

function markOf({ allowlisted }: PolicyFinding) {
  if (allowlisted === undefined) return false;
  const { listId, listName, itemId } = allowlisted;
  return { whitelist_id: listId, whitelist_name: listName, matched_rule_id: itemId };
}

function orFalse(rule: BundleJson | undefined): BundleJson {
  return rule ?? false;
}

/** Enterprise's names for what its clients' elders read. */
const elderNames: Readonly<Record<string, string>> = {
  rule_set_id: 'policy_id',
  rule_set_ids: 'policy_ids',
  allowlist_ids: 'whitelist_ids',
};

function engineNames(rule: BundleJson): BundleJson {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return rule;
  return Object.fromEntries(Object.entries(rule).map(([name, value]) => [elderNames[name] ?? name, value]));
}
