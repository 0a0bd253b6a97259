import { counted } from '../core/units.ts';
import type { FileRecord, ImageAnalysis } from '../model/analysis.ts';
import type { Package } from '../model/package.ts';
import { derivedUuid } from './derived-uuid.ts';
import type { ReportFormat } from './format.ts';
import { imageName } from './image-name.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { OwnedFiles } from './owned-files.ts';
import { SpdxLicenses } from './spdx-license.ts';
import {
  fileId,
  imageId,
  spdxId,
  systemId,
  toImagePackage,
  toSpdxFile,
  toSpdxPackage,
  toSystemPackage,
} from './spdx-package.ts';

/**
 * SPDX 2.3: https://spdx.github.io/spdx-spec/v2.3/
 * Describes the image, its distribution and packages, and the files that packages own or were read from. Files need
 * a SHA-1; those without one are left out.
 */
export const spdxJson: ReportFormat = {
  id: 'spdx-json',
  mediaType: 'application/spdx+json; version=2.3',
  summary: 'SPDX 2.3 SBOM, as JSON',
  write(analysis, { epoch = 0 }) {
    const header = {
      SPDXID: 'SPDXRef-DOCUMENT',
      spdxVersion: 'SPDX-2.3',
      dataLicense: 'CC0-1.0',
      name: imageName(analysis.image).name,
      creationInfo: {
        created: new Date(epoch * 1000).toISOString().replace('.000Z', 'Z'),
        creators: [`Tool: kedge-${analysis.tool.version}`],
      },
      comment: incomplete(analysis),
    };
    const uuid = derivedUuid(document(header, analysis));
    const documentNamespace = `https://spdx.org/spdxdocs/kedge-${uuid}`;
    return inChunks(document({ ...header, documentNamespace }, analysis));
  },
};

function* document(header: object, analysis: ImageAnalysis): Generator<string> {
  yield jsonText(header).slice(0, -1);
  yield* body(analysis);
  yield '}\n';
}

interface Contents {
  readonly pkg: Package;
  readonly owned: readonly FileRecord[];
  readonly evidence: readonly FileRecord[];
}

function* body(analysis: ImageAnalysis): Generator<string> {
  const licenses = new SpdxLicenses();
  const contents = contentsOf(analysis);
  const listed = new Set(
    contents.flatMap(({ owned, evidence }) => [...owned, ...evidence].map(({ path }) => path)),
  );
  const files = Iterator.from(analysis.files).filter(
    (file) => file.hidden === undefined && listed.has(file.path),
  );
  yield ',\n"packages":';
  yield* jsonLines(packagesOf(analysis, contents, licenses));
  yield ',\n"files":';
  yield* jsonLines(files.map(toSpdxFile));
  yield ',\n"relationships":';
  yield* jsonLines(relationships(analysis, contents));
  yield ',\n"hasExtractedLicensingInfos":';
  yield* jsonLines(licenses.extracted());
}

function contentsOf({ packages, files }: ImageAnalysis): Contents[] {
  const ownedFiles = new OwnedFiles(files);
  return packages.map((pkg) => ({
    pkg,
    owned: ownedFiles.of(pkg).filter(isDigested),
    evidence: pkg.locations.map(({ path }) => files.get(path)).filter(isDigested),
  }));
}

function isDigested(file: FileRecord | undefined): file is FileRecord {
  return file?.digests?.sha1 !== undefined;
}

function* packagesOf(
  analysis: ImageAnalysis,
  contents: readonly Contents[],
  licenses: SpdxLicenses,
): Generator<object> {
  yield toImagePackage(analysis);
  if (analysis.distro !== undefined) yield toSystemPackage(analysis.distro);
  for (const { pkg, owned } of contents) yield toSpdxPackage(pkg, owned, licenses);
}

function* relationships({ distro }: ImageAnalysis, contents: readonly Contents[]): Generator<object> {
  yield relationship('SPDXRef-DOCUMENT', 'DESCRIBES', imageId);
  if (distro !== undefined) yield relationship(imageId, 'CONTAINS', systemId);
  for (const { pkg, owned, evidence } of contents) {
    const id = spdxId('Package', pkg.id);
    yield relationship(imageId, 'CONTAINS', id);
    if (pkg.ownedBy !== undefined) {
      const comment = 'owned by: the OS package that installed it';
      yield relationship(id, 'OTHER', spdxId('Package', pkg.ownedBy), comment);
    }
    for (const file of owned) yield relationship(id, 'CONTAINS', fileId(file));
    for (const file of evidence) {
      yield relationship(id, 'OTHER', fileId(file), 'evident by: the file that names the package');
    }
  }
}

function relationship(from: string, type: string, to: string, comment?: string) {
  return { spdxElementId: from, relationshipType: type, relatedSpdxElement: to, comment };
}

function incomplete({ problems }: ImageAnalysis): string | undefined {
  if (problems.length === 0) return undefined;
  return `Incomplete: ${counted(problems.length, 'part')} of the image could not be read.`;
}
