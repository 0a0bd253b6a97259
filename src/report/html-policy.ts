import type { PolicyEvaluation, PolicyFinding } from '../model/policy.ts';
import {
  actionText,
  bundleText,
  findingsByGate,
  findingTally,
  verdictReason,
  verdictWord,
} from './policy-text.ts';
import { xmlText } from './xml-text.ts';

export const policyColumns = ['Action', 'Gate', 'Trigger', 'Message', 'Trigger id'] as const;

/** In the colors of severities. */
const colors = { stop: 'critical', warn: 'medium', go: 'low' } as const;

/** The verdict and why, for the head of the page. */
export function verdictParagraph(policy: PolicyEvaluation): string {
  const word = verdictWord(policy);
  const said = `(${policy.finalAction}): ${verdictReason(policy)}`;
  return `<p id="verdict"><span class="${word === 'fail' ? 'critical' : 'low'}">Policy: ${word.toUpperCase()}</span> ${xmlText(said)}</p>\n`;
}

/** What led to the verdict, by gate, the gravest first. */
export function* policySection(policy: PolicyEvaluation): Generator<string> {
  const said = `Judged as ${policy.tag} by ${bundleText(policy)} at ${policy.at}. Findings: ${findingTally(policy) || 'none'}.`;
  yield `<section id="policy"><h2>Policy</h2>\n<p>${xmlText(said)}</p>\n`;
  if (policy.problems.length > 0) {
    yield '<ul>\n';
    for (const { severity, message } of policy.problems) yield `<li>${severity}: ${xmlText(message)}</li>\n`;
    yield '</ul>\n';
  }
  const groups = findingsByGate(policy);
  if (groups.length > 0) {
    yield '<table class="policy"><thead><tr>';
    for (const name of policyColumns) yield `<th scope="col">${name}</th>`;
    yield '</tr></thead>\n<tbody>\n';
    for (const { findings } of groups) for (const finding of findings) yield row(finding);
    yield '</tbody></table>\n';
  }
  yield '</section>\n';
}

function row(finding: PolicyFinding): string {
  const { action, allowlisted, gate, trigger, message, triggerId } = finding;
  const color = allowlisted === undefined ? colors[action] : 'low';
  const cells = [gate, trigger, message, triggerId].map((text) => `<td>${xmlText(text)}</td>`);
  return `<tr><td><span class="${color}">${xmlText(actionText(finding))}</span></td>${cells.join('')}</tr>\n`;
}
