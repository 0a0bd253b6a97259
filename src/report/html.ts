import { createHash } from 'node:crypto';
import { counted } from '../core/units.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { Problem } from '../model/problem.ts';
import type { ReportFormat, ReportView } from './format.ts';
import { actionTables } from './html-actions.ts';
import { findingTable } from './html-findings.ts';
import { policySection, verdictParagraph } from './html-policy.ts';
import { pageScript } from './html-script.ts';
import { pageStyle } from './html-style.ts';
import { inChunks } from './json-text.ts';
import { actionsOf } from './vulnerability-actions.ts';
import { countingOf, expiredText, feedText, severityCounts, suppressedOf } from './vulnerability-text.ts';
import { xmlText } from './xml-text.ts';

/** The page loads nothing and runs nothing but its own script and style, whatever got into its texts. */
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${sha256(pageScript)}'`,
  `style-src 'sha256-${sha256(pageStyle)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const shownProblems = 20;
const shownGaps = 100;
const shownExpired = 100;

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
  if (analysis.policy !== undefined) yield verdictParagraph(analysis.policy);
  yield tallyList(analysis);
  yield* notices(analysis, view);
  yield* facts(analysis, view);
  yield '</header>\n<main>\n';
  if (analysis.policy !== undefined) yield* policySection(analysis.policy);
  if (analysis.vulnerabilities !== undefined) {
    yield* actionTables(actionsOf(analysis));
    yield* findingTable(analysis);
  }
  yield `</main>\n<script>${pageScript}</script>\n</body></html>\n`;
}

function tallyList({ vulnerabilities: report }: ImageAnalysis): string {
  if (report === undefined) return '<p>Vulnerabilities were not looked for.</p>\n';
  const items = severityCounts(countingOf(report)).map(
    ({ severity, count }) =>
      `<li class="${severity}"><strong>${count.toLocaleString('en-US')}</strong> ${severity}</li>`,
  );
  const found =
    items.length === 0 ? '<p>No vulnerability counts.</p>\n' : `<ul id="tally">${items.join('')}</ul>\n`;
  const left = suppressedOf(report).length;
  return left === 0 ? found : `${found}<p>${counted(left, 'finding')} suppressed.</p>\n`;
}

/** Nobody may take what was not judged for what is well. */
function* notices({ vulnerabilities: report, problems }: ImageAnalysis, view: ReportView): Generator<string> {
  const { gaps = [], expired = [] } = report ?? {};
  const lines = [
    ...(view.staleFeeds === undefined ? [] : [`Advisories: ${view.staleFeeds}`]),
    ...gaps.slice(0, shownGaps).map(({ message }) => `Not covered: ${message}`),
    ...moreThan(shownGaps, gaps.length),
    ...expired.slice(0, shownExpired).map((rule) => `Expired: ${expiredText(rule)}`),
    ...moreThan(shownExpired, expired.length),
    ...problems.slice(0, shownProblems).map((problem) => `Incomplete: ${problemText(problem)}`),
    ...moreThan(shownProblems, problems.length),
  ];
  if (lines.length === 0) return;
  yield '<ul id="notices">\n';
  for (const line of lines) yield `<li>${xmlText(line)}</li>\n`;
  yield '</ul>\n';
}

function problemText({ message, path }: Problem): string {
  return path === undefined || message.includes(path) ? message : `/${path}: ${message}`;
}

function moreThan(shown: number, all: number): string[] {
  return all > shown ? [`… and ${(all - shown).toLocaleString('en-US')} more`] : [];
}

function* facts(analysis: ImageAnalysis, view: ReportView): Generator<string> {
  const { vulnerabilities: report, image, distro, tool, packages } = analysis;
  const told: readonly (readonly [string, string])[] = [
    ['Distribution', distro?.prettyName ?? distro?.id ?? 'none found'],
    ['Packages', packages.length.toLocaleString('en-US')],
    ['Platform', Object.values(image.platform).join('/')],
    ['Image id', image.id],
    ...(image.manifestDigest === undefined ? [] : [['Manifest', image.manifestDigest] as const]),
    ...(report === undefined ? [] : [['Advisories', feedText(report, view.staleFeeds)] as const]),
    ['Made by', `${tool.name} ${tool.version}`],
  ];
  yield '<dl>\n';
  for (const [name, value] of told) yield `<dt>${name}</dt><dd>${xmlText(value)}</dd>\n`;
  yield '</dl>\n';
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
