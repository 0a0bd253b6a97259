import type { ImageAnalysis } from '../model/analysis.ts';
import type { Skip } from '../model/inspection.ts';
import type { Problem } from '../model/problem.ts';
import type { ReportFormat } from './format.ts';
import { imageName } from './image-name.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { malwareFindings } from './sarif-malware.ts';
import { policyFindings } from './sarif-policy.ts';
import { fileLocation, type SarifFindings, type SarifRule, sarifMessage } from './sarif-result.ts';
import { secretFindings } from './sarif-secrets.ts';
import { vulnerabilityFindings } from './sarif-vulnerabilities.ts';
import { skipText } from './section.ts';
import { expiredText } from './vulnerability-text.ts';

type Kind = (analysis: ImageAnalysis) => SarifFindings;

/** What a run tells of; another kind of finding is one more function. */
const kinds: readonly Kind[] = [policyFindings, malwareFindings, secretFindings, vulnerabilityFindings];

/** Code scanning refuses a run with more. */
const mostResults = 25_000;

/** SARIF 2.1.0, as code scanning takes it: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: ReportFormat = {
  id: 'sarif',
  mediaType: 'application/sarif+json',
  summary: 'SARIF 2.1.0, for code scanning',
  write: (analysis, { epoch }) => inChunks(document(analysis, epoch, kinds)),
};

/** As `sarif`, of what is found without advisories. */
export const secretsSarif: ReportFormat = {
  ...sarif,
  write: (analysis, { epoch }) => inChunks(document(analysis, epoch, [malwareFindings, secretFindings])),
};

/** As `sarif`, of vulnerabilities alone. */
export const vulnerabilitiesSarif: ReportFormat = {
  ...sarif,
  write: (analysis, { epoch }) => inChunks(document(analysis, epoch, [vulnerabilityFindings])),
};

/** As `sarif`, of the findings of a policy bundle alone. */
export const policySarif: ReportFormat = {
  ...sarif,
  write: (analysis, { epoch }) => inChunks(document(analysis, epoch, [policyFindings])),
};

function* document(
  analysis: ImageAnalysis,
  epoch: number | undefined,
  kinds: readonly Kind[],
): Generator<string> {
  const { image, tool } = analysis;
  const findings = kinds.map((findingsOf) => findingsOf(analysis));
  const total = findings.reduce((sum, { count }) => sum + count, 0);
  const notices = [...noticesOf(analysis), ...unsoughtNotices(analysis, kinds), ...cutNotices(total)];
  yield '{"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"';
  yield ',"version":"2.1.0","runs":[\n{"tool":{"driver":';
  yield jsonText({ name: tool.name, version: tool.version, semanticVersion: tool.version }).slice(0, -1);
  yield ',"rules":';
  yield* jsonLines(findings.flatMap(({ rules }) => rules).map(describedInFull));
  yield ',"notifications":';
  yield* jsonLines(Array.from(new Set(notices.map(({ descriptor }) => descriptor.id)), (id) => ({ id })));
  yield `}},\n"automationDetails":${jsonText({ id: `kedge/${imageName(image).name}/` })}`;
  const at = epoch === undefined ? undefined : new Date(epoch * 1000).toISOString();
  const invocation = { executionSuccessful: true, startTimeUtc: at, endTimeUtc: at };
  yield `,\n"invocations":[${jsonText(invocation).slice(0, -1)},"toolExecutionNotifications":`;
  yield* jsonLines(notices);
  yield '}],\n"columnKind":"unicodeCodePoints"';
  yield `,\n"properties":${jsonText({ image: identity(analysis) })}`;
  yield ',\n"results":';
  yield* jsonLines(resultsOf(findings).take(mostResults));
  yield '}\n]}\n';
}

function describedInFull(rule: SarifRule): SarifRule {
  return { ...rule, fullDescription: rule.fullDescription ?? rule.shortDescription };
}

function* resultsOf(findings: readonly SarifFindings[]) {
  for (const { results } of findings) yield* results;
}

function identity({ image }: ImageAnalysis) {
  const { location, id, tags, manifestDigest, platform } = image;
  return { location, id, tags, manifestDigest, platform };
}

/** What a reader of the results must know: what could not be read, what was left out. */
function noticesOf({ problems, skips, vulnerabilities, policy }: ImageAnalysis) {
  const { gaps = [], expired = [] } = vulnerabilities ?? {};
  const remarks = policy?.problems ?? [];
  return [
    ...problems.map(problemNotice),
    ...skips.map(skipNotice),
    ...gaps.map((gap) => notice(`not-covered/${gap.kind}`, gap.message)),
    ...expired.map((rule) => notice('ignore-rule-expired', expiredText(rule))),
    ...remarks.map(({ severity, message }) => notice(`policy/${severity}`, message)),
  ];
}

function unsoughtNotices({ secrets, vulnerabilities }: ImageAnalysis, kinds: readonly Kind[]) {
  const secretsOff = secrets === undefined && kinds.includes(secretFindings);
  const vulnerabilitiesOff = vulnerabilities === undefined && kinds.includes(vulnerabilityFindings);
  return [
    ...(secretsOff ? [notice('secrets-off', 'Secrets were not looked for.')] : []),
    ...(vulnerabilitiesOff ? [notice('vulnerabilities-off', 'Vulnerabilities were not looked for.')] : []),
  ];
}

function problemNotice({ code, message, path }: Problem) {
  const locations = path === undefined || path === '' ? undefined : [fileLocation(path)];
  return { ...notice(code, message), level: 'warning', locations };
}

function skipNotice(skip: Skip) {
  return notice(`skip/${skip.by}`, `Not looked at: ${skipText(skip)}`);
}

function cutNotices(total: number) {
  const more = total - mostResults;
  if (more <= 0) return [];
  return [
    notice(
      'results-cut',
      `${more} more findings are left out: code scanning takes ${mostResults}. The json format has them.`,
    ),
  ];
}

function notice(id: string, text: string) {
  return { descriptor: { id }, level: 'note', message: sarifMessage(text) };
}
