import type { ImageAnalysis } from '../model/analysis.ts';
import {
  factLines,
  toProblemDocument,
  toSearchDocument,
  toSecretDocument,
  toSkipDocument,
} from './fact-documents.ts';
import type { ReportFormat } from './format.ts';
import { inChunks, jsonText } from './json-text.ts';

/** Of the report of secrets. Raised in the second place for additions, in the first for anything else. */
export const secretsSchemaVersion = '1.0';

/** The secrets alone, as `schemas/secrets-report.schema.json` describes them. */
export const secretsJson: ReportFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'every secret and search match, as JSON',
  write: (analysis) => inChunks(document(analysis)),
};

function* document(analysis: ImageAnalysis): Generator<string> {
  const { location, id, tags, manifestDigest, platform } = analysis.image;
  yield `{"schemaVersion":${jsonText(secretsSchemaVersion)}`;
  yield `,\n"tool":${jsonText(analysis.tool)}`;
  yield `,\n"complete":${analysis.problems.length === 0}`;
  yield `,\n"image":${jsonText({ location, id, tags, manifestDigest, platform })}`;
  yield ',\n"secrets":';
  yield* factLines(analysis.secrets, toSecretDocument);
  yield ',\n"searches":';
  yield* factLines(analysis.searches, toSearchDocument);
  yield ',\n"skips":';
  yield* factLines(analysis.skips, toSkipDocument);
  yield ',\n"problems":';
  yield* factLines(analysis.problems, toProblemDocument);
  yield '}\n';
}
