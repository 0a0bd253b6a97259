import { createHash } from 'node:crypto';
import type { VulnerabilitySeverity } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { severityOfScore } from '../model/cvss/score.ts';
import type { Vulnerability } from '../model/vulnerability.ts';
import {
  fileLocation,
  type SarifFindings,
  type SarifLevel,
  type SarifResult,
  type SarifRule,
  sarifMessage,
} from './sarif-result.ts';
import { isWebAddress } from './supplier.ts';
import { worstOf } from './vulnerability-actions.ts';
import { type Finding, findingsOf, fixText, packageText, suppressionText } from './vulnerability-text.ts';

const levels: Readonly<Record<VulnerabilitySeverity, SarifLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  negligible: 'note',
  unknown: 'warning',
};

/** Within the bands of code scanning: critical from 9.0, high from 7.0, medium from 4.0, low above 0. */
const scores: Readonly<Record<VulnerabilitySeverity, string | undefined>> = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  negligible: '0.1',
  unknown: undefined,
};

export function vulnerabilityFindings(analysis: ImageAnalysis): SarifFindings {
  const found = analysis.vulnerabilities?.vulnerabilities ?? [];
  const rules = Array.from(
    Map.groupBy(found, ({ id }) => id),
    ([id, members]) => toRule(id, members),
  );
  return {
    rules: rules.sort((a, b) => (a.id < b.id ? -1 : 1)),
    results: results(analysis),
    count: found.length,
  };
}

function toRule(id: string, members: readonly Vulnerability[]): SarifRule {
  const severity = worstOf(members);
  const score = ruleScore(members, severity);
  const { summary, references = [] } = members.find((member) => member.summary !== undefined) ?? {};
  const page = references.find(isWebAddress);
  return {
    id,
    name: id,
    shortDescription: sarifMessage(summary === undefined ? id : `${id}: ${summary}`.slice(0, 1000)),
    fullDescription: sarifMessage(fullText(id, members)),
    help: sarifMessage(helpText(members)),
    ...(page !== undefined && { helpUri: page }),
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['security', 'vulnerability', severity],
      ...(score !== undefined && { 'security-severity': score }),
    },
  };
}

/** The score as published, unless the severity that kedge settled on is another. */
function ruleScore(members: readonly Vulnerability[], severity: VulnerabilitySeverity): string | undefined {
  const fitting = members.flatMap(({ score = 0 }) =>
    score > 0 && severityOfScore(score, '3.1') === severity ? [score] : [],
  );
  return fitting.length > 0 ? Math.max(...fitting).toFixed(1) : scores[severity];
}

/** Code scanning shows no more than 1,024 characters. */
function fullText(id: string, members: readonly Vulnerability[]): string {
  const ids = Array.from(new Set(members.flatMap((member) => member.ids)));
  const others = ids.filter((other) => other !== id).slice(0, 20);
  const said = members.find(({ summary }) => summary !== undefined)?.summary ?? id;
  return `${said.slice(0, 500)}${others.length === 0 ? '' : ` (${others.join(', ').slice(0, 400)})`}`;
}

function helpText(members: readonly Vulnerability[]): string {
  const texts = members.map((member) => ({ text: fixText(member), mends: member.fix.versions.length > 0 }));
  const mends = texts.some((fix) => fix.mends);
  const fixes = Array.from(new Set(texts.filter((fix) => fix.mends === mends).map(({ text }) => text)));
  const advice = mends ? 'Upgrade what has it' : 'No upgrade mends it';
  return `${advice}: ${fixes.slice(0, 10).join('; ')}. \`kedge why\` tells how it came to match.`;
}

function* results(analysis: ImageAnalysis): Generator<SarifResult> {
  const seen = new Map<string, number>();
  for (const finding of findingsOf(analysis)) {
    const { vulnerability, pkg } = finding;
    const path = pkg.locations[0]?.path ?? pkg.name;
    const place = [vulnerability.id, pkg.type, pkg.name, pkg.architecture, path].join('\0');
    const occurrence = (seen.get(place) ?? 0) + 1;
    seen.set(place, occurrence);
    const hash = createHash('sha256').update(place).digest('hex').slice(0, 32);
    yield toResult(finding, { path, hash: `${hash}:${occurrence}` });
  }
}

function toResult(
  { vulnerability, pkg }: Finding,
  { path, hash }: { readonly path: string; readonly hash: string },
): SarifResult {
  const { id, ids, severity, risk, score, epss, exploit, fix, suppressed } = vulnerability;
  return {
    ruleId: id,
    level: levels[severity],
    message: sarifMessage(`${packageText(pkg)} has ${id}: ${fixText(vulnerability)}`),
    locations: [
      {
        ...fileLocation(path),
        logicalLocations: [{ name: pkg.name, fullyQualifiedName: pkg.purl, kind: 'package' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: hash },
    suppressions:
      suppressed === undefined
        ? []
        : [{ kind: 'external', status: 'accepted', justification: suppressionText(suppressed) }],
    properties: {
      ids,
      package: pkg.id,
      version: pkg.version,
      layer: pkg.layer,
      severity,
      score,
      risk,
      epss: epss?.score,
      exploited: exploit !== undefined,
      fix: { state: fix.state, versions: fix.versions },
    },
  };
}
