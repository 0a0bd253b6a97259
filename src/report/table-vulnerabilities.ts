import type { ChalkInstance } from 'chalk';
import { printable } from '../core/printable.ts';
import { counted } from '../core/units.ts';
import type { VulnerabilitySeverity } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { ReportView } from './format.ts';
import { type Canvas, cell, columnsIn, endCell, indented, startCell } from './section.ts';
import { alignedLines, type Column } from './text-table.ts';
import { type Action, actionsOf } from './vulnerability-actions.ts';
import {
  countingOf,
  expiredText,
  type Finding,
  feedText,
  findingsOf,
  fixText,
  installedText,
  placeText,
  suppressedOf,
  suppressionText,
  urgencyOf,
  vulnerabilityTally,
} from './vulnerability-text.ts';

/** Rows of one heading that an overview shows. */
const shownRows = 20;
/** Tables are laid out in pieces, so that thousands of rows take no more memory than these. */
const rowsInPiece = 500;
const shownGaps = 10;
const shownExpired = 10;
const longestReason = 1000;

/** The part of an overview that tells of vulnerabilities. */
export function vulnerabilityLines(analysis: ImageAnalysis, canvas: Canvas, view: ReportView): string[] {
  const { paint } = canvas;
  const { vulnerabilities: report, image } = analysis;
  if (report === undefined) return [`${paint.bold('Vulnerabilities')}  not looked for`];
  const actions = actionsOf(analysis);
  const upgrades = actions.filter(({ kind }) => kind === 'upgrade');
  const stuck = actions.filter(({ kind }) => kind !== 'upgrade');
  const more = upgrades.length - shownRows;
  const hint = `… and ${more} more: kedge vulns ${printable(image.location)}`;
  return [
    `${paint.bold('Vulnerabilities')}  ${vulnerabilityTally(countingOf(report)) || 'none found'}`,
    ...indented([
      ...actionRows(upgrades.slice(0, shownRows), canvas),
      ...(more > 0 ? [paint.dim(hint)] : []),
      ...(stuck.length > 0 ? [paint.dim(stuckText(stuck))] : []),
      ...suppressedHint(report, canvas),
      ...gapLines(report, canvas, shownGaps),
      ...expiredLines(report, canvas, shownExpired),
      ...feedLines(report, canvas, view),
    ]),
  ];
}

/** Everything there is to tell of vulnerabilities. */
export function* vulnerabilitySections(
  analysis: ImageAnalysis,
  canvas: Canvas,
  view: ReportView,
): Generator<string[]> {
  const { paint } = canvas;
  const { vulnerabilities: report } = analysis;
  if (report === undefined) {
    yield [`${paint.bold('Vulnerabilities')}  not looked for`];
    return;
  }
  yield [`${paint.bold('Vulnerabilities')}  ${vulnerabilityTally(countingOf(report)) || 'none found'}`];
  if (view.everyFinding === true) yield* findingSections(analysis, canvas);
  else yield* actionSections(analysis, canvas);
  if (view.showSuppressed === true) yield* suppressedSections(analysis, canvas);
  const rest = [
    ...(view.showSuppressed === true ? [] : suppressedHint(report, canvas)),
    ...gapLines(report, canvas, report.gaps.length),
    ...expiredLines(report, canvas, report.expired?.length ?? 0),
    ...feedLines(report, canvas, view),
  ];
  yield rest;
}

function* actionSections(analysis: ImageAnalysis, canvas: Canvas): Generator<string[]> {
  const actions = actionsOf(analysis);
  const upgrades = actions.filter(({ kind }) => kind === 'upgrade');
  const stuck = actions.filter(({ kind }) => kind !== 'upgrade');
  yield* inPieces(upgrades, 'What to do', canvas, actionRows);
  yield* inPieces(stuck, 'Without a fix', canvas, actionRows);
}

function* findingSections(analysis: ImageAnalysis, canvas: Canvas): Generator<string[]> {
  const findings = Array.from(findingsOf(analysis));
  const counting = findings.filter(({ vulnerability }) => vulnerability.suppressed === undefined);
  yield* inPieces(counting, 'Findings', canvas, findingRows);
}

function* suppressedSections(analysis: ImageAnalysis, canvas: Canvas): Generator<string[]> {
  const findings = Array.from(findingsOf(analysis));
  const suppressed = findings.filter(({ vulnerability }) => vulnerability.suppressed !== undefined);
  yield* inPieces(suppressed, 'Suppressed', canvas, suppressedRows);
}

function* inPieces<T>(
  items: readonly T[],
  title: string,
  canvas: Canvas,
  toRows: (items: readonly T[], canvas: Canvas) => string[],
): Generator<string[]> {
  for (let at = 0; at < items.length; at += rowsInPiece) {
    const heading = at === 0 ? [canvas.paint.bold(title)] : [];
    yield [...heading, ...indented(toRows(items.slice(at, at + rowsInPiece), canvas))];
  }
}

function actionRows(actions: readonly Action[], canvas: Canvas): string[] {
  if (actions.length === 0) return [];
  const columns: Column[] = [
    { title: 'Risk', align: 'right' },
    { title: actions[0]?.kind === 'upgrade' ? 'Action' : 'Package' },
    { title: 'Installed' },
    { title: actions[0]?.kind === 'upgrade' ? 'Fixes' : 'Open', align: 'right' },
    { title: 'Worst' },
    { title: '', least: 'known exploited,'.length },
  ];
  const longest = Math.floor(canvas.width * 0.45);
  const rows = actions.map((action) => [
    riskText(action.risk),
    startCell(shortAction(action), longest),
    startCell(installedText(action), Math.floor(canvas.width / 5)),
    String(action.ids.length),
    paintVulnerability(action.worst, canvas.paint),
    canvas.paint.red(urgencyOf(action)),
  ]);
  return alignedLines(columns, rows, { ...columnsIn(canvas), wrap: true });
}

function shortAction({ kind, name, target = '' }: Action): string {
  if (kind === 'upgrade') return `upgrade ${name} to ${target}`;
  return kind === 'no-fix' ? name : `${name} (will not be fixed)`;
}

function findingRows(findings: readonly Finding[], canvas: Canvas): string[] {
  const columns: Column[] = [
    { title: 'Risk', align: 'right' },
    { title: 'Severity' },
    { title: 'Vulnerability' },
    { title: 'Package' },
    { title: 'Installed' },
    { title: 'Fix' },
    { title: 'Place' },
  ];
  const longest = Math.floor(canvas.width * 0.25);
  const rows = findings.map(({ vulnerability, pkg }) => [
    riskText(vulnerability.risk),
    paintVulnerability(vulnerability.severity, canvas.paint),
    startCell(vulnerability.id, longest) + (vulnerability.exploit === undefined ? '' : canvas.paint.red('!')),
    startCell(pkg.name, longest),
    startCell(pkg.version, longest),
    startCell(fixText(vulnerability), longest),
    endCell(placeText(pkg), longest),
  ]);
  return alignedLines(columns, rows, columnsIn(canvas));
}

function suppressedRows(findings: readonly Finding[], canvas: Canvas): string[] {
  const columns: Column[] = [{ title: 'Vulnerability' }, { title: 'Package' }, { title: 'Suppressed' }];
  const rows = findings.map(({ vulnerability, pkg }) => [
    startCell(vulnerability.id, Math.floor(canvas.width / 4)),
    startCell(`${pkg.name} ${pkg.version}`, Math.floor(canvas.width / 4)),
    vulnerability.suppressed === undefined
      ? ''
      : printable(suppressionText(vulnerability.suppressed).slice(0, longestReason)),
  ]);
  return alignedLines(columns, rows, { ...columnsIn(canvas), wrap: true });
}

function stuckText(stuck: readonly Action[]): string {
  const ids = new Set(stuck.flatMap(({ ids }) => ids));
  return `${counted(ids.size, 'vulnerability', 'vulnerabilities')} of ${counted(stuck.length, 'package')} without a fix`;
}

function suppressedHint(report: VulnerabilityReport, { paint }: Canvas): string[] {
  const { length } = suppressedOf(report);
  return length === 0 ? [] : [paint.dim(`${counted(length, 'finding')} suppressed: --show-suppressed`)];
}

function gapLines({ gaps }: VulnerabilityReport, { paint }: Canvas, most: number): string[] {
  const more = gaps.length - most;
  return [
    ...gaps.slice(0, most).map((gap) => `${paint.yellow('not covered')}  ${cell(gap.message)}`),
    ...(more > 0 ? [paint.dim(`… and ${more} more: kedge vulns`)] : []),
  ];
}

function expiredLines({ expired = [] }: VulnerabilityReport, { paint }: Canvas, most: number): string[] {
  const more = expired.length - most;
  return [
    ...expired.slice(0, most).map((rule) => `${paint.yellow('expired')}  ${cell(expiredText(rule))}`),
    ...(more > 0 ? [paint.dim(`… and ${more} more that expired: kedge vulns`)] : []),
  ];
}

function feedLines(report: VulnerabilityReport, { paint }: Canvas, { staleFeeds }: ReportView): string[] {
  const text = printable(feedText(report, staleFeeds));
  return [staleFeeds === undefined ? paint.dim(text) : paint.yellow(text)];
}

function riskText(risk: number): string {
  return risk.toFixed(1);
}

export function paintVulnerability(severity: VulnerabilitySeverity, paint: ChalkInstance): string {
  if (severity === 'critical') return paint.red.bold(severity);
  if (severity === 'high') return paint.red(severity);
  return severity === 'medium' ? paint.yellow(severity) : severity;
}
