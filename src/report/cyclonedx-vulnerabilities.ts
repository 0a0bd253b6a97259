import type { Rating, VulnerabilitySeverity } from '../model/advisory.ts';
import type { ImageAnalysis } from '../model/analysis.ts';
import { cvssScore, severityOfScore } from '../model/cvss/score.ts';
import type { Suppression, Vulnerability } from '../model/vulnerability.ts';
import { isWebAddress } from './supplier.ts';
import { fixText, suppressionText } from './vulnerability-text.ts';

const severities: Readonly<Record<VulnerabilitySeverity, string>> = {
  critical: 'critical',
  high: 'high',
  medium: 'medium',
  low: 'low',
  negligible: 'info',
  unknown: 'unknown',
};

const methods = { '2.0': 'CVSSv2', '3.0': 'CVSSv3', '3.1': 'CVSSv31', '4.0': 'CVSSv4' } as const;

/**
 * One entry for all packages of which the same is said: severity, fix, suppression.
 * https://cyclonedx.org/docs/1.6/json/#vulnerabilities
 */
export function* cyclonedxVulnerabilities({ vulnerabilities: report }: ImageAnalysis) {
  const groups = Map.groupBy(report?.vulnerabilities ?? [], (found) =>
    JSON.stringify([found.id, found.severity, found.score, found.fix, found.suppressed]),
  );
  for (const [first, ...others] of groups.values()) {
    if (first !== undefined) yield toEntry(first, [first, ...others]);
  }
}

function toEntry(first: Vulnerability, members: readonly Vulnerability[]) {
  const { id, ids, summary, fix, published, references, suppressed, evidence } = first;
  const pages = references.filter(isWebAddress);
  const feeds = Array.from(new Set(evidence.map(({ feed }) => feed)));
  return {
    id,
    source: feeds[0] === undefined ? undefined : { name: feeds[0] },
    references: filled(ids.slice(1).map((other) => ({ id: other, source: { name: publisherOf(other) } }))),
    ratings: ratingsOf(first),
    cwes: filled(first.cwes.flatMap(cweNumber)),
    description: summary,
    recommendation:
      fix.state === 'fixed' && fix.versions.length > 0 ? `Upgrade: ${fixText(first)}` : undefined,
    advisories: filled(pages.map((url) => ({ url }))),
    published: isTime(published) ? published : undefined,
    analysis: suppressed === undefined ? undefined : toAnalysis(suppressed),
    affects: members.map((member) => ({ ref: member.package })),
    properties: propertiesOf(first),
  };
}

/** The severity that kedge settled on comes first, then what each publisher says. */
function ratingsOf({ severity, score, ratings }: Vulnerability) {
  return [
    { source: { name: 'kedge' }, severity: severities[severity], score, method: 'other' },
    ...ratings.map(toRating),
  ];
}

function toRating(rating: Rating) {
  const source = { name: rating.by };
  return rating.kind === 'cvss'
    ? {
        source,
        ...scoreOf(rating.vector, rating.version),
        method: methods[rating.version],
        vector: rating.vector,
      }
    : { source, severity: severities[rating.severity], method: 'other', justification: rating.text };
}

/** Nothing of a vector that is none. */
function scoreOf(vector: string, version: string) {
  const score = cvssScore(vector);
  return score === undefined ? {} : { score, severity: severities[severityOfScore(score, version)] };
}

/** What a rule ignores is not judged to be harmless: somebody accepted it. */
function toAnalysis(suppression: Suppression) {
  const detail = `Suppressed ${suppressionText(suppression)}`;
  return suppression.by === 'ignore-rule'
    ? { state: 'exploitable', response: ['will_not_fix'], detail }
    : { state: stateOf(suppression), detail };
}

/** What counts on the owner of a package's files is no finding of the package. */
function stateOf({ by, verdict }: Suppression): string {
  if (verdict === 'fixed') return 'resolved';
  return by === 'ownership' && verdict === undefined ? 'false_positive' : 'not_affected';
}

function propertiesOf({ risk, epss, exploit, fix }: Vulnerability) {
  const pairs = [
    ['kedge:vulnerability:risk', String(risk)],
    ['kedge:vulnerability:fixState', fix.state],
    ...fix.versions.map((version) => ['kedge:vulnerability:fixedIn', version]),
    ...(epss === undefined ? [] : [['kedge:vulnerability:epss', String(epss.score)]]),
    ...(exploit === undefined ? [] : [['kedge:vulnerability:knownExploited', exploit.added]]),
  ];
  return pairs.map(([name, value]) => ({ name, value }));
}

function publisherOf(id: string): string {
  return /^[A-Za-z]+/.exec(id)?.[0].toUpperCase() ?? 'unknown';
}

function cweNumber(cwe: string): number[] {
  const digits = /^CWE-(\d{1,6})$/.exec(cwe)?.[1];
  return digits === undefined ? [] : [Number(digits)];
}

function isTime(text: string | undefined): boolean {
  return text !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text);
}

function filled<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}
