import type { ImageAnalysis } from '../model/analysis.ts';
import type { ImageFacts } from '../model/image.ts';
import type { Package } from '../model/package.ts';
import type { Problem } from '../model/problem.ts';
import { toFileDocument } from './file-record.ts';
import type { ReportFormat } from './format.ts';
import { absolute, inChunks, jsonLines, jsonText } from './json-text.ts';

/** Of the analysis document. Raised in the second place for additions, in the first for anything else. */
export const schemaVersion = '1.0';

/** The whole analysis, as `schemas/analysis.schema.json` describes it; packages, files and problems one a line. */
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
  yield `,\n"distro":${jsonText(distroDocument(analysis))}`;
  yield ',\n"packages":';
  yield* jsonLines(Iterator.from(analysis.packages).map(toPackageDocument));
  yield ',\n"files":';
  yield* jsonLines(Iterator.from(analysis.files).map(toFileDocument));
  yield ',\n"problems":';
  yield* jsonLines(analysis.problems.map(toProblemDocument));
  yield '}\n';
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

function distroDocument({ distro }: ImageAnalysis) {
  return distro === undefined ? null : { ...distro, path: absolute(distro.path) };
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

function toProblemDocument({ by, code, message, path, layer }: Problem) {
  return { by, code, message, path: path === undefined ? undefined : absolute(path), layer };
}
