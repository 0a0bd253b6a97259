import { factLines, toProblemDocument } from './fact-documents.ts';
import type { JudgedAnalysis, PolicyFormat } from './format.ts';
import { inChunks, jsonText } from './json-text.ts';
import { toPolicyDocument } from './policy-document.ts';
import { verdictWord } from './policy-text.ts';

/** Of the policy report. Raised in the second place for additions, in the first for anything else. */
const schemaVersion = '1.0';

/** The verdict, every finding and every rule, as `schemas/policy-report.schema.json` describes it. */
export const policyJson: PolicyFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'the verdict, every finding and every rule, as JSON',
  write: (analysis) => inChunks(document(analysis)),
};

function* document({ policy, tool, image, problems }: JudgedAnalysis): Generator<string> {
  const { location, id, tags, manifestDigest, platform } = image;
  yield `{"schemaVersion":${jsonText(schemaVersion)}`;
  yield `,\n"tool":${jsonText(tool)}`;
  yield `,\n"complete":${problems.length === 0}`;
  yield `,\n"image":${jsonText({ location, id, tags, manifestDigest, platform })}`;
  yield `,\n"status":${jsonText(verdictWord(policy))}`;
  yield `,\n"policy":${jsonText(toPolicyDocument(policy))}`;
  yield ',\n"problems":';
  yield* factLines(problems, toProblemDocument);
  yield '}\n';
}
