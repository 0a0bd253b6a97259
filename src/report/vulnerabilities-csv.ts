import type { ImageAnalysis } from '../model/analysis.ts';
import { csvField } from './csv-field.ts';
import type { ReportFormat } from './format.ts';
import { inChunks } from './json-text.ts';
import { expiredText, type Finding, findingsOf, placeText } from './vulnerability-text.ts';

type Value = string | number | boolean | undefined;

const columns: readonly (readonly [string, (finding: Finding) => Value])[] = [
  ['vulnerability', ({ vulnerability }) => vulnerability.id],
  ['aliases', ({ vulnerability }) => vulnerability.ids.slice(1).join(' ')],
  ['severity', ({ vulnerability }) => vulnerability.severity],
  ['score', ({ vulnerability }) => vulnerability.score],
  ['risk', ({ vulnerability }) => vulnerability.risk],
  ['epss', ({ vulnerability }) => vulnerability.epss?.score],
  ['known_exploited', ({ vulnerability }) => vulnerability.exploit?.added],
  ['ransomware', ({ vulnerability }) => vulnerability.exploit?.ransomware],
  ['package', ({ pkg }) => pkg.name],
  ['version', ({ pkg }) => pkg.version],
  ['type', ({ pkg }) => pkg.type],
  ['source', ({ pkg }) => pkg.source?.name],
  ['fix', ({ vulnerability }) => vulnerability.fix.state],
  ['fixed_in', ({ vulnerability }) => vulnerability.fix.versions.join(' ')],
  ['fix_available', ({ vulnerability }) => vulnerability.fix.available],
  ['published', ({ vulnerability }) => vulnerability.published],
  ['path', ({ pkg }) => placeText(pkg)],
  ['layer', ({ pkg }) => pkg.layer],
  ['purl', ({ pkg }) => pkg.purl],
  ['feeds', ({ vulnerability }) => listOf(vulnerability.evidence, ({ feed }) => feed)],
  ['advisories', ({ vulnerability }) => listOf(vulnerability.evidence, ({ advisory }) => advisory)],
  ['suppressed_by', ({ vulnerability }) => vulnerability.suppressed?.by],
  ['suppressed_source', ({ vulnerability }) => vulnerability.suppressed?.source],
  ['suppressed_reason', ({ vulnerability }) => vulnerability.suppressed?.reason],
  ['suppressed_verdict', ({ vulnerability }) => vulnerability.suppressed?.verdict],
  ['suppressed_rule', ({ vulnerability }) => vulnerability.suppressed?.rule],
  ['suppressed_owner', ({ vulnerability }) => vulnerability.suppressed?.owner],
  ['suppressed_until', ({ vulnerability }) => vulnerability.suppressed?.expires],
  ['summary', ({ vulnerability }) => vulnerability.summary],
  ['kind', () => 'vulnerability'],
];

/** RFC 4180 with a heading, what is suppressed included; `csvField` says what becomes of texts. */
export const vulnerabilitiesCsv: ReportFormat = {
  id: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  summary: 'one line a vulnerability of a package or a gap, for spreadsheets and scripts',
  write: (analysis) => inChunks(lines(analysis)),
};

function* lines(analysis: ImageAnalysis): Generator<string> {
  yield `${columns.map(([name]) => name).join(',')}\r\n`;
  for (const finding of findingsOf(analysis)) {
    yield line(columns.map(([, valueOf]) => valueOf(finding)));
  }
  for (const remark of remarksOf(analysis)) {
    yield line(columns.map(([name]) => (Object.hasOwn(remark, name) ? remark[name] : undefined)));
  }
}

function line(values: readonly Value[]): string {
  return `${values.map((value) => csvField(String(value ?? ''))).join(',')}\r\n`;
}

/** What a list without findings must not be taken for: an image that is known to have none. By column. */
function* remarksOf({
  vulnerabilities,
  problems,
  packages,
}: ImageAnalysis): Generator<Record<string, Value>> {
  if (vulnerabilities === undefined) {
    yield { kind: 'vulnerabilities-off', summary: 'Vulnerabilities were not looked for.' };
  }
  const byId = new Map(packages.map((pkg) => [pkg.id, pkg]));
  for (const { kind, message, packages: concerned } of vulnerabilities?.gaps ?? []) {
    const [only] = concerned.length === 1 ? concerned : [];
    const { name, version, type, purl } = byId.get(only ?? '') ?? {};
    yield { kind: `not-covered/${kind}`, summary: message, package: name, version, type, purl };
  }
  for (const rule of vulnerabilities?.expired ?? []) {
    yield { kind: 'ignore-rule-expired', summary: expiredText(rule) };
  }
  for (const { code, message, path } of problems) {
    yield { kind: `problem/${code}`, summary: message, path: path === undefined ? undefined : `/${path}` };
  }
}

function listOf<T>(items: readonly T[], textOf: (item: T) => string): string {
  return Array.from(new Set(items.map(textOf))).join(' ');
}
