import type {
  ExplainedAdvisory,
  ExplainedLookup,
  ExplainedPackage,
  ExplainedStep,
} from '../model/explanation.ts';
import type { ImageLayer } from '../model/image.ts';
import type { Package } from '../model/package.ts';
import type { Answer, ExplanationFormat } from './explanation-format.ts';
import { factLines, toDistroDocument, toProblemDocument } from './fact-documents.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { toAffectedPackage, toGapDocument, toVulnerabilityDocument } from './vulnerability-documents.ts';

/** Of the explanation. Raised in the second place for additions, in the first for anything else. */
export const explanationSchemaVersion = '1.1';

/** Every step, as `schemas/explanation.schema.json` describes it. */
export const explanationJson: ExplanationFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'every step, as JSON',
  write: (answer) => inChunks(document(answer)),
};

function* document({ question, analysis, explanation }: Answer): Generator<string> {
  const { location, id, tags, manifestDigest, platform } = analysis.image;
  const { feedDigest, feedDate, gaps = [] } = analysis.vulnerabilities ?? {};
  const { kind, message } = explanation.outcome;
  const byId = new Map(analysis.packages.map((pkg) => [pkg.id, pkg]));
  yield `{"schemaVersion":${jsonText(explanationSchemaVersion)}`;
  yield `,\n"tool":${jsonText(analysis.tool)}`;
  yield `,\n"complete":${analysis.problems.length === 0}`;
  yield `,\n"image":${jsonText({ location, id, tags, manifestDigest, platform })}`;
  yield `,\n"distro":${jsonText(toDistroDocument(analysis))}`;
  yield `,\n"feeds":${jsonText({ digest: feedDigest, date: feedDate })}`;
  yield `,\n"question":${jsonText(question)}`;
  yield `,\n"id":${jsonText(explanation.id)}`;
  yield `,\n"names":${jsonText(explanation.names)}`;
  yield `,\n"outcome":${jsonText({ kind, message })}`;
  yield ',\n"advisories":';
  yield* jsonLines(Iterator.from(explanation.advisories).map(toAdvisoryDocument));
  yield ',\n"packages":';
  yield* jsonLines(
    Iterator.from(explanation.packages).flatMap((told) => {
      const pkg = byId.get(told.package.id);
      return pkg === undefined ? [] : [toPackageDocument(told, pkg, analysis.image.layers[pkg.layer])];
    }),
  );
  yield ',\n"gaps":';
  yield* jsonLines(Iterator.from(gaps).map(toGapDocument));
  yield ',\n"problems":';
  yield* factLines(analysis.problems, toProblemDocument);
  yield '}\n';
}

function toAdvisoryDocument({ id, feed, feedDigest, withdrawn, affected }: ExplainedAdvisory) {
  return {
    id,
    feed,
    feedDigest,
    withdrawn,
    affected: affected.map(({ ecosystem, name, status }) => ({ ecosystem, name, status })),
  };
}

function toPackageDocument(
  { lookups, skipped, steps, vulnerabilities }: ExplainedPackage,
  pkg: Package,
  layer: ImageLayer | undefined,
) {
  return {
    package: toAffectedPackage(pkg),
    layer: layer && {
      index: layer.index,
      digest: layer.digest,
      diffId: layer.diffId,
      instruction: layer.instruction,
    },
    lookups: lookups.map(toLookupDocument),
    skipped: skipped && { kind: skipped.kind, reason: skipped.reason },
    steps: steps.map(toStepDocument),
    findings: vulnerabilities.map(toVulnerabilityDocument),
  };
}

function toLookupDocument({ ecosystem, name, version, how, scheme }: ExplainedLookup) {
  return { ecosystem, name, version, how, scheme };
}

function toStepDocument({ advisory, feed, lookedUp, verdict, message }: ExplainedStep) {
  return { advisory, feed, lookedUp: toLookupDocument(lookedUp), verdict, message };
}
