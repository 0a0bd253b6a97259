import type { ImageAnalysis } from '../model/analysis.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Package } from '../model/package.ts';
import {
  factLines,
  malwareLines,
  toDistroDocument,
  toProblemDocument,
  toRetrievedDocument,
  toSearchDocument,
  toSecretDocument,
  toSkipDocument,
  toSuidDocument,
  verificationLines,
} from './fact-documents.ts';
import { toFileDocument } from './file-record.ts';
import type { ReportFormat } from './format.ts';
import { absolute, inChunks, jsonLines, jsonText } from './json-text.ts';
import { toPolicyDocument } from './policy-document.ts';
import { vulnerabilityMembers } from './vulnerability-documents.ts';

/** Of the analysis document. Raised in the second place for additions, in the first for anything else. */
export const schemaVersion = '1.4';

/** The whole analysis, as `schemas/analysis.schema.json` describes it; the items of lists one a line. */
export const json: ReportFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'everything kedge found, files included, as JSON',
  write: (analysis) => inChunks(document(analysis)),
};

function* document(analysis: ImageAnalysis): Generator<string> {
  yield `{"schemaVersion":${jsonText(schemaVersion)}`;
  yield `,\n"tool":${jsonText(analysis.tool)}`;
  yield `,\n"complete":${analysis.problems.length === 0}`;
  yield `,\n"image":${jsonText(toImageDocument(analysis.image))}`;
  yield `,\n"distro":${jsonText(toDistroDocument(analysis))}`;
  yield ',\n"packages":';
  yield* jsonLines(Iterator.from(analysis.packages).map(toPackageDocument));
  yield ',\n"files":';
  yield* jsonLines(Iterator.from(analysis.files).map(toFileDocument));
  yield* factMembers(analysis);
  yield ',\n"problems":';
  yield* factLines(analysis.problems, toProblemDocument);
  yield '}\n';
}

function* factMembers(analysis: ImageAnalysis): Generator<string> {
  yield ',\n"secrets":';
  yield* factLines(analysis.secrets, toSecretDocument);
  yield ',\n"searches":';
  yield* factLines(analysis.searches, toSearchDocument);
  yield ',\n"retrieved":';
  yield* factLines(analysis.retrieved, toRetrievedDocument);
  yield ',\n"packageFiles":';
  yield* verificationLines(analysis.packageFiles);
  yield ',\n"suidFiles":';
  yield* factLines(analysis.suidFiles, toSuidDocument);
  yield `,\n"dockerfile":${jsonText(toDockerfileDocument(analysis))}`;
  yield `,\n"metadata":${jsonText(toMetadataDocument(analysis))}`;
  yield ',\n"malware":';
  yield* malwareLines(analysis.malware);
  yield ',\n"vulnerabilities":';
  yield* vulnerabilityMembers(analysis);
  yield `,\n"policy":${jsonText(toPolicyDocument(analysis.policy))}`;
  yield ',\n"skips":';
  yield* factLines(analysis.skips, toSkipDocument);
}

/** Members are named one by one, so that the document does not change when the model does. */
function toImageDocument(image: ImageFacts) {
  return {
    location: image.location,
    id: image.id,
    tags: image.tags,
    mediaType: image.mediaType,
    manifestDigest: image.manifestDigest,
    indexDigest: image.indexDigest,
    platform: image.platform,
    created: image.created,
    author: image.author,
    user: image.user,
    workingDirectory: image.workingDirectory,
    entrypoint: image.entrypoint,
    command: image.command,
    environment: image.environment,
    exposedPorts: image.exposedPorts,
    volumes: image.volumes,
    labels: image.labels,
    stopSignal: image.stopSignal,
    healthcheck: image.healthcheck,
    history: image.history,
    layers: image.layers,
  };
}

function toPackageDocument(pkg: Package) {
  return {
    id: pkg.id,
    type: pkg.type,
    name: pkg.name,
    version: pkg.version,
    purl: pkg.purl,
    architecture: pkg.architecture,
    source: pkg.source,
    licenses: pkg.licenses,
    cataloger: pkg.cataloger,
    layer: pkg.layer,
    ownedBy: pkg.ownedBy,
    locations: pkg.locations.map(({ path, layer }) => ({ path: absolute(path), layer })),
    files: pkg.files.map(absolute),
    metadata: pkg.metadata,
  };
}

function toDockerfileDocument({ dockerfile: { mode, text } }: ImageAnalysis) {
  return { mode, text };
}

function toMetadataDocument({ metadata }: ImageAnalysis) {
  const { size, architecture, osType, distro, distroVersion, likeDistro, layerCount } = metadata;
  return { size, architecture, osType, distro, distroVersion, likeDistro, layerCount };
}
