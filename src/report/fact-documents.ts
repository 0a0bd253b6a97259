import type { ImageAnalysis } from '../model/analysis.ts';
import type {
  MalwareScan,
  PackageVerification,
  RetrievedFile,
  SearchMatch,
  Skip,
  SuidFile,
} from '../model/inspection.ts';
import type { Problem } from '../model/problem.ts';
import { counts, type Secret, type SecretPlace } from '../model/secret.ts';
import { octal } from './file-record.ts';
import { absolute, exactBytes, jsonLines, jsonText } from './json-text.ts';

/**
 * Facts as JSON documents hold them; `schemas/analysis.schema.json` says what each member means. Members are named
 * one by one, so that documents do not change when the model does.
 */
export function toSecretDocument(secret: Secret) {
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
    counts: counts(secret),
    place: toPlaceDocument(place),
    layer,
    instruction,
    preview,
    fingerprint,
    encoding,
    doubts,
    accepted: accepted && {
      by: accepted.by,
      file: accepted.file,
      reason: accepted.reason,
      expires: accepted.expires,
    },
  };
}

function toPlaceDocument(place: SecretPlace) {
  switch (place.kind) {
    case 'file': {
      const { kind, path, line, column, member, hidden } = place;
      return { kind, ...pathMembers(path), line, column, member, hidden };
    }
    case 'dockerfile':
      return { kind: place.kind, line: place.line, column: place.column };
    default:
      return { kind: place.kind, name: place.name };
  }
}

export function toSearchDocument({ search, name, regex, path, layer, lines }: SearchMatch) {
  return { search, name, regex, ...pathMembers(path), layer, lines };
}

export function toRetrievedDocument({ path, layer, size, redactions, content }: RetrievedFile) {
  return { ...pathMembers(path), layer, size, redactions, content };
}

export function toSuidDocument({ path, layer, mode }: SuidFile) {
  return { ...pathMembers(path), layer, mode: octal(mode) };
}

export function toSkipDocument({ by, reason, count, remedy }: Skip) {
  return { by, reason, count, remedy };
}

export function toDistroDocument({ distro }: ImageAnalysis) {
  return distro === undefined ? null : { ...distro, path: absolute(distro.path) };
}

export function toProblemDocument({ by, code, message, path, layer }: Problem) {
  return { by, code, message, path: path === undefined ? undefined : absolute(path), layer };
}

export function* verificationLines(verification: PackageVerification | undefined): Generator<string> {
  if (verification === undefined) {
    yield 'null';
    return;
  }
  yield `{"checked":${verification.checked},"differences":`;
  yield* jsonLines(
    Iterator.from(verification.differences).map(({ path, status, package: id, what, config }) => ({
      ...pathMembers(path),
      status,
      package: id,
      what,
      config,
    })),
  );
  yield '}';
}

export function* malwareLines(scan: MalwareScan | undefined): Generator<string> {
  if (scan === undefined) {
    yield 'null';
    return;
  }
  yield `{"scanner":${jsonText(scan.scanner)},"version":${jsonText(scan.version)},"findings":`;
  yield* jsonLines(
    Iterator.from(scan.findings).map(({ path, layer, signature, hidden }) => ({
      ...pathMembers(path),
      layer,
      signature,
      hidden,
    })),
  );
  yield '}';
}

/** The items one a line, as `toDocument` makes them; `null` for what was not looked for. */
export function* factLines<T>(
  facts: readonly T[] | undefined,
  toDocument: (fact: T) => object,
): Generator<string> {
  if (facts === undefined) yield 'null';
  else yield* jsonLines(Iterator.from(facts).map(toDocument));
}

function pathMembers(path: string) {
  return { path: absolute(path), pathBase64: exactBytes(`/${path}`) };
}
