import type { JudgedAnalysis, PolicyFormat } from './format.ts';
import { inChunks } from './json-text.ts';
import { countsText, policySuiteCounts, policySuites } from './policy-suites.ts';
import { xmlText } from './xml-text.ts';

/** JUnit XML: a suite for the verdict, then one for each gate with a test for each rule. */
export const policyJunit: PolicyFormat = {
  id: 'junit',
  mediaType: 'application/xml; charset=utf-8',
  summary: 'JUnit XML: the verdict first, then a test for each rule',
  write: (analysis) => inChunks(document(analysis)),
};

function* document({ policy, image }: JudgedAnalysis): Generator<string> {
  const { tests, failures } = policySuiteCounts(policy);
  const name = xmlText(`kedge ${image.location}`);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" ${countsText({ tests, failures })}>\n`;
  yield* policySuites(policy);
  yield '</testsuites>\n';
}
