import { Chalk } from 'chalk';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { PolicyEvaluation, PolicyFinding, RuleOutcome } from '../model/policy.ts';
import type { PolicyFormat } from './format.ts';
import { actionText, bundleText, verdictReason, verdictWord } from './policy-text.ts';
import { type Canvas, canvasOf, cell, indented } from './section.ts';
import { paintAction } from './table-policy.ts';

const shownFindings = 10;

/** Every rule, with what it looked at and why it fired or did not. */
export const policyExplanation: PolicyFormat = {
  id: 'text',
  mediaType: 'text/plain; charset=utf-8',
  summary: 'what every rule looked at, and why it fired or did not',
  *write({ policy, image }, view) {
    const paint = new Chalk({ level: view.color ? 1 : 0 });
    const canvas = canvasOf(view, paint);
    yield `${paint.bold(printable(image.location))}, judged as ${printable(policy.tag)} at ${policy.at}\n`;
    yield `by ${printable(bundleText(policy))}, ${policy.bundle.digest}\n`;
    yield `${mappingText(policy)}\n`;
    for (const rule of policy.rules) yield `\n${ruleLines(rule, policy, canvas).join('\n')}\n`;
    yield `\n${paint.bold(`${verdictWord(policy).toUpperCase()} (${policy.finalAction})`)}: ${verdictReason(policy)}\n`;
    for (const { severity, message } of policy.problems) yield `${severity}: ${printable(message)}\n`;
  },
};

function mappingText({ mapping, allowedImage, deniedImage }: PolicyEvaluation): string {
  if (deniedImage !== undefined)
    return `denied by the list of images: ${printable(JSON.stringify(deniedImage))}`;
  if (allowedImage !== undefined)
    return `allowed by the list of images: ${printable(JSON.stringify(allowedImage))}`;
  return mapping === undefined
    ? 'no mapping matches'
    : `the first mapping that matches: ${printable(JSON.stringify(mapping))}`;
}

function ruleLines(rule: RuleOutcome, policy: PolicyEvaluation, canvas: Canvas): string[] {
  const { paint } = canvas;
  const { gate, trigger, action, parameters, policyId, ruleId, looked, notes, fired, allowlisted } = rule;
  const state =
    fired === 0 ? paint.dim('did not fire') : paintAction(action, paint, firedText(fired, allowlisted));
  const given = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  const findings = policy.findings.filter((each) => each.policyId === policyId && each.ruleId === ruleId);
  return [
    `${paint.bold(cell(`${gate}: ${trigger}`))}  ${state}`,
    ...indented([
      paint.dim(printable([`rule ${ruleId} of ${policyId}: ${action}`, ...given].join(', '))),
      `looked at ${printable(looked)}`,
      ...notes.map((note) => `not fired for: ${printable(note)}`),
      ...findingLines(findings),
    ]),
  ];
}

function firedText(fired: number, allowlisted: number): string {
  const some = allowlisted === 0 ? '' : `, ${allowlisted} of them allowlisted`;
  return `fired ${counted(fired, 'time')}${some}`;
}

function findingLines(findings: readonly PolicyFinding[]): string[] {
  const shown = findings
    .slice(0, shownFindings)
    .map((finding) => `${actionText(finding)}: ${finding.message} [${finding.triggerId}]`);
  const more = findings.length - shown.length;
  return [...shown.map(printable), ...(more > 0 ? [`… and ${more} more`] : [])];
}
