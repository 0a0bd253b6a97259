import { vulnerabilitySeverities } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import { htmlCell, severityCell, shortHtml } from './html-cell.ts';
import { isWebAddress } from './supplier.ts';
import {
  type Finding,
  findingsOf,
  fixText,
  placeText,
  suppressionText,
  urgencyOf,
} from './vulnerability-text.ts';
import { xmlText } from './xml-text.ts';

export const findingColumns = [
  { title: 'Risk', kind: 'number' },
  { title: 'Severity', kind: 'number' },
  { title: 'Score', kind: 'number' },
  { title: 'EPSS', kind: 'number' },
  { title: 'Vulnerability', kind: 'text' },
  { title: 'Package', kind: 'text' },
  { title: 'Installed', kind: 'text' },
  { title: 'Fix', kind: 'text' },
  { title: 'Place', kind: 'text' },
  { title: 'About', kind: 'text' },
] as const;

/** Every finding, those that are suppressed hidden at first; by risk. */
export function* findingTable(analysis: ImageAnalysis): Generator<string> {
  const findings = Array.from(findingsOf(analysis)).sort(
    (a, b) => b.vulnerability.risk - a.vulnerability.risk,
  );
  if (findings.length === 0) return;
  yield '<section><h2>Findings</h2>\n';
  yield filters(findings);
  yield '<table id="findings"><thead><tr>';
  for (const [index, { title, kind }] of findingColumns.entries()) {
    const sorted = index === 0 ? 'descending' : 'none';
    yield `<th scope="col" aria-sort="${sorted}"><button type="button" data-column="${index}" data-kind="${kind}">${title}</button></th>`;
  }
  yield '</tr></thead>\n<tbody>\n';
  for (const finding of findings) yield findingRow(finding);
  yield '</tbody></table></section>\n';
}

/** Shown by the script: without it they would do nothing. */
function filters(findings: readonly Finding[]): string {
  const found = new Set(findings.map(({ vulnerability }) => vulnerability.severity));
  const boxes = vulnerabilitySeverities
    .filter((severity) => found.has(severity))
    .map(
      (severity) =>
        `<label><input type="checkbox" name="severity" value="${severity}" checked> ${severity}</label>`,
    );
  return `<form id="filters" role="search" hidden>
<fieldset><legend>Severity</legend>${boxes.join('\n')}</fieldset>
<fieldset><legend>Only</legend><label><input type="checkbox" id="fixable"> with a fix</label>
<label><input type="checkbox" id="exploited"> known exploited</label></fieldset>
<fieldset><legend>Also</legend><label><input type="checkbox" id="suppressed"> suppressed</label></fieldset>
<label>Package <input type="search" id="package" autocomplete="off"></label>
<label>Text <input type="search" id="text" autocomplete="off"></label>
</form>
<p><output id="shown" aria-live="polite"></output> <button type="button" id="all" hidden>show all</button></p>
`;
}

function findingRow({ vulnerability, pkg }: Finding): string {
  const { ids, severity, score, risk, epss, exploit, fix, suppressed, summary = '' } = vulnerability;
  const marks = [
    `data-severity="${severity}"`,
    `data-package="${xmlText(`${pkg.name} ${pkg.source?.name ?? ''}`.toLowerCase())}"`,
    ...(fix.state === 'fixed' ? ['data-fixable'] : []),
    ...(exploit === undefined ? [] : ['data-exploited']),
    ...(suppressed === undefined ? [] : ['data-suppressed hidden']),
  ];
  const urgency = urgencyOf({ exploited: exploit !== undefined, ransomware: exploit?.ransomware ?? false });
  const about = [
    ...(urgency === '' ? [] : [`<strong>${urgency}</strong>`]),
    ...(suppressed === undefined
      ? []
      : [`<em>${shortHtml(`Suppressed ${suppressionText(suppressed)}`)}</em>`]),
    ...(summary === '' ? [] : [shortHtml(summary)]),
  ];
  const others = ids.slice(1).join(', ');
  const cells = [
    htmlCell(risk.toFixed(1), risk),
    severityCell(severity),
    htmlCell(score?.toFixed(1) ?? '', score),
    htmlCell(epss === undefined ? '' : `${(epss.score * 100).toFixed(1)} %`, epss?.score),
    `<td>${link(vulnerability)}${others === '' ? '' : `<br><small>${shortHtml(others)}</small>`}</td>`,
    htmlCell(`${pkg.name} (${pkg.type})`),
    htmlCell(pkg.version),
    htmlCell(fixText(vulnerability)),
    htmlCell(placeOf(pkg)),
    `<td>${about.join('<br>')}</td>`,
  ];
  return `<tr ${marks.join(' ')}>${cells.join('')}</tr>\n`;
}

function placeOf(pkg: Package): string {
  const place = placeText(pkg);
  return place === '' ? '' : `${place} (layer ${pkg.layer})`;
}

function link({ id, references }: Finding['vulnerability']): string {
  const page = references.find(isWebAddress);
  const shown = shortHtml(id);
  return page === undefined ? shown : `<a href="${xmlText(page)}" rel="noreferrer noopener">${shown}</a>`;
}
