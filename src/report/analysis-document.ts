import { decodeName } from '../core/name-bytes.ts';
import type { FileCatalogue, FileRecord, ImageAnalysis } from '../model/analysis.ts';
import type { PackageVerification, SuidFile } from '../model/inspection.ts';
import type { Secret } from '../model/secret.ts';
import type { VulnerabilityReport } from '../model/vulnerability.ts';
import type { toFileDocument } from './file-record.ts';

/** A value of the model with `null` where a document has nothing. */
type OrNull<T> = Exclude<T, undefined> | null;

interface Path {
  readonly path: string;
  readonly pathBase64?: string;
}

/** What `-o json` writes: the shape that `schemas/analysis.schema.json` describes. */
export type AnalysisDocument = Pick<
  ImageAnalysis,
  'tool' | 'image' | 'packages' | 'dockerfile' | 'metadata' | 'skips' | 'problems' | 'searches' | 'retrieved'
> & {
  readonly schemaVersion: string;
  readonly distro: OrNull<ImageAnalysis['distro']>;
  readonly files: readonly ReturnType<typeof toFileDocument>[];
  readonly secrets: OrNull<ImageAnalysis['secrets']>;
  readonly packageFiles: OrNull<ImageAnalysis['packageFiles']>;
  readonly suidFiles: readonly (Path & { readonly layer: number; readonly mode: string })[];
  readonly malware: OrNull<ImageAnalysis['malware']>;
  readonly vulnerabilities:
    | (Omit<VulnerabilityReport, 'vulnerabilities'> & {
        readonly findings: VulnerabilityReport['vulnerabilities'];
      })
    | null;
  readonly policy: OrNull<ImageAnalysis['policy']>;
};

/** The analysis that a document was written from: `json.write` of it gives the same document again. */
export function toAnalysis(document: AnalysisDocument): ImageAnalysis {
  const { distro, vulnerabilities, tool, image, dockerfile, metadata, skips } = document;
  return {
    tool,
    image,
    distro: distro === null ? undefined : { ...distro, path: inImage(distro.path) },
    packages: document.packages.map((pkg) => ({
      ...pkg,
      locations: pkg.locations.map(({ path, layer }) => ({ path: inImage(path), layer })),
      files: pkg.files.map(inImage),
    })),
    files: catalogueOf(document.files.map(toFile)),
    secrets: document.secrets?.map(toSecret),
    searches: document.searches.map(withPath),
    retrieved: document.retrieved.map(withPath),
    packageFiles: verificationOf(document.packageFiles),
    suidFiles: document.suidFiles.map(toSuidFile),
    dockerfile,
    metadata,
    malware: document.malware === null ? undefined : withFindings(document.malware),
    vulnerabilities: vulnerabilities === null ? undefined : toReport(vulnerabilities),
    policy: document.policy ?? undefined,
    skips,
    problems: document.problems.map((problem) => ({
      ...problem,
      ...(problem.path !== undefined && { path: inImage(problem.path) }),
    })),
  };
}

function toFile(file: AnalysisDocument['files'][number]): FileRecord {
  const { pathBase64, targetBase64, mode, target, digests, hidden, ...rest } = file;
  const exact = targetBase64 === undefined ? target : exactName(targetBase64);
  const link = file.kind === 'hardlink' && exact !== undefined ? inImage(exact) : exact;
  return {
    ...rest,
    path: pathOf({ path: file.path, ...(pathBase64 !== undefined && { pathBase64 }) }),
    mode: Number.parseInt(mode, 8),
    ...(link !== undefined && { target: link }),
    ...(digests !== undefined && { digests }),
    ...(hidden !== undefined && { hidden }),
  };
}

function toSecret(secret: Secret): Secret {
  const {
    rule,
    title,
    severity,
    place,
    layer,
    instruction,
    preview,
    fingerprint,
    encoding,
    doubts,
    accepted,
  } = secret;
  return {
    rule,
    title,
    severity,
    place: place.kind === 'file' ? withPath(place) : place,
    ...(layer !== undefined && { layer }),
    ...(instruction !== undefined && { instruction }),
    preview,
    fingerprint,
    ...(encoding !== undefined && { encoding }),
    doubts,
    ...(accepted !== undefined && { accepted }),
  };
}

function toSuidFile({ mode, ...file }: AnalysisDocument['suidFiles'][number]): SuidFile {
  return { ...withPath(file), mode: Number.parseInt(mode, 8) };
}

function verificationOf(found: AnalysisDocument['packageFiles']): PackageVerification | undefined {
  return found === null ? undefined : { ...found, differences: found.differences.map(withPath) };
}

function withFindings(scan: Exclude<AnalysisDocument['malware'], null>): ImageAnalysis['malware'] {
  return { ...scan, findings: scan.findings.map(withPath) };
}

function toReport(report: Exclude<AnalysisDocument['vulnerabilities'], null>): VulnerabilityReport {
  const { findings, feedDigest, feedDate, gaps, expired } = report;
  return {
    feedDigest,
    ...(feedDate !== undefined && { feedDate }),
    vulnerabilities: findings,
    gaps,
    ...(expired !== undefined && { expired }),
  };
}

function withPath<T extends Path>(found: T): Omit<T, 'pathBase64'> {
  const { pathBase64: _, ...rest } = found;
  return { ...rest, path: pathOf(found) };
}

function pathOf({ path, pathBase64 }: Path): string {
  return inImage(pathBase64 === undefined ? path : exactName(pathBase64));
}

function exactName(base64: string): string {
  return decodeName(Buffer.from(base64, 'base64'));
}

function inImage(path: string): string {
  return path.replace(/^\//, '');
}

/** A catalogue over records in memory, by path. */
export function catalogueOf(records: readonly FileRecord[]): FileCatalogue {
  const visible = records.filter(({ hidden }) => hidden === undefined);
  let byPath: Map<string, FileRecord> | undefined;
  return {
    count: visible.length,
    hiddenCount: records.length - visible.length,
    get(path) {
      if (byPath === undefined) {
        byPath = new Map();
        for (const record of visible) byPath.set(record.path, record);
      }
      return byPath.get(path);
    },
    eachVisible(visit) {
      for (const record of visible) visit(record.path, record);
    },
    [Symbol.iterator]: () => records.values(),
  };
}
