import type { ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import type { CoverageGap } from '../model/vulnerability.ts';
import type { ReportFormat } from './format.ts';
import { inChunks } from './json-text.ts';
import { policySuiteCounts, policySuites } from './policy-suites.ts';
import {
  countingOf,
  type Finding,
  findingsOf,
  fixText,
  packageText,
  placeText,
  suppressedOf,
  suppressionText,
  urgencyOf,
} from './vulnerability-text.ts';
import { xmlText } from './xml-text.ts';

/**
 * JUnit XML, as CI servers read it (https://github.com/testmoapp/junitxml): a suite for each package, a failed test
 * for each vulnerability of it, a skipped one for each that is suppressed and for what could not be judged.
 */
export const junit: ReportFormat = {
  id: 'junit',
  mediaType: 'application/xml; charset=utf-8',
  summary: 'JUnit XML: a failed test for each vulnerability',
  write: (analysis) => inChunks(document(analysis)),
};

function* document(analysis: ImageAnalysis): Generator<string> {
  const { vulnerabilities: report, image, policy } = analysis;
  const judged = policy === undefined ? { tests: 0, failures: 0 } : policySuiteCounts(policy);
  const failures = countingOf(report).length;
  const skipped = suppressedOf(report).length + (report?.gaps.length ?? 1);
  const suites = Map.groupBy(findingsOf(analysis), ({ pkg }) => pkg.id);
  const passed = failures === 0 && report !== undefined ? 1 : 0;
  const counts = countsOf({
    tests: failures + skipped + passed + judged.tests,
    failures: failures + judged.failures,
    skipped,
  });
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(`kedge ${image.location}`)}" ${counts}>\n`;
  if (policy !== undefined) yield* policySuites(policy);
  if (passed > 0) yield passedSuite;
  for (const findings of suites.values()) yield* packageSuite(findings);
  yield* gapSuite(report?.gaps);
  yield '</testsuites>\n';
}

const passedSuite = `<testsuite name="vulnerabilities" ${countsOf({ tests: 1, failures: 0, skipped: 0 })}>
<testcase classname="vulnerabilities" name="no vulnerability counts" time="0"/>
</testsuite>
`;

function* packageSuite(findings: readonly Finding[]): Generator<string> {
  const [first] = findings;
  if (first === undefined) return;
  const skipped = findings.filter(({ vulnerability }) => vulnerability.suppressed !== undefined).length;
  const counts = countsOf({ tests: findings.length, failures: findings.length - skipped, skipped });
  yield `<testsuite name="${xmlText(packageText(first.pkg))}" ${counts}>\n`;
  for (const finding of findings) yield testCase(finding);
  yield '</testsuite>\n';
}

function testCase({ vulnerability, pkg }: Finding): string {
  const { id, severity, risk, suppressed, summary = '', exploit } = vulnerability;
  const open = `<testcase classname="${xmlText(packageText(pkg))}" name="${xmlText(id)}" time="0">`;
  if (suppressed !== undefined) {
    return `${open}<skipped message="${xmlText(suppressionText(suppressed))}"/></testcase>\n`;
  }
  const urgency = urgencyOf({ exploited: exploit !== undefined, ransomware: exploit?.ransomware ?? false });
  const said = [severity, fixText(vulnerability), urgency].filter((text) => text !== '').join(', ');
  const body = [
    `${packageText(pkg)} has ${vulnerability.ids.join(', ')}`,
    summary,
    [`risk ${risk.toFixed(1)}`, ...placeOf(pkg)].join(', '),
    ...vulnerability.references.slice(0, 5),
  ];
  const text = body.filter((line) => line !== '').map(xmlText);
  return `${open}<failure type="${severity}" message="${xmlText(said)}">${text.join('\n')}</failure></testcase>\n`;
}

function placeOf(pkg: Package): string[] {
  const place = placeText(pkg);
  return place === '' ? [] : [`layer ${pkg.layer}`, place];
}

/** Nobody may take what was not judged for what is well. */
function* gapSuite(gaps: readonly CoverageGap[] | undefined): Generator<string> {
  const texts = gaps?.map(({ message }) => message) ?? ['Vulnerabilities were not looked for.'];
  if (texts.length === 0) return;
  const counts = countsOf({ tests: texts.length, failures: 0, skipped: texts.length });
  yield `<testsuite name="coverage" ${counts}>\n`;
  for (const [index, text] of texts.entries()) {
    const name = gaps?.[index]?.kind ?? 'vulnerabilities';
    yield `<testcase classname="coverage" name="${xmlText(`${name} ${index + 1}`)}" time="0"><skipped message="${xmlText(text)}"/></testcase>\n`;
  }
  yield '</testsuite>\n';
}

function countsOf(counts: { readonly tests: number; readonly failures: number; readonly skipped: number }) {
  const { tests, failures, skipped } = counts;
  return `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
}
