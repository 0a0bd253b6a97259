import type { FileRecord } from '../model/analysis.ts';
import type {
  Cause,
  DiffSection,
  DiffSide,
  FileChange,
  ImageDiff,
  PackageChange,
  PackagedVulnerability,
  SecretChange,
  VerdictChange,
  VerdictFinding,
  VulnerabilityChange,
} from '../model/diff.ts';
import type { DiffFormat } from './diff-format.ts';
import {
  fileCounts,
  packageCounts,
  secretCounts,
  summaryText,
  verdictCounts,
  vulnerabilityCounts,
} from './diff-text.ts';
import { toSecretDocument } from './fact-documents.ts';
import { toFileDocument } from './file-record.ts';
import { inChunks, jsonLines, jsonText } from './json-text.ts';
import { toAffectedPackage, toSuppressionDocument } from './vulnerability-documents.ts';

/** Of the comparison. Raised in the second place for additions, in the first for anything else. */
export const diffSchemaVersion = '1.0';

/** Every change with both sides and its causes, as `schemas/diff.schema.json` describes them. */
export const diffJson: DiffFormat = {
  id: 'json',
  mediaType: 'application/json',
  summary: 'every change with its causes, files included, as JSON',
  write: (diff) => inChunks(document(diff)),
};

function* document(diff: ImageDiff): Generator<string> {
  yield `{"schemaVersion":${jsonText(diffSchemaVersion)}`;
  yield `,\n"tool":${jsonText(diff.tool)}`;
  yield `,\n"before":${jsonText(toSideDocument(diff.before))}`;
  yield `,\n"after":${jsonText(toSideDocument(diff.after))}`;
  yield `,\n"summary":${jsonText(toSummaryDocument(diff))}`;
  yield* section('verdict', diff.verdict, toVerdictDocument);
  yield* section('vulnerabilities', diff.vulnerabilities, toVulnerabilityChange);
  yield* section('secrets', diff.secrets, toSecretChange);
  yield* section('packages', diff.packages, toPackageChange);
  yield* section('files', diff.files, toFileChange);
  yield `,\n"notes":${jsonText(diff.notes)}}\n`;
}

function* section<T>(
  name: string,
  found: DiffSection<T>,
  toDocument: (change: T) => object,
): Generator<string> {
  yield `,\n"${name}":`;
  if (!found.compared) {
    yield jsonText({ compared: false, why: found.why });
    return;
  }
  yield '{"compared":true,"changes":';
  yield* jsonLines(Iterator.from(found.changes).map(toDocument));
  yield '}';
}

function toSideDocument(side: DiffSide) {
  const { name, reader, judge, image, distro, listed, vulnerabilities, verdict, problems } = side;
  return {
    name,
    reader,
    judge,
    complete: problems.length === 0,
    image: { location: image.location, id: image.id, tags: image.tags },
    distro:
      distro === undefined ? null : { id: distro.id, versionId: distro.versionId, name: distro.prettyName },
    packages: listed,
    feeds:
      vulnerabilities === undefined
        ? null
        : { digest: vulnerabilities.feedDigest, date: vulnerabilities.feedDate },
    verdict:
      verdict === undefined
        ? null
        : {
            finalAction: verdict.finalAction,
            bundle: { id: verdict.bundle.id, digest: verdict.bundle.digest },
          },
  };
}

function toSummaryDocument(diff: ImageDiff) {
  return {
    text: summaryText(diff),
    verdict: verdictCounts(diff),
    vulnerabilities: vulnerabilityCounts(diff),
    secrets: secretCounts(diff),
    packages: packageCounts(diff),
    files: fileCounts(diff),
  };
}

function toVulnerabilityChange({ kind, what, before, after, causes }: VulnerabilityChange) {
  return {
    kind,
    what,
    before: before && toFindingDocument(before),
    after: after && toFindingDocument(after),
    causes: causes.map(toCause),
  };
}

function toFindingDocument({ vulnerability, pkg }: PackagedVulnerability) {
  const { id, ids, severity, score, fix, exploit, epss, risk, suppressed } = vulnerability;
  return {
    id,
    ids,
    package: toAffectedPackage(pkg),
    severity,
    score,
    fix: { state: fix.state, versions: fix.versions, available: fix.available },
    exploited: exploit !== undefined,
    epss: epss?.score,
    risk,
    counts: suppressed === undefined,
    suppressed: suppressed && toSuppressionDocument(suppressed),
  };
}

function toSecretChange({ kind, what, before, after, causes }: SecretChange) {
  return {
    kind,
    what,
    before: before && toSecretDocument(before),
    after: after && toSecretDocument(after),
    causes: causes.map(toCause),
  };
}

function toPackageChange({ kind, before, after, causes }: PackageChange) {
  return {
    kind,
    before: before && toAffectedPackage(before),
    after: after && toAffectedPackage(after),
    causes: causes.map(toCause),
  };
}

function toFileChange({ kind, what, before, after, causes }: FileChange) {
  return { kind, what, before: toFile(before), after: toFile(after), causes: causes.map(toCause) };
}

function toFile(file: FileRecord | undefined) {
  return file && toFileDocument(file);
}

function toVerdictDocument({ kind, before, after, causes }: VerdictChange) {
  return {
    kind,
    before: before && toVerdictFinding(before),
    after: after && toVerdictFinding(after),
    causes: causes.map(toCause),
  };
}

function toVerdictFinding({ gate, trigger, triggerId, action, message }: VerdictFinding) {
  return { gate, trigger, triggerId, action, message };
}

function toCause({ kind, text }: Cause) {
  return { kind, text };
}
