import type { ImageAnalysis } from '../model/analysis.ts';
import { factLines, toDistroDocument, toProblemDocument } from './fact-documents.ts';
import type { ReportFormat } from './format.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { toAffectedPackage, vulnerabilityMembers } from './vulnerability-documents.ts';

/** Of the report of vulnerabilities. Raised in the second place for additions, in the first for anything else. */
export const vulnerabilitiesSchemaVersion = '1.2';

/** The vulnerabilities alone, as `schemas/vulnerabilities-report.schema.json` describes them. */
export const vulnerabilitiesJson: ReportFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'every vulnerability with its evidence, as JSON',
  write: (analysis) => inChunks(document(analysis)),
};

function* document(analysis: ImageAnalysis): Generator<string> {
  const { location, id, tags, manifestDigest, platform } = analysis.image;
  const affected = new Set(analysis.vulnerabilities?.vulnerabilities.map((found) => found.package));
  yield `{"schemaVersion":${jsonText(vulnerabilitiesSchemaVersion)}`;
  yield `,\n"tool":${jsonText(analysis.tool)}`;
  yield `,\n"complete":${analysis.problems.length === 0}`;
  yield `,\n"image":${jsonText({ location, id, tags, manifestDigest, platform })}`;
  yield `,\n"distro":${jsonText(toDistroDocument(analysis))}`;
  yield ',\n"packages":';
  yield* jsonLines(
    analysis.packages
      .values()
      .filter((pkg) => affected.has(pkg.id))
      .map(toAffectedPackage),
  );
  yield ',\n"vulnerabilities":';
  yield* vulnerabilityMembers(analysis);
  yield ',\n"problems":';
  yield* factLines(analysis.problems, toProblemDocument);
  yield '}\n';
}
