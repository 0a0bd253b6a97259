import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { PolicyEvaluation } from '../model/policy.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { ReportFormat, ReportView } from './format.ts';
import { code, mostCharacters, plain, tableOf } from './markdown-table.ts';
import {
  actionText,
  bundleText,
  findingsByGate,
  findingTally,
  verdictReason,
  verdictWord,
} from './policy-text.ts';
import { type Action, actionsOf } from './vulnerability-actions.ts';
import {
  countingOf,
  expiredText,
  feedText,
  findingsOf,
  installedText,
  suppressedOf,
  suppressionText,
  urgencyOf,
  vulnerabilityTally,
} from './vulnerability-text.ts';

/** What is kept for the lines below the tables. */
const tailCharacters = 2_000;
const shownIds = 5;
const shownGaps = 10;
const shownExpired = 10;

/** For a comment on a pull request: what to do, most urgent first, never longer than a comment may be. */
export const markdown: ReportFormat = {
  id: 'markdown',
  mediaType: 'text/markdown; charset=utf-8',
  summary: 'what to do about vulnerabilities, for a comment on a pull request',
  *write(analysis, view) {
    const { vulnerabilities: report } = analysis;
    yield `## kedge: ${code(analysis.image.location)}\n\n`;
    let left = mostCharacters - tailCharacters;
    if (analysis.policy !== undefined) {
      for (const text of verdict(analysis.policy, () => left)) {
        left -= text.length;
        yield text;
      }
      if (report === undefined) return;
    }
    if (report === undefined) {
      yield 'Vulnerabilities were not looked for.\n';
      return;
    }
    yield `**Vulnerabilities:** ${vulnerabilityTally(countingOf(report)) || 'none found'}\n`;
    const tail = tailOf(analysis, report, view);
    left -= tail.length;
    for (const text of tables(analysis, view, () => left)) {
      left -= text.length;
      yield text;
    }
    yield tail;
  },
};

/** What was decided and why, before anything else. */
function* verdict(policy: PolicyEvaluation, left: () => number): Generator<string> {
  const word = verdictWord(policy).toUpperCase();
  yield `**Policy: ${word}** (${policy.finalAction}): ${verdictReason(policy)}\n\n`;
  yield `Judged as ${code(policy.tag)} by ${code(bundleText(policy))} at ${policy.at}. Findings: ${findingTally(policy) || 'none'}.\n`;
  const headings = ['Action', 'Gate', 'Trigger', 'Trigger id', 'Message'];
  const rows = findingsByGate(policy).flatMap(({ findings }) =>
    findings.map((finding) => [
      finding.action === 'stop' ? '**stop**' : plain(actionText(finding)),
      code(finding.gate),
      code(finding.trigger),
      code(finding.triggerId),
      plain(finding.message),
    ]),
  );
  yield* tableOf({ title: 'Policy findings', headings, rows, left });
  for (const { severity, message } of policy.problems.slice(0, shownGaps)) {
    yield `\n**${severity}:** ${plain(message)}\n`;
  }
  yield '\n';
}

function* tables(analysis: ImageAnalysis, view: ReportView, left: () => number): Generator<string> {
  const actions = actionsOf(analysis);
  const upgrades = actions.filter(({ kind }) => kind === 'upgrade');
  const stuck = actions.filter(({ kind }) => kind !== 'upgrade');
  const headings = ['Risk', 'Upgrade', 'From', 'To', 'Fixes', 'Worst'];
  yield* tableOf({ title: 'What to do', headings, rows: upgrades.map(upgradeRow), left });
  const open = ['Risk', 'Package', 'Installed', 'Open', 'Worst'];
  yield* tableOf({ title: 'Without a fix', headings: open, rows: stuck.map(stuckRow), left });
  if (view.showSuppressed === true) {
    const said = ['Vulnerability', 'Package', 'Suppressed'];
    yield* tableOf({ title: 'Suppressed', headings: said, rows: suppressedRows(analysis), left });
  }
}

function upgradeRow(action: Action): readonly string[] {
  const { risk, name, target = '', ids, worst } = action;
  const shown = ids.slice(0, shownIds).map(code).join(' ');
  const more = ids.length > shownIds ? ` and ${ids.length - shownIds} more` : '';
  const urgency = urgencyOf(action);
  return [
    risk.toFixed(1),
    code(name),
    code(installedText(action)),
    code(target),
    `${ids.length}: ${shown}${more}`,
    urgency === '' ? worst : `${worst}, **${urgency}**`,
  ];
}

function stuckRow(action: Action): readonly string[] {
  const { risk, name, ids, worst, kind } = action;
  const refused = kind === 'will-not-fix' ? ' (will not be fixed)' : '';
  return [risk.toFixed(1), `${code(name)}${refused}`, code(installedText(action)), String(ids.length), worst];
}

function suppressedRows(analysis: ImageAnalysis): readonly (readonly string[])[] {
  return Array.from(findingsOf(analysis)).flatMap(({ vulnerability: { id, suppressed }, pkg }) =>
    suppressed === undefined
      ? []
      : [[code(id), code(`${pkg.name} ${pkg.version}`), code(suppressionText(suppressed))]],
  );
}

function tailOf({ problems }: ImageAnalysis, report: VulnerabilityReport, view: ReportView): string {
  const { gaps, expired = [] } = report;
  const hidden = view.showSuppressed === true ? 0 : suppressedOf(report).length;
  const lines = [
    ...(hidden === 0 ? [] : [`${counted(hidden, 'finding')} suppressed.`]),
    ...gaps.slice(0, shownGaps).map((gap) => `**Not covered:** ${plain(gap.message)}`),
    ...(gaps.length > shownGaps ? [`… and ${gaps.length - shownGaps} more that are not covered.`] : []),
    ...expired.slice(0, shownExpired).map((rule) => `**Expired:** ${plain(expiredText(rule))}`),
    ...(expired.length > shownExpired ? [`… and ${expired.length - shownExpired} more that expired.`] : []),
    ...(problems.length === 0 ? [] : [`**Incomplete:** ${counted(problems.length, 'problem')}.`]),
    plain(feedText(report, view.staleFeeds)),
  ];
  return `\n${lines.join('\n\n')}\n`;
}
