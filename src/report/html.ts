import { createHash } from 'node:crypto';
import { counted } from '../core/units.ts';
import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { ReportFormat, ReportView } from './format.ts';
import { pageScript, pageStyle } from './html-page.ts';
import { inChunks } from './json-text.ts';
import { isWebAddress } from './supplier.ts';
import { type Action, actionsOf } from './vulnerability-actions.ts';
import {
  actionText,
  countingOf,
  type Finding,
  feedText,
  findingsOf,
  fixText,
  installedText,
  suppressionText,
  urgencyOf,
  vulnerabilityTally,
} from './vulnerability-text.ts';
import { xmlText } from './xml-text.ts';

/** The page loads nothing and runs nothing but its own script and style, whatever got into its texts. */
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(pageScript)}'`,
  `style-src 'sha256-${sha256(pageStyle)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** One self-contained page: what to do, and every finding to filter and sort. */
export const html: ReportFormat = {
  id: 'html',
  mediaType: 'text/html; charset=utf-8',
  summary: 'one page with filters, that needs no network',
  write: (analysis, view) => inChunks(page(analysis, view)),
};

function* page(analysis: ImageAnalysis, view: ReportView): Generator<string> {
  const title = xmlText(analysis.image.location);
  yield '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n';
  yield `<meta http-equiv="Content-Security-Policy" content="${xmlText(policy)}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="referrer" content="no-referrer">\n';
  yield `<title>${title} – kedge</title>\n<style>${pageStyle}</style></head>\n<body>\n<header><h1>${title}</h1>\n`;
  yield* summary(analysis, view);
  yield '</header>\n<main>\n';
  if (analysis.vulnerabilities !== undefined) {
    yield* actionTable(actionsOf(analysis));
    yield* findingTable(analysis, analysis.vulnerabilities);
  }
  yield `</main>\n<script>${pageScript}</script>\n</body></html>\n`;
}

function* summary(analysis: ImageAnalysis, view: ReportView): Generator<string> {
  const { vulnerabilities: report, image, distro, problems, tool, packages } = analysis;
  const facts: readonly (readonly [string, string])[] = [
    ['Vulnerabilities', report === undefined ? 'not looked for' : tallyText(report)],
    ['Packages', packages.length.toLocaleString('en-US')],
    ['Image id', image.id],
    ...(image.manifestDigest === undefined ? [] : [['Manifest', image.manifestDigest] as const]),
    ['Platform', Object.values(image.platform).join('/')],
    ['Distribution', distro?.prettyName ?? distro?.id ?? 'none found'],
    ...(report === undefined ? [] : [['Advisories', feedText(report, view.staleFeeds)] as const]),
    ...(report?.gaps ?? []).map((gap) => ['Not covered', gap.message] as const),
    ...(problems.length === 0 ? [] : [['Incomplete', counted(problems.length, 'problem')] as const]),
    ['Made by', `${tool.name} ${tool.version}`],
  ];
  yield '<dl>\n';
  for (const [name, value] of facts) yield `<dt>${name}</dt><dd>${xmlText(value)}</dd>\n`;
  yield '</dl>\n';
}

function tallyText(report: VulnerabilityReport): string {
  return vulnerabilityTally(countingOf(report)) || 'none found';
}

function* actionTable(actions: readonly Action[]): Generator<string> {
  if (actions.length === 0) return;
  yield '<section><h2>What to do</h2>\n<table><thead><tr>';
  for (const name of ['Risk', 'Action', 'Installed', 'Vulnerabilities', 'Worst', 'Urgency']) {
    yield `<th scope="col">${name}</th>`;
  }
  yield '</tr></thead>\n<tbody>\n';
  for (const action of actions) yield actionRow(action);
  yield '</tbody></table></section>\n';
}

function actionRow(action: Action): string {
  const cells = [
    action.risk.toFixed(1),
    actionText(action),
    installedText(action),
    `${action.ids.length}: ${action.ids.slice(0, 10).join(', ')}${action.ids.length > 10 ? ' …' : ''}`,
  ].map((text) => `<td>${xmlText(text)}</td>`);
  return `<tr>${cells.join('')}${severityCell(action.worst)}<td class="urgent">${urgencyOf(action)}</td></tr>\n`;
}

const columns: readonly { readonly title: string; readonly numeric?: boolean }[] = [
  { title: 'Risk', numeric: true },
  { title: 'Severity', numeric: true },
  { title: 'Score', numeric: true },
  { title: 'EPSS', numeric: true },
  { title: 'Vulnerability' },
  { title: 'Package' },
  { title: 'Installed' },
  { title: 'Fix' },
  { title: 'Place' },
  { title: 'About' },
];

function* findingTable(analysis: ImageAnalysis, report: VulnerabilityReport): Generator<string> {
  yield '<section><h2>Findings</h2>\n';
  yield filters(report);
  yield '<table id="findings"><thead><tr>';
  for (const [index, { title, numeric }] of columns.entries()) {
    const kind = numeric === true ? 'number' : 'text';
    yield `<th scope="col" aria-sort="none"><button type="button" data-column="${index}" data-kind="${kind}">${title}</button></th>`;
  }
  yield '</tr></thead>\n<tbody>\n';
  for (const finding of findingsOf(analysis)) yield findingRow(finding);
  yield '</tbody></table></section>\n';
}

function filters(report: VulnerabilityReport): string {
  const found = new Set(report.vulnerabilities.map(({ severity }) => severity));
  const boxes = vulnerabilitySeverities
    .filter((severity) => found.has(severity))
    .map(
      (severity) =>
        `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
    );
  return `<form id="filters" role="search">
<fieldset><legend>Severity</legend>${boxes.join('\n')}</fieldset>
<label><input type="checkbox" id="fixable"> with a fix</label>
<label><input type="checkbox" id="exploited"> known exploited</label>
<label><input type="checkbox" id="suppressed"> suppressed too</label>
<label>Package <input type="search" id="package" autocomplete="off"></label>
<label>Text <input type="search" id="text" autocomplete="off"></label>
<output id="shown" aria-live="polite"></output>
</form>
`;
}

function findingRow({ vulnerability, pkg }: Finding): string {
  const { id, ids, severity, score, risk, epss, exploit, fix, suppressed, summary = '' } = vulnerability;
  const marks = [
    `data-severity="${severity}"`,
    `data-package="${xmlText(`${pkg.name} ${pkg.source?.name ?? ''}`.toLowerCase())}"`,
    ...(fix.state === 'fixed' ? ['data-fixable'] : []),
    ...(exploit === undefined ? [] : ['data-exploited']),
    ...(suppressed === undefined ? [] : ['data-suppressed hidden']),
  ];
  const about = [
    summary,
    ...(suppressed === undefined ? [] : [`Suppressed ${suppressionText(suppressed)}`]),
    urgencyOf({ exploited: exploit !== undefined, ransomware: exploit?.ransomware ?? false }),
  ].filter((text) => text !== '');
  const cells = [
    cell(risk.toFixed(1), risk),
    severityCell(severity),
    cell(score?.toFixed(1) ?? '', score ?? -1),
    cell(epss === undefined ? '' : `${(epss.score * 100).toFixed(1)} %`, epss?.score ?? -1),
    `<td>${link(id, vulnerability.references)}${ids.length > 1 ? `<br><small>${xmlText(ids.slice(1).join(', '))}</small>` : ''}</td>`,
    cell(`${pkg.name} (${pkg.type})`),
    cell(pkg.version),
    cell(fixText(vulnerability)),
    cell(`/${pkg.locations[0]?.path ?? ''} (layer ${pkg.layer})`),
    cell(about.join('. ')),
  ];
  return `<tr ${marks.join(' ')}>${cells.join('')}</tr>\n`;
}

function cell(text: string, order?: number): string {
  return `<td${order === undefined ? '' : ` data-order="${order}"`}>${xmlText(text)}</td>`;
}

function severityCell(severity: Action['worst']): string {
  const order = vulnerabilitySeverities.length - vulnerabilitySeverities.indexOf(severity);
  return `<td class="${severity}" data-order="${order}">${severity}</td>`;
}

function link(text: string, references: readonly string[]): string {
  const page = references.find(isWebAddress);
  const shown = xmlText(text);
  return page === undefined ? shown : `<a href="${xmlText(page)}" rel="noreferrer noopener">${shown}</a>`;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
